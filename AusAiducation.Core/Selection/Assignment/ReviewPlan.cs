using AusAiducation.Core.Access;

namespace AusAiducation.Core.Selection.Assignment;

/// <summary>Somebody who may be given files, at most so many in all.</summary>
public sealed record PlanReviewer(string Key, string Name, int MostFiles);

/// <summary>A file given to a reviewer.</summary>
public sealed record PlannedReview(string File, string Reviewer);

/// <summary>What is to be assigned.</summary>
public sealed record PlanRequest
{
    /// <summary>Codes of the files, each to be read by so many.</summary>
    public required IReadOnlyList<string> Files { get; init; }
    public required int ReviewsPerFile { get; init; }
    public required IReadOnlyList<PlanReviewer> Reviewers { get; init; }

    /// <summary>Cost of a file (first) with a reviewer's key: less for more expertise, more for what is better avoided, null for a conflict.</summary>
    public required Func<string, string, int?> Cost { get; init; }

    /// <summary>Reviews that stay where they are: every started one, and whatever else is not to move.</summary>
    public IReadOnlyList<PlannedReview> Kept { get; init; } = [];

    /// <summary>What is equal is mixed by it; stored, so that a plan can be made again.</summary>
    public required string Seed { get; init; }
}

/// <summary>
/// A proposal of who reads what (docs/selection.md 5). In this order: as many reviews as can be, none before others for a file;
/// the worst-served file; the cost; even loads; then the fewest swaps that let every reviewer be compared with every other.
/// </summary>
/// <param name="New">The reviews to give, kept ones not among them.</param>
/// <param name="Loads">Files of each reviewer, kept ones among them.</param>
/// <param name="Cost">Of all reviews, kept ones among them.</param>
/// <param name="WorstServed">The dearest file: the sum of the costs of its reviewers.</param>
/// <param name="Shortages">Why some reviews found nobody, a sentence for each bottleneck; empty when all did.</param>
/// <param name="Apart">Why the scores will not compare across reviewers, if no swap could help.</param>
public sealed record ReviewPlan(IReadOnlyList<PlannedReview> New, IReadOnlyDictionary<string, int> Loads, long Cost, long WorstServed, int Missing,
    IReadOnlyList<Refusal> Shortages, Refusal? Apart)
{
    /// <exception cref="ArgumentException">A code, a key or a kept review twice, or a kept review of another file.</exception>
    public static ReviewPlan Of(PlanRequest request)
    {
        var table = new PlanTable(request);
        var pairs = table.WorstServedFirst(() => new SeededDraws(request.Seed));
        new SharedFiles(table, pairs).Connect();

        var given = table.Listed(pairs);
        var names = request.Reviewers.ToDictionary(reviewer => reviewer.Key, reviewer => reviewer.Name);
        var missing = table.Missing(pairs);
        return new(given, request.Reviewers.Index().ToDictionary(reviewer => reviewer.Item.Key, reviewer => table.LoadOf(reviewer.Index, pairs)),
            table.CostOf(pairs), table.WorstOf(pairs), missing, missing == 0 ? [] : [.. table.Open.Cuts().Select(cut => Shortage(cut, table, request))],
            Figures.ReviewGraph.WhyNotCompare(given.Concat(request.Kept).Select(review => (review.Reviewer, review.File)), key => names.GetValueOrDefault(key, key)));
    }

    private static Refusal Shortage(TightCut cut, PlanTable table, PlanRequest request)
    {
        if (cut.Rows.Count == 1 && cut.Room == cut.Columns.Count) return new("Selection.FileShort", request.Files[cut.Rows[0]], cut.Room, cut.Need);
        if (cut.Rows.Count == table.Open.Needs.Count(need => need > 0)) return new("Selection.RoomShort", cut.Need, cut.Room);
        return new("Selection.FilesShort", TightCut.First(cut.Rows.Select(row => request.Files[row])), cut.Need, TightCut.First(cut.Columns.Select(column => request.Reviewers[column].Name)), cut.Room);
    }
}
