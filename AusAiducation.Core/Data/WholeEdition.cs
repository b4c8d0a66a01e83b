using AusAiducation.Core.Candidates;
using AusAiducation.Core.Interviews;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

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

    /// <summary>Which of these people sit on another panel that starts between the two instants (both excluded), and when.</summary>
    public static async Task<IReadOnlyList<(int UserId, DateTime At)>> BusyAsync(AppDbContext db, List<int> userIds, DateTime after, DateTime before, int exceptInterviewId, CancellationToken ct)
    {
        var busy = await db.InterviewPanelists.IgnoringVisibility().Where(p => userIds.Contains(p.UserId) && p.InterviewId != exceptInterviewId)
            .Join(db.Interviews.IgnoringVisibility().Where(i => i.State == InterviewState.Planned && i.StartsAt > after && i.StartsAt < before), p => p.InterviewId, i => i.Id, (p, i) => new { p.UserId, i.StartsAt })
            .ToListAsync(ct);
        return busy.ConvertAll(b => (b.UserId, b.StartsAt));
    }
}
