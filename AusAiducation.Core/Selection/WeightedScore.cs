namespace AusAiducation.Core.Selection;

/// <summary>One criterion of the rubric and the level given for it, null when it has not been marked.</summary>
public readonly record struct MarkedCriterion(int Weight, int? Level, bool Compulsory = true);

/// <summary>
/// A review's score (docs/selection.md 1): the sum of weight x level over the criteria marked, and the sum of their weights. Whole
/// numbers throughout: <see cref="Exact"/> compares, <see cref="Display"/> only shows.
/// </summary>
public sealed record WeightedScore
{
    private WeightedScore(long total, int weights) => (Total, Weights) = (total, weights);

    public long Total { get; }

    public int Weights { get; }

    public Ratio Exact => new(Total, Weights);

    /// <summary>The score on the scale of the levels, half up to two decimals.</summary>
    public decimal Display => Exact.Rounded();

    /// <summary>An optional criterion was left out and the others weigh more for it: to be flagged, since absence may raise a score.</summary>
    public bool IsRenormalised => Weights != 100;

    /// <summary>Null while a compulsory criterion, or every criterion, is unmarked: a missing level is never a zero.</summary>
    /// <exception cref="ArgumentException">Weights that do not sum to 100, a negative weight or level.</exception>
    public static WeightedScore? Of(params IReadOnlyList<MarkedCriterion> rubric)
    {
        if (rubric.Sum(c => c.Weight) != 100 || rubric.Any(c => c.Weight < 0 || c.Level < 0))
            throw new ArgumentException("Weights sum to 100; weights and levels are not negative.", nameof(rubric));
        if (rubric.Any(c => c is { Compulsory: true, Level: null })) return null;
        var weights = rubric.Where(c => c.Level is not null).Sum(c => c.Weight);
        return weights == 0 ? null : new WeightedScore(rubric.Sum(c => (long)c.Weight * (c.Level ?? 0)), weights);
    }
}
