using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>Releases every pending decision of an edition together: stages move and letters are prepared, held. One transaction, nothing sent.</summary>
public sealed class Releasing(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <param name="edition">The edition's code.</param>
    /// <param name="seen"><see cref="DecisionsView.Seen"/> of what was on the screen.</param>
    public async Task ReleaseAsync(string? edition, string? seen, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var view = await DecisionQueries.ReadAsync(db, edition, ct) ?? throw new NotFoundForViewer("Edition");
        RuleBroken.If(view.WhyNotRelease);
        if (seen != view.Seen) throw new RuleBroken("Decisions.ListChanged");

        var ids = view.Pending.Select(l => l.Candidate.Id).ToList();
        var candidates = await db.Candidates.Include(c => c.Person).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var decisions = await db.SelectionDecisions.Where(d => d.ReplacedAt == null && ids.Contains(d.CandidateId)).ToListAsync(ct);
        foreach (var decision in decisions)
        {
            decision.Release(db.Viewer.UserId, clock.Now);
            candidates[decision.CandidateId].GoTo(StageOf(decision.Outcome));
        }
        await db.PrepareAsync(decisions.ConvertAll(d => Letter(candidates[d.CandidateId], d)), ct: ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The same answer greys the button and refuses the act. Whoever has a tie with a shortlisted candidate leaves the release to somebody else.</summary>
    internal static Refusal? WhyNot(DecisionsView view, bool hides)
    {
        var pending = view.Pending.ToList();
        if (hides) return new("Decisions.ReleaseIsAnothers");
        if (pending.Count == 0) return new("Decisions.NothingToRelease");
        if (pending.Exists(l => l.Decision is { InMeeting: true })) return new("Decisions.MeetingOpen");
        if (view.Undecided > 0) return new("Decisions.Undecided", view.Undecided);
        if (pending.Count(l => l.Decision!.AwaitsMinutes) is > 0 and var unwritten) return new("Decisions.NotInMinutes", unwritten);
        var standing = Standing(view).ToList();
        var ranks = pending.Select(l => l.Decision!.ReserveRank).OfType<int>().Concat(standing).Order().ToList();
        // Those called up have left the front of the list.
        if (!ranks.SequenceEqual(Enumerable.Range(standing.Count == 0 ? 1 : standing.Min(), ranks.Count))) return new("Decisions.ReserveRanksWrong", ranks.Count);
        return view.IsOverSeats ? new("Decisions.MoreThanSeats", view.Selected, view.Ranking.Seats) : null;
    }

    /// <summary>Ranks of the reserve list released before.</summary>
    static IEnumerable<int> Standing(DecisionsView view) =>
        view.Lines.Where(l => l.Candidate.Stage == CandidateStage.Reserve).Select(l => l.Decision?.ReserveRank).OfType<int>();

    internal static CandidateStage StageOf(SelectionOutcome outcome) => outcome switch
    {
        SelectionOutcome.Selected => CandidateStage.Selected,
        SelectionOutcome.Reserve => CandidateStage.Reserve,
        SelectionOutcome.NotSelected => CandidateStage.NotSelected,
    };

    internal static CandidateMessage Letter(Candidate candidate, SelectionDecision decision) => decision.Outcome switch
    {
        SelectionOutcome.Selected => new(candidate, MessageTemplate.Selected),
        SelectionOutcome.Reserve => new(candidate, MessageTemplate.Reserve, new Dictionary<MessageField, object> { [MessageField.Rank] = decision.ReserveRank ?? 0 }),
        SelectionOutcome.NotSelected => new(candidate, MessageTemplate.NotSelected),
    };
}
