using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Selection.Figures;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>How one member marks, and how often they gave each level of the scale, the lowest first.</summary>
public sealed record MemberMarking(string Name, ReviewerPortrait Portrait, IReadOnlyList<int> Levels);

/// <summary>How far the reviewers of a round agree. What its table does not allow is null: most coefficients ask that everybody scored everything.</summary>
/// <param name="Paired">Files with two reviews or more.</param>
/// <param name="Kappa">On the thirds of the scale, over the files that have all their reviews.</param>
public sealed record RoundAgreement(double? Alpha, int Paired, Intraclass? Icc, KendallW? Concordance, FleissKappa? Kappa)
{
    public static RoundAgreement Of(RoundFigures figures, RoundFacts round) => new(figures.Alpha, figures.Table.Rows.Count(row => row.Count > 1), Intraclass.Of(figures.Table), KendallW.Of(figures.Table), Thirds(figures.Table, round));

    static FleissKappa? Thirds(ScoreTable table, RoundFacts round) => round.ReviewsPerFile < 2 ? null : FleissKappa.Of(
        [.. table.Rows.Where(row => row.Count == round.ReviewsPerFile).Select(row => (IReadOnlyList<int>)[.. Enumerable.Range(0, 3).Select(third => row.Count(cell => Third(cell.Exact, round) == third))])]);

    /// <summary>0 for the low third of the scale, 2 for the high one; a border belongs to the higher.</summary>
    static int Third(Ratio score, RoundFacts round)
    {
        var (share, scale) = ((score - round.ScaleMin) * 3, (Ratio)(round.ScaleMax - round.ScaleMin));
        return share < scale ? 0 : share < scale * 2 ? 1 : 2;
    }
}

/// <summary>The reviewers of a round as the chair may see them, in order of name: a way to talk about the scale, never a mark on a person.</summary>
public sealed record ReviewersView(Ranking Ranking, IReadOnlyList<MemberMarking> Members, RoundAgreement? Agreement);

/// <summary>How the reviewers of a round mark and agree: for the chair alone, on the files the chair meets.</summary>
public sealed class ReviewerQueries(ViewerDb viewerDb, FiguresShelf shelf)
{
    /// <summary>Five queries. Null when there is no such edition, or round in it, for this viewer.</summary>
    public async Task<ReviewersView?> ReadAsync(string? edition = null, string? round = null, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        if (await RankingReader.ReadAsync(db, Permission.ViewReviewers, edition, round, ct) is not { } raw) return null;
        var ranking = raw.WithFigures(shelf, RankingQueries.UsualPlaces(raw));
        if (ranking is not { Round: { } facts, Figures: { } figures }) return new ReviewersView(ranking, [], null);
        var sheets = await SheetsAsync(db, ranking, facts, ct);
        var members = ReviewerPortrait.Of(figures.Table, sheets, facts.ScaleMin, facts.ScaleMax)
            .Select(p => new MemberMarking(figures.Names[p.Reviewer], p, LevelsOf(sheets.Where(sheet => sheet.Reviewer == p.Reviewer), facts))).OrderBy(m => m.Name, StringComparer.CurrentCulture);
        return new ReviewersView(ranking, [.. members], RoundAgreement.Of(figures, facts));
    }

    /// <summary>The levels of the reviews behind the ranking's scores, in the order of the criteria.</summary>
    static async Task<List<GivenLevels>> SheetsAsync(AppDbContext db, Ranking ranking, RoundFacts round, CancellationToken ct)
    {
        var marks = (await db.ReviewMarks.Where(m => m.Review!.RoundId == round.Id && m.Review.State == ReviewState.Submitted).Select(m => new { m.ReviewId, m.CriterionId, m.Level }).ToListAsync(ct))
            .GroupBy(m => m.ReviewId).ToDictionary(g => g.Key, g => g.ToDictionary(m => m.CriterionId, m => m.Level));
        return [.. ranking.Scores.Where(s => marks.ContainsKey(s.ReviewId)).Select(s => new GivenLevels(s.Reviewer, s.File, [.. round.Criteria.Select(c => marks[s.ReviewId].GetValueOrDefault(c.Id))]))];
    }

    static int[] LevelsOf(IEnumerable<GivenLevels> sheets, RoundFacts round)
    {
        var given = sheets.SelectMany(sheet => sheet.Levels).OfType<int>().CountBy(level => level).ToDictionary();
        return [.. Enumerable.Range(round.ScaleMin, round.ScaleMax - round.ScaleMin + 1).Select(level => given.GetValueOrDefault(level))];
    }
}
