namespace AusAiducation.Core.Selection;

/// <summary>
/// What the submitted reviews of one file say together. Figures are null without a review. The standard deviation is the
/// population's (divided by n): it describes the reviews received and estimates nothing.
/// </summary>
public sealed record ReviewFigures(int Done, int Expected, Ratio? Mean, Ratio? Median, Ratio? Spread, double? StandardDeviation)
{
    public bool IsComplete => Done >= Expected;

    /// <summary>Figures of the exact scores (or totals) of submitted reviews; drafts are not to be passed.</summary>
    public static ReviewFigures Of(IReadOnlyList<Ratio> scores, int expected)
    {
        if (scores.Count == 0) return new(0, expected, null, null, null, null);
        Ratio[] sorted = [.. scores.Order()];
        var n = sorted.Length;
        var mean = Sum(sorted) / n;
        var variance = Sum(sorted.Select(score => (score - mean) * (score - mean))) / n;
        return new(n, expected, mean, (sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[^1] - sorted[0],
            Math.Sqrt(variance.Approximate));
    }

    /// <summary>Standard competition ranks ("1224"), the greatest first, in the order given; no score, no rank.</summary>
    public static IReadOnlyList<int?> Ranks(IReadOnlyList<Ratio?> scores)
    {
        var first = new Dictionary<Ratio, int>();
        foreach (var (position, score) in scores.OfType<Ratio>().OrderDescending().Index()) first.TryAdd(score, position + 1);
        return [.. scores.Select(score => score is { } known ? first[known] : (int?)null)];
    }

    private static Ratio Sum(IEnumerable<Ratio> terms) => terms.Aggregate((Ratio)0, (sum, term) => sum + term);
}
