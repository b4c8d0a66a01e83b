using AusAiducation.Core.Access;

namespace AusAiducation.Core.Selection.Figures;

/// <summary>A file's raw mean beside the one freed of its reviewers' severity, both ranked: shown together, the second never replaces the first.</summary>
public sealed record AdjustedFile(string File, Ratio Raw, int RawRank, double Adjusted, int AdjustedRank)
{
    public bool ChangesRank => RawRank != AdjustedRank;
}

/// <summary>How much higher one marks than colleagues do on the same files; the error is null when it cannot be known.</summary>
public sealed record ReviewerEffect(string Reviewer, int Reviews, double Shift, double? Error);

/// <summary>
/// Scores adjusted by additive reviewer effects (docs/selection.md 2.2 and 2.3): score = mean + file + reviewer + error, effects summing to zero.
/// They inform; whoever shows them shows the raw ones too.
/// </summary>
public sealed class AdjustedScores
{
    /// <summary>With fewer reviews a reviewer's effect is mostly chance.</summary>
    public const int FewestReviews = 5;

    private readonly ScoreTable _table;
    private readonly double[,]? _inverse;

    private AdjustedScores(ScoreTable table, EffectEquations equations, double[] effects, double[,]? inverse, Variation variation)
    {
        (_table, _inverse, Variation) = (table, inverse, variation);
        var freed = equations.Freed(effects);
        Mean = freed.Average();
        Ratio[] raw = [.. table.Rows.Select(row => ReviewFigures.Of([.. row.Select(cell => cell.Exact)], row.Count).Mean!.Value)];
        var rawRanks = Ranks(raw);
        // Equal but for the last digits of the arithmetic is equal.
        var ranks = Ranks(freed.Select(value => new Ratio((long)Math.Round(value * 1e9), 1_000_000_000)));
        Files = [.. table.Files.Select((file, i) => new AdjustedFile(file, raw[i], rawRanks[i]!.Value, freed[i], ranks[i]!.Value))];
        var reviews = table.Rows.SelectMany(row => row).CountBy(cell => cell.Reviewer).ToDictionary();
        Reviewers = [.. table.Reviewers.Select((reviewer, j) => new ReviewerEffect(reviewer, reviews[j], effects[j], ErrorOf(j)))];
    }

    /// <summary>Mean of the adjusted scores.</summary>
    public double Mean { get; }

    public IReadOnlyList<AdjustedFile> Files { get; }

    public IReadOnlyList<ReviewerEffect> Reviewers { get; }

    /// <summary>Of the unshrunk model in both variants.</summary>
    public Variation Variation { get; }

    /// <summary>Why nothing can be adjusted: islands of reviewers that share no file are not compared with one another.</summary>
    public static Refusal? WhyNot(ScoreTable table, Func<string, string>? name = null) =>
        table.Count == 0 ? new("Selection.NoScoreYet") : ReviewGraph.WhyNotCompare(table.Pairs, name);

    /// <summary>Why an adjustment, though it can be computed, is not to be shown.</summary>
    public static Refusal? WhyNotShow(ScoreTable table, Func<string, string>? name = null)
    {
        if (WhyNot(table, name) is { } no) return no;
        var few = table.Rows.SelectMany(row => row).CountBy(cell => cell.Reviewer).Where(own => own.Value < FewestReviews)
            .Select(own => table.Reviewers[own.Key]).Order(StringComparer.Ordinal).Select(name ?? (key => key)).ToList();
        return few.Count == 0 ? null : new("Selection.TooFewToAdjust", FewestReviews, string.Join(", ", few));
    }

    /// <summary>By least squares.</summary>
    /// <exception cref="RuleBroken">The graph of reviewers and files is not connected.</exception>
    public static AdjustedScores Of(ScoreTable table)
    {
        RuleBroken.If(WhyNot(table));
        var equations = new EffectEquations(table);
        var inverse = equations.Inverse();
        var effects = equations.Effects(inverse);
        return new(table, equations, effects, inverse, equations.Variation(effects));
    }

    /// <summary>
    /// With random reviewer effects, drawn towards zero by how little is known of them; their variance is estimated unless it is given,
    /// and never negative. Null when no score is left over to estimate the error from.
    /// </summary>
    /// <exception cref="RuleBroken">The graph of reviewers and files is not connected.</exception>
    public static AdjustedScores? Shrunk(ScoreTable table, double? reviewerVariance = null)
    {
        RuleBroken.If(WhyNot(table));
        var equations = new EffectEquations(table);
        var fitted = equations.Effects(equations.Inverse());
        var variation = equations.Variation(fitted);
        if (variation.ErrorVariance is not { } error) return null;
        var between = reviewerVariance ?? VarianceOfReviewers(table, variation, error);
        var effects = between <= 0 ? new double[fitted.Length] : error == 0 ? fitted : equations.Shrunk(error / between);
        return new(table, equations, effects, null, variation);
    }

    /// <summary>Standard error of the difference between two adjusted scores; null for the shrunk ones, or without a score to spare.</summary>
    public double? ErrorOfDifference(string file, string other)
    {
        if (_inverse is null || Variation.ErrorVariance is not { } error) return null;
        var (a, b) = (RowOf(file), RowOf(other));
        var shares = new double[_table.Reviewers.Count];
        foreach (var cell in a) shares[cell.Reviewer] -= 1d / a.Count;
        foreach (var cell in b) shares[cell.Reviewer] += 1d / b.Count;
        var known = SymmetricMatrix.Times(_inverse, shares).Zip(shares, (left, right) => left * right).Sum();
        return file == other ? 0 : Math.Sqrt(error * (1d / a.Count + 1d / b.Count + known));
    }

    /// <summary>Henderson's third method: the expected sum of squares between reviewers, files accounted for, is (scores - files) x their variance + error.</summary>
    private static double VarianceOfReviewers(ScoreTable table, Variation variation, double error) =>
        table.Reviewers.Count < 2 ? 0 : (variation.ReviewersAdjusted - (table.Reviewers.Count - 1) * error) / (table.Count - table.Files.Count);

    private static IReadOnlyList<int?> Ranks(IEnumerable<Ratio> scores) => ReviewFigures.Ranks([.. scores.Select(score => (Ratio?)score)]);

    private IReadOnlyList<ScoreCell> RowOf(string file) =>
        _table.Rows[_table.Files.Index().First(known => known.Item == file).Index];

    private double? ErrorOf(int reviewer) => _inverse is null || Variation.ErrorVariance is not { } error ? null : Math.Sqrt(error * _inverse[reviewer, reviewer]);
}
