using AusAiducation.Core.Candidates;
using AusAiducation.Core.Interviews;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>Time of a panel that is taken (UTC).</summary>
sealed record TakenTime(int InterviewId, int? PanelId, DateTime At, int Minutes, List<int> Members)
{
    public bool Overlaps(DateTime start, int minutes) => At < start.AddMinutes(minutes) && start < At.AddMinutes(Minutes);
}

/// <summary>
/// Answers that must hold for a whole edition, whoever asks: yes, no or how many, never a row. Without them somebody with a tie could
/// release half a commission or book a panel member twice.
/// </summary>
static class WholeEdition
{
    /// <summary>How many candidates of the edition stand at each stage, those hidden from this viewer included.</summary>
    public static Task<Dictionary<CandidateStage, int>> StagesAsync(AppDbContext db, int editionId, CancellationToken ct) =>
        db.Candidates.IgnoringVisibility().Where(c => c.EditionId == editionId).GroupBy(c => c.Stage)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    /// <summary>Seats its sponsors pledged.</summary>
    public static async Task<int> SeatsAsync(AppDbContext db, int editionId, CancellationToken ct) =>
        await db.SponsorSeats.IgnoringVisibility().Where(s => s.EditionId == editionId).SumAsync(s => (int?)s.Seats, ct) ?? 0;

    /// <summary>How many of these files are of the edition.</summary>
    public static Task<int> CountAsync(AppDbContext db, int editionId, List<int> candidates, CancellationToken ct) =>
        db.Candidates.IgnoringVisibility().CountAsync(c => c.EditionId == editionId && candidates.Contains(c.Id), ct);

    /// <summary>Every interview that takes or took a panel's time between two instants, those of hidden candidates included: which slot, how long, who sits; never who is heard.</summary>
    public static Task<List<TakenTime>> TakenAsync(AppDbContext db, DateTime from, DateTime before, CancellationToken ct) =>
        db.Interviews.IgnoringVisibility().Where(i => (i.State == InterviewState.Planned || i.State == InterviewState.Held) && i.StartsAt >= from && i.StartsAt < before)
            .Select(i => new TakenTime(i.Id, i.PanelOfDayId, i.StartsAt, i.Minutes, i.Panel.Select(p => p.UserId).ToList())).ToListAsync(ct);

    /// <summary>When the interviews placed on these panels begin.</summary>
    public static Task<List<DateTime>> PlacedAsync(AppDbContext db, List<int> panels, CancellationToken ct) =>
        db.Interviews.IgnoringVisibility().Where(i => panels.Contains(i.PanelOfDayId!.Value) && (i.State == InterviewState.Planned || i.State == InterviewState.Held)).Select(i => i.StartsAt).ToListAsync(ct);

    /// <summary>How many interviews these panels ever had.</summary>
    public static Task<int> EverPlacedAsync(AppDbContext db, List<int> panels, CancellationToken ct) => db.Interviews.IgnoringVisibility().CountAsync(i => panels.Contains(i.PanelOfDayId!.Value), ct);

    /// <summary>The interviews to come of a panel, tracked, to be seated anew: a hidden candidate's too, or that panel would fall apart.</summary>
    public static Task<List<Interview>> PlannedOfAsync(AppDbContext db, int panelId, CancellationToken ct) =>
        db.Interviews.IgnoringVisibility().Include(i => i.Panel).Where(i => i.PanelOfDayId == panelId && i.State == InterviewState.Planned).ToListAsync(ct);

    /// <summary>Somebody who began a sheet of this interview: it has started, and moves no more.</summary>
    public static Task<string?> SheetAuthorAsync(AppDbContext db, int interviewId, CancellationToken ct) =>
        db.InterviewSheets.IgnoringVisibility().Where(s => s.InterviewId == interviewId).Select(s => (string?)s.User!.DisplayName).FirstOrDefaultAsync(ct);

    /// <summary>Whether any candidate of the edition has a mark in a test.</summary>
    public static Task<bool> MarkedAsync(AppDbContext db, int editionId, CancellationToken ct) => db.TestResults.IgnoringVisibility().AnyAsync(t => t.EditionId == editionId, ct);

    /// <summary>Which of these people sit on another panel that starts between the two instants (both excluded), and when.</summary>
    public static async Task<IReadOnlyList<(int UserId, DateTime At)>> BusyAsync(AppDbContext db, List<int> userIds, DateTime after, DateTime before, int exceptInterviewId, CancellationToken ct)
    {
        var busy = await db.InterviewPanelists.IgnoringVisibility().Where(p => userIds.Contains(p.UserId) && p.InterviewId != exceptInterviewId)
            .Join(db.Interviews.IgnoringVisibility().Where(i => i.State == InterviewState.Planned && i.StartsAt > after && i.StartsAt < before), p => p.InterviewId, i => i.Id, (p, i) => new { p.UserId, i.StartsAt })
            .ToListAsync(ct);
        return busy.ConvertAll(b => (b.UserId, b.StartsAt));
    }
}
