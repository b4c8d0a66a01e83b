using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>A shortlist decision that was taken: the last one of each file.</summary>
public sealed record ShortlistTaken(RankedCandidate Candidate, bool Shortlisted, string Reason, string? By, DateTime At);

/// <summary>The shortlist page: files that wait with the proposed cut, and what was decided. <paramref name="WhyNot"/> refuses the act and greys its button.</summary>
public sealed record ShortlistView(Ranking Ranking, int Places, IReadOnlyList<ShortlistLine> Waiting, IReadOnlyList<ShortlistTaken> Taken, Refusal? WhyNot)
{
    public int Shortlisted => Taken.Count(t => t.Shortlisted);
}

/// <summary>Reads the shortlist of an edition.</summary>
public sealed class ShortlistQueries(ViewerDb viewerDb)
{
    public const int DefaultPlaces = 30;
    public const int MaxPlaces = 600;

    /// <summary>Null when there is no such edition, or round in it, for this viewer. Without a key, its last round over files.</summary>
    public async Task<ShortlistView?> ReadAsync(string? edition, int places, string? round = null, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        if (await RankingReader.ReadAsync(db, Permission.ShortlistCandidates, edition, round, ct) is not { } ranking) return null;
        var decisions = await db.ShortlistDecisions.Where(d => d.EditionId == ranking.Edition.Id).OrderBy(d => d.Id)
            .Select(d => new { d.CandidateId, d.Shortlisted, d.Reason, By = d.By!.DisplayName, d.At }).ToListAsync(ct);
        var last = decisions.GroupBy(d => d.CandidateId).ToDictionary(g => g.Key, g => g.Last());
        var taken = ranking.Rows.Where(r => r.Stage != CandidateStage.Eligible && last.ContainsKey(r.Id))
            .Select(r => new ShortlistTaken(r, last[r.Id].Shortlisted, last[r.Id].Reason, last[r.Id].By, last[r.Id].At)).ToList();
        return new ShortlistView(ranking, places, Waiting(ranking, places), taken, WhyNot(ranking));
    }

    internal static IReadOnlyList<ShortlistLine> Waiting(Ranking ranking, int places) =>
        [.. ShortlistCut.Of(ranking.Rows, places).Where(l => l.Candidate.Stage == CandidateStage.Eligible)];

    /// <summary>A shortlist comes from a finished round: while it is open the next review could turn the ranking over.</summary>
    internal static Refusal? WhyNot(Ranking ranking) =>
        ranking.Round is null ? new("Shortlist.NoRound")
        : ranking.Round.State != RoundState.Closed ? new("Shortlist.RoundNotClosed")
        : ranking.Rows.All(r => r.Stage != CandidateStage.Eligible) ? new("Shortlist.NobodyWaits")
        : null;
}
