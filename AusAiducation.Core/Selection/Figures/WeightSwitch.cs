namespace AusAiducation.Core.Selection.Figures;

/// <summary>The weight of one criterion at which two files change places, the other weights keeping their proportions (docs/selection.md 1).</summary>
/// <param name="At">A share of the whole, from 0 to 1.</param>
public sealed record WeightSwitch(int Criterion, int Weight, Ratio At)
{
    /// <summary>By how many points of weight the criterion must change; zero where the two are tied as it is.</summary>
    public Ratio Shift => At * 100 - Weight;

    /// <summary>A switch point for each criterion that has one, from the levels (or mean levels) of two files.</summary>
    /// <exception cref="ArgumentException">Weights that do not sum to 100, or lists of different lengths.</exception>
    public static IReadOnlyList<WeightSwitch> Between(IReadOnlyList<int> weights, IReadOnlyList<Ratio> one, IReadOnlyList<Ratio> other)
    {
        if (weights.Sum() != 100 || weights.Any(weight => weight < 0) || one.Count != weights.Count || other.Count != weights.Count)
            throw new ArgumentException("Weights sum to 100, and each file has a level for each.", nameof(weights));
        Ratio[] differences = [.. one.Zip(other, (a, b) => a - b)];
        var total = differences.Zip(weights, (difference, weight) => difference * weight).Aggregate((Ratio)0, (sum, term) => sum + term);
        var found = new List<WeightSwitch>();
        foreach (var (criterion, weight) in weights.Index())
        {
            if (weight == 100) continue;
            var rest = (total - differences[criterion] * weight) / (100 - weight);
            if (rest == differences[criterion]) continue;
            var at = rest / (rest - differences[criterion]);
            if (at >= 0 && at <= 1) found.Add(new(criterion, weight, at));
        }

        return found;
    }
}
