using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Selection.Meetings;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>The decision in force for one candidate.</summary>
public sealed record DecisionTaken(string Key, SelectionOutcome Outcome, int? ReserveRank, string Reason, string? By, DateTime At, DateTime? ReleasedAt)
{
    /// <summary>The edition holds meetings, and none of their minutes tells of this decision yet.</summary>
    public bool AwaitsMinutes { get; init; }

    /// <summary>A meeting of the edition is open.</summary>
    public bool InMeeting { get; init; }
}

/// <summary>One shortlisted candidate before the commission.</summary>
public sealed record DecisionLine(RankedCandidate Candidate, DecisionTaken? Decision)
{
    public bool IsPending => Candidate.Stage == CandidateStage.Shortlisted;
}

/// <summary>The decisions of an edition against its seats, and why they cannot be released yet.</summary>
public sealed record DecisionsView(Ranking Ranking, IReadOnlyList<DecisionLine> Lines, int PlacesTaken, Refusal? WhyNotRelease)
{
    public IEnumerable<DecisionLine> Pending => Lines.Where(l => l.IsPending);
    public int Undecided => Pending.Count(l => l.Decision is null);

    /// <summary>Places this release would fill, and those filled already.</summary>
    public int Selected => PlacesTaken + Pending.Count(l => l.Decision?.Outcome == SelectionOutcome.Selected);
    public bool IsOverSeats => Selected > Ranking.Seats;

    /// <summary>Changes with any decision: a release is of what was on the screen.</summary>
    public string Seen => Stamp.Of(Pending.Select(l => $"{l.Candidate.Key}:{l.Decision?.Key}"));
}

/// <summary>Reads the commission's decisions.</summary>
public sealed class DecisionQueries(ViewerDb viewerDb)
{
    /// <summary>Null when there is no such edition for this viewer.</summary>
    public async Task<DecisionsView?> ReadAsync(string? edition, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        return await ReadAsync(db, edition, ct);
    }

    internal static async Task<DecisionsView?> ReadAsync(AppDbContext db, string? edition, CancellationToken ct)
    {
        if (await RankingReader.ReadAsync(db, Permission.DecideSelection, edition, null, ct) is not { } ranking) return null;
        var whole = db.Viewer.Rows.MeetsWhole(ranking.Edition.Id);
        var decisions = await db.SelectionDecisions.Where(d => d.EditionId == ranking.Edition.Id && d.ReplacedAt == null)
            .Select(d => new { d.CandidateId, Taken = new DecisionTaken(d.Key, d.Outcome, whole ? d.ReserveRank : null, d.Reason, d.By!.DisplayName, d.At, d.ReleasedAt)
            {
                InMeeting = db.Meetings.Any(m => m.EditionId == d.EditionId && m.State == MeetingState.Open),
                AwaitsMinutes = db.Meetings.Any(m => m.EditionId == d.EditionId) && !db.MinutesLines.Any(l => l.DecisionId == d.Id && l.Minutes!.ReplacedAt == null),
            } })
            .ToDictionaryAsync(d => d.CandidateId, d => d.Taken, ct);
        var lines = ranking.Rows.Where(r => r.Stage is not (CandidateStage.Eligible or CandidateStage.NotShortlisted))
            .Select(r => new DecisionLine(r, decisions.GetValueOrDefault(r.Id))).ToList();
        var standing = await WholeEdition.StagesAsync(db, ranking.Edition.Id, ct);
        int Count(CandidateStage stage) => standing.GetValueOrDefault(stage);
        var view = new DecisionsView(ranking, lines, Count(CandidateStage.Selected) + Count(CandidateStage.Accepted), null);
        return view with { WhyNotRelease = Releasing.WhyNot(view, hides: Count(CandidateStage.Shortlisted) > view.Pending.Count()) };
    }
}
