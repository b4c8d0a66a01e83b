using AusAiducation.Core.Selection.Figures;

namespace AusAiducation.Core.Selection;

/// <summary>Two neighbours at the cut and the weight of one criterion at which they change places; <paramref name="Points"/> of weight more, or less than zero, would do.</summary>
public sealed record SwitchPoint(RankedCandidate Upper, RankedCandidate Lower, string Criterion, int Weight, Ratio Points);

/// <summary>The levels one file received on one criterion: their sum and how many.</summary>
public sealed record LevelSum(int CandidateId, int CriterionId, int Sum, int Count);

/// <summary>How little the rubric would have to change for the order around the cut to turn over (docs/selection.md 1).</summary>
public static class SwitchPoints
{
    /// <summary>How many files on either side of the cut are compared with their neighbours.</summary>
    const int Reach = 2;

    /// <summary>A change of weights beyond this many points would be another rubric.</summary>
    const int FarthestShift = 10;

    /// <summary>The files around a cut after so many places. A file on which a criterion did not apply is not compared: its score has other weights.</summary>
    public static IReadOnlyList<RankedCandidate> Near(IReadOnlyList<RankedCandidate> rows, int places)
    {
        var ranked = rows.Where(r => r.Rank is not null).ToList();
        return places <= 0 || places >= ranked.Count ? [] : [.. ranked.Skip(Math.Max(0, places - Reach)).Take(Math.Min(Reach, places) + Reach).Where(r => !r.IsRenormalised)];
    }

    /// <summary>For each pair of neighbours the criterion nearest to turning them over; those already equal stand in the list of ties.</summary>
    public static IReadOnlyList<SwitchPoint> Between(IReadOnlyList<RankedCandidate> near, IReadOnlyList<CriterionFact> criteria, IEnumerable<LevelSum> levels)
    {
        var sums = levels.ToDictionary(level => (level.CandidateId, level.CriterionId));
        int[] weights = [.. criteria.Select(c => c.Weight)];
        List<SwitchPoint> found = [];
        foreach (var (upper, lower) in near.Zip(near.Skip(1)))
        {
            if (upper.File.Mean == lower.File.Mean || Means(upper) is not { } one || Means(lower) is not { } other) continue;
            if (WeightSwitch.Between(weights, one, other).OrderBy(at => Size(at.Shift)).ThenBy(at => at.Criterion).FirstOrDefault() is { } nearest && Size(nearest.Shift) <= FarthestShift)
                found.Add(new(upper, lower, criteria[nearest.Criterion].Name, nearest.Weight, nearest.Shift));
        }
        return found;

        Ratio[]? Means(RankedCandidate file) => criteria.All(c => sums.ContainsKey((file.Id, c.Id)))
            ? [.. criteria.Select(c => sums[(file.Id, c.Id)]).Select(sum => new Ratio(sum.Sum, sum.Count))] : null;
    }

    static Ratio Size(Ratio shift) => shift < 0 ? (Ratio)0 - shift : shift;
}
