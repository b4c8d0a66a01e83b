using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Panels;

/// <summary>One candidate and the slot chosen for them, "panel hh:mm"; a reason when they have one already.</summary>
public sealed class SlotInput : NeedsInput
{
    public string? CandidateKey { get; set; }
    public string? Version { get; set; }
    public string? Slot { get; set; }
    public string? Reason { get; set; }
}

/// <summary>Puts one candidate on a slot a person chose, moves them, notes what the family said, or cancels; the family is told again each time.</summary>
public sealed class SlotPlacing(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>Places the candidate, or moves the interview that stands.</summary>
    public async Task PlaceAsync(SlotInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var (candidate, stands) = await CandidateAsync(db, input.CandidateKey, ct);
        var problems = new Problems();
        var needs = input.ReadNeeds(problems);
        var reason = stands is null ? null : problems.Required(nameof(input.Reason), input.Reason, Interview.ReasonMaxLength);
        var parts = problems.Required(nameof(input.Slot), input.Slot, 40).Split(' ');
        problems.ThrowIfAny();
        var panels = await OpenPanel.OfEditionAsync(db, candidate.EditionId, clock.Now, ct);
        var open = parts.Length == 2 && TimeOnly.TryParseExact(parts[1], "HH:mm", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var start)
            ? panels.FirstOrDefault(p => p.Panel.Key == parts[0] && p.Free.Contains(start)) : null;
        if (open is null) throw new InputRefused(nameof(input.Slot), "Interviews.SlotGone");
        var at = open.At(TimeOnly.ParseExact(parts[1], "HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        var ties = await Ties.OfAsync(db, candidate.Id, ct);
        if (open.Panel.Members.FirstOrDefault(m => ties.Contains(m.UserId)) is { } tied) throw new InputRefused(nameof(input.Slot), "Interviews.CannotHear", tied.User!.DisplayName);

        if (stands is null) db.Interviews.Add(stands = new Interview(open.Panel, candidate.Id, at));
        else await Scheduling.MoveAsync(db, stands, input.Version, at, open.Panel.WhereOn(open.Day.Place), [.. open.Panel.Members.Select(m => m.UserId)], open.Panel, reason!, ct);
        stands.Note(needs);
        await Convoking.TellAsync(db, [(stands, candidate)], ct);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (e.IsDuplicate()) { throw new InputRefused(nameof(input.Slot), "Interviews.SlotGone"); }
    }

    /// <summary>Cancels the interview that stands, for a reason; the candidate waits again.</summary>
    public async Task CancelAsync(SlotInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var (candidate, stands) = await CandidateAsync(db, input.CandidateKey, ct);
        if (stands is null) throw new NotFoundForViewer(nameof(Interview));
        var problems = new Problems();
        var reason = problems.Required(nameof(input.Reason), input.Reason, Interview.ReasonMaxLength);
        problems.ThrowIfAny();
        if (await WholeEdition.SheetAuthorAsync(db, stands.Id, ct) is { } author) throw new RuleBroken("Interviews.SheetStarted", author);
        db.Expect(stands, Typed.TryInt(input.Version, out var seen) ? seen : 0);
        stands.Cancel(reason, db.Viewer.UserId, clock.Now);
        await Convoking.TellAsync(db, [(stands, candidate)], ct);
        await db.SaveChangesAsync(ct);
    }

    static async Task<(Candidate Candidate, Interview? Stands)> CandidateAsync(AppDbContext db, string? key, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.ScheduleInterviews);
        var candidate = await db.Candidates.Include(c => c.Person).SingleOrDefaultAsync(c => c.Key == key, ct) ?? throw new NotFoundForViewer(nameof(Candidate));
        db.Viewer.Demand(Permission.ScheduleInterviews, candidate.EditionId);
        var last = await db.Interviews.Include(i => i.Panel).Where(i => i.CandidateId == candidate.Id).OrderByDescending(i => i.Id).FirstOrDefaultAsync(ct);
        RuleBroken.If(PlanningQueries.WhyNot(candidate.Stage, last?.State) ?? await InterviewRounds.WhyNotPlanAsync(db, candidate.EditionId, ct));
        return (candidate, last is { State: InterviewState.Planned } ? last : null);
    }
}
