namespace AusAiducation.Core.Selection.Figures;

/// <summary>Fleiss' kappa (docs/selection.md 3.3): agreement beyond chance on categories, such as keep, discuss and refuse.</summary>
/// <param name="Shares">Share of all votes that each category received.</param>
public sealed record FleissKappa(double Observed, double Expected, IReadOnlyList<double> Shares)
{
    /// <summary>Null, undefined, when every vote fell in one category.</summary>
    public double? Value => Shares.Any(share => share == 1) ? null : (Observed - Expected) / (1 - Expected);

    /// <summary>From the number of votes for each category, a row a subject; null without a subject.</summary>
    /// <exception cref="ArgumentException">Rows of different lengths, with different numbers of votes or fewer than two.</exception>
    public static FleissKappa? Of(IReadOnlyList<IReadOnlyList<int>> votes)
    {
        if (votes.Count == 0) return null;
        var raters = votes[0].Sum();
        if (raters < 2 || votes.Any(row => row.Count != votes[0].Count || row.Sum() != raters || row.Any(count => count < 0)))
            throw new ArgumentException("Every subject has the same number of votes, two or more, over the same categories.", nameof(votes));
        double[] shares = [.. votes[0].Select((_, category) => (double)votes.Sum(row => row[category]) / (votes.Count * raters))];
        return new(votes.Average(row => (row.Sum(count => (double)count * count) - raters) / (raters * (raters - 1d))), shares.Sum(share => share * share), shares);
    }
}
