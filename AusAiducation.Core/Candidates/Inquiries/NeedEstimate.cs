using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates.Inquiries;

/// <summary>
/// What the declaration alone lets foresee of a need score: between the two, both included. Exact on the items that read a declared figure,
/// open on the others, so it is never taken for the score.
/// </summary>
/// <param name="Known">Items whose level the declaration settles.</param>
public sealed record NeedEstimate(int Least, int Most, int Known, int Items)
{
    /// <summary>A pure function of the grid and the declared facts; null for a grid without items.</summary>
    public static NeedEstimate? Of(NeedGrid grid, HouseholdFacts declared)
    {
        if (grid.Items.Count == 0) return null;
        var possible = grid.Items.Select(i => Range(i.Measure, declared) is { } r ? i.LevelsFor(r.Low, r.High) : i.Levels).ToList();
        return new(possible.Sum(l => l.Min(x => x.Points)), possible.Sum(l => l.Max(x => x.Points)), possible.Count(l => l.Count == 1), possible.Count);
    }

    /// <summary>The declared figure: one value twice, or the bracket it lies in; null when it was not declared.</summary>
    static (decimal Low, decimal High)? Range(NeedMeasure? measure, HouseholdFacts d) => measure is not { } figure ? null : figure switch
    {
        NeedMeasure.Siblings => Exactly(d.Siblings),
        NeedMeasure.HouseholdSize => Exactly(d.HouseholdSize),
        NeedMeasure.DistanceKm => Exactly(d.DistanceKm),
        NeedMeasure.MonthlyIncomeAHead => d.HouseholdSize is not > 0 ? null
            : d.MonthlyIncomeMad is { } month ? Exactly(month / d.HouseholdSize.Value)
            : IncomeBrackets.Range(d.Income) is { } year ? (AHead(year.From, d), year.To == decimal.MaxValue ? decimal.MaxValue : AHead(year.To, d)) : null,
    };

    static decimal AHead(decimal yearly, HouseholdFacts d) => yearly / IncomeBrackets.MonthsInYear / d.HouseholdSize!.Value;

    static (decimal, decimal)? Exactly(decimal? value) => value is { } v ? (v, v) : null;
}
