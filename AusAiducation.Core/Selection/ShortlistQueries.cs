using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Selection.Figures;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>A shortlist decision that was taken: the last one of each file.</summary>
public sealed record ShortlistTaken(RankedCandidate Candidate, bool Shortlisted, string Reason, string? By, DateTime At);

/// <summary>The shortlist page: files that wait with the proposed cut, and what was decided. <paramref name="WhyNot"/> refuses the act and greys its button.</summary>
public sealed record ShortlistView(Ranking Ranking, int Places, IReadOnlyList<ShortlistLine> Waiting, IReadOnlyList<ShortlistTaken> Taken, Refusal? WhyNot)
{
    public int Shortlisted => Taken.Count(t => t.Shortlisted);

    /// <summary>How little another weight would change around the cut.</summary>
    public IReadOnlyList<SwitchPoint> Switches { get; init; } = [];
}

/// <summary>Reads the shortlist of an edition.</summary>
public sealed class ShortlistQueries(ViewerDb viewerDb, FiguresShelf shelf)
{
    public const int DefaultPlaces = 30;
    public const int MaxPlaces = 600;

    /// <summary>Null when there is no such edition, or round in it, for this viewer. Without a key, its last round over files.</summary>
    public async Task<ShortlistView?> ReadAsync(string? edition, int places, string? round = null, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        if (await RankingReader.ReadAsync(db, Permission.ShortlistCandidates, edition, round, ct) is not { } raw) return null;
        var ranking = raw.WithFigures(shelf, places);
        var decisions = await db.ShortlistDecisions.Where(d => d.EditionId == ranking.Edition.Id).OrderBy(d => d.Id)
            .Select(d => new { d.CandidateId, d.Shortlisted, d.Reason, By = d.By!.DisplayName, d.At }).ToListAsync(ct);
        var last = decisions.GroupBy(d => d.CandidateId).ToDictionary(g => g.Key, g => g.Last());
        var taken = ranking.Rows.Where(r => r.Stage != CandidateStage.Eligible && last.ContainsKey(r.Id))
            .Select(r => new ShortlistTaken(r, last[r.Id].Shortlisted, last[r.Id].Reason, last[r.Id].By, last[r.Id].At)).ToList();
        return new ShortlistView(ranking, places, Waiting(ranking, places), taken, WhyNot(ranking)) { Switches = await SwitchesAsync(db, ranking, places, ct) };
    }

    static async Task<IReadOnlyList<SwitchPoint>> SwitchesAsync(AppDbContext db, Ranking ranking, int places, CancellationToken ct)
    {
        var near = SwitchPoints.Near(ranking.Rows, places);
        var (round, files) = (ranking.Round?.Id ?? 0, near.Select(r => r.Id).ToList());
        var levels = await db.Reviews.Where(r => r.RoundId == round && r.State == ReviewState.Submitted && files.Contains(r.CandidateId))
            .SelectMany(r => r.Marks, (r, m) => new { r.CandidateId, m.CriterionId, m.Level }).Where(m => m.Level != null)
            .GroupBy(m => new { m.CandidateId, m.CriterionId }).Select(g => new LevelSum(g.Key.CandidateId, g.Key.CriterionId, g.Sum(m => m.Level!.Value), g.Count())).ToListAsync(ct);
        return SwitchPoints.Between(near, ranking.Round?.Criteria ?? [], levels);
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
