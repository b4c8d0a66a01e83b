using System.Numerics;

namespace AusAiducation.Core.Selection.Figures;

/// <summary>What a draw takes for a file's mean.</summary>
public enum Resampling
{
    /// <summary>The mean itself with an error of the variance that all files share: the one to use.</summary>
    PooledVariance,

    /// <summary>The mean of the file's own reviews drawn again with replacement: with two or three reviews too sure of itself.</summary>
    OwnReviews,
}

/// <summary>How sure a file's rank is: 90 % of the draws put it from <paramref name="Best"/> to <paramref name="Worst"/>.</summary>
/// <param name="Chance">Share of the draws with the file above the cut, a tie over the last places being shared.</param>
public sealed record RankInterval(string File, Ratio Mean, int Rank, int Best, int Worst, double Chance)
{
    /// <summary>The bubble is what neither nearly always nor nearly never has a place: a person decides there.</summary>
    public CutPlace Place => Chance >= .95 ? CutPlace.Above : Chance <= .05 ? CutPlace.Below : CutPlace.Bubble;
}

/// <summary>Rank intervals and the bubble around the cut, by bootstrap from a stored seed (docs/selection.md 4.2).</summary>
public static class RankIntervals
{
    public const int Draws = 10_000;

    private const int IndexBits = 16;

    /// <summary>
    /// The files in order of rank. Files with the same mean of as many reviews have the same figures: a draw does not part a tie.
    /// Null when no file has two reviews, so that nothing tells how far reviewers differ.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">More than 65,536 files.</exception>
    public static IReadOnlyList<RankInterval>? Of(ScoreTable table, int places, string seed, Resampling resampling = Resampling.PooledVariance, int draws = Draws)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(table.Files.Count, 1 << IndexBits);
        Ratio[] means = [.. table.Rows.Select(row => ReviewFigures.Of([.. row.Select(cell => cell.Exact)], row.Count).Mean!.Value)];
        if (PooledVariance(table, means) is not { } variance) return null;
        var random = new SeededDraws(seed);
        var scores = new MeanDraws(table, means, Math.Sqrt(variance), resampling);
        var (twins, groups) = scores.Twins;
        var tally = new RankTally(groups, table.Files.Count, places);
        var packed = new long[table.Files.Count];
        for (var draw = 0; draw < draws; draw++)
        {
            // Negated, for the best comes first; the index rides in the low bits, so that plain numbers are sorted.
            for (var file = 0; file < packed.Length; file++) packed[file] = -scores.Next(file, random) << IndexBits | (uint)file;
            Array.Sort(packed);
            tally.Add(packed, twins, IndexBits);
        }

        var ranks = ReviewFigures.Ranks([.. means.Select(mean => (Ratio?)mean)]);
        return [.. table.Files
            .Select((file, i) => tally.Of(twins[i]) is var (best, worst, chance) ? new RankInterval(file, means[i], ranks[i]!.Value, best, worst, chance) : null!)
            .OrderBy(interval => interval.Rank).ThenBy(interval => interval.File, StringComparer.Ordinal)];
    }

    /// <summary>The variance within files, every file with two reviews or more weighing by what it knows.</summary>
    private static double? PooledVariance(ScoreTable table, Ratio[] means)
    {
        var freedom = table.Count - table.Files.Count;
        if (freedom == 0) return null;
        return table.Rows.Select((row, i) => row.Sum(cell => Square(cell.Value - means[i].Approximate))).Sum() / freedom;

        static double Square(double value) => value * value;
    }
}

/// <summary>Draws of the files' means, in billionths: whole numbers, so that equal is equal and the same on every machine.</summary>
internal sealed class MeanDraws
{
    private const int FractionBits = 30;
    private readonly long[] _means;
    private readonly long[][] _scores;
    private readonly double[] _errors;
    private readonly Resampling _resampling;

    public MeanDraws(ScoreTable table, Ratio[] means, double deviation, Resampling resampling)
    {
        _resampling = resampling;
        _means = [.. means.Select(Fixed)];
        _errors = [.. table.Rows.Select(row => deviation / Math.Sqrt(row.Count) * (1L << FractionBits))];
        _scores = [.. table.Rows.Select(row => row.Select(cell => Fixed(cell.Exact / row.Count)).ToArray())];
    }

    /// <summary>Files that every draw treats alike have one number; and how many numbers there are.</summary>
    public (int[] Of, int Count) Twins
    {
        get
        {
            if (_resampling == Resampling.OwnReviews) return ([.. Enumerable.Range(0, _means.Length)], _means.Length);
            var numbers = new Dictionary<(long, double), int>();
            int[] twins = [.. _means.Zip(_errors, (mean, error) => numbers.TryGetValue((mean, error), out var known) ? known : numbers[(mean, error)] = numbers.Count)];
            return (twins, numbers.Count);
        }
    }

    public long Next(int file, SeededDraws random)
    {
        if (_resampling == Resampling.PooledVariance) return _means[file] + (long)(_errors[file] * random.Normal());
        long sum = 0;
        var own = _scores[file];
        for (var review = 0; review < own.Length; review++) sum += own[random.Below(own.Length)];
        return sum;
    }

    private static long Fixed(Ratio value) => (long)BigInteger.Divide((value.Numerator << FractionBits + 1) + value.Denominator, value.Denominator << 1);
}

/// <summary>Counts the ranks that the draws give to each group of twins.</summary>
internal sealed class RankTally(int groups, int files, int places)
{
    private readonly int[,] _ranks = new int[groups, files];
    private readonly double[] _chances = new double[groups];
    private readonly int[] _counts = new int[groups];

    /// <summary>One draw: the scores in order, each with its file in the low bits.</summary>
    public void Add(long[] order, int[] twins, int indexBits)
    {
        for (int first = 0, next; first < order.Length; first = next)
        {
            for (next = first + 1; next < order.Length && order[next] >> indexBits == order[first] >> indexBits;) next++;
            var share = Math.Clamp((places - first) / (double)(next - first), 0, 1);
            for (var i = first; i < next; i++)
            {
                var twin = twins[(int)(order[i] & (1L << indexBits) - 1)];
                _ranks[twin, first]++;
                _chances[twin] += share;
                _counts[twin]++;
            }
        }
    }

    public (int Best, int Worst, double Chance) Of(int twin) => (Quantile(twin, .05), Quantile(twin, .95), _chances[twin] / _counts[twin]);

    private int Quantile(int twin, double share)
    {
        long sum = 0;
        var rank = 0;
        while (rank < files && (sum += _ranks[twin, rank]) < share * _counts[twin]) rank++;
        return rank + 1;
    }
}
