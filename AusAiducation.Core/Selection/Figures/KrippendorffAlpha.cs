namespace AusAiducation.Core.Selection.Figures;

/// <summary>What a difference between two values means.</summary>
public enum MeasureLevel { Nominal, Ordinal, Interval, Ratio }

/// <summary>What may be built on an agreement: from .800 a ranking, from .667 tentative conclusions, below it no ranking.</summary>
public enum AgreementReading { Weak, Tentative, Good }

/// <summary>Krippendorff's alpha (docs/selection.md 3.1): agreement beyond chance, for any number of reviewers and with scores missing.</summary>
public static class KrippendorffAlpha
{
    /// <summary>Alpha of a round's scores; files with a single score say nothing of agreement.</summary>
    public static double? Of(ScoreTable table, MeasureLevel level = MeasureLevel.Interval) =>
        Of(table.Rows.Select(row => (IReadOnlyList<double>)[.. row.Select(cell => cell.Value)]), level);

    /// <summary>Alpha of the values each unit received; null, undefined, when no unit has two values or all values are equal.</summary>
    /// <exception cref="ArgumentException">A negative value on a ratio scale.</exception>
    public static double? Of(IEnumerable<IReadOnlyList<double>> units, MeasureLevel level)
    {
        var paired = units.Where(unit => unit.Count > 1).ToList();
        var counts = paired.SelectMany(unit => unit).CountBy(value => value).OrderBy(value => value.Key).ToList();
        if (level == MeasureLevel.Ratio && counts.Exists(value => value.Key < 0)) throw new ArgumentException("A ratio scale has no negative value.", nameof(units));
        var places = counts.Index().ToDictionary(value => value.Item.Key, value => value.Index);
        var upTo = new long[counts.Count + 1];
        foreach (var (place, value) in counts.Index()) upTo[place + 1] = upTo[place] + value.Value;

        var observed = paired.Sum(unit => Pairs(unit.Count, (i, j) => Distance(places[unit[i]], places[unit[j]])) / (unit.Count - 1));
        var expected = Pairs(counts.Count, (i, j) => (double)counts[i].Value * counts[j].Value * Distance(i, j));
        return expected == 0 ? null : 1 - (upTo[^1] - 1) * observed / expected;

        double Distance(int one, int other)
        {
            if (one == other) return 0;
            var (low, high) = (counts[Math.Min(one, other)].Key, counts[Math.Max(one, other)].Key);
            var difference = level switch
            {
                MeasureLevel.Nominal => 1,
                MeasureLevel.Ordinal => Ranks(Math.Min(one, other), Math.Max(one, other)),
                MeasureLevel.Interval => high - low,
                MeasureLevel.Ratio => (high - low) / (high + low),
            };
            return difference * difference;
        }

        // Values between the two, and half of those at either.
        double Ranks(int low, int high) => upTo[high + 1] - upTo[low] - (counts[low].Value + counts[high].Value) / 2d;
    }

    public static AgreementReading Read(double alpha) =>
        alpha >= .8 ? AgreementReading.Good : alpha >= 2d / 3 ? AgreementReading.Tentative : AgreementReading.Weak;

    private static double Pairs(int count, Func<int, int, double> term)
    {
        double sum = 0;
        for (var i = 0; i < count; i++)
            for (var j = i + 1; j < count; j++) sum += term(i, j);
        return sum;
    }
}
