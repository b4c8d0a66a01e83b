namespace AusAiducation.Core.Selection.Figures;

/// <summary>
/// Intraclass correlations of a complete table (docs/selection.md 3.2; Shrout and Fleiss 1979). A coefficient is null where it is undefined.
/// Absolute agreement is the one to read: severity matters when candidates have different reviewers.
/// </summary>
public sealed record Intraclass
{
    private Intraclass(int files, int reviewers, double between, double within, double judges, double residual)
    {
        (BetweenFiles, Within, BetweenReviewers, Residual) = (between, within, judges, residual);
        var severity = (judges - residual) / files;
        (OneWay, OneWayMean) = (Share(between - within, between + (reviewers - 1) * within), Share(between - within, between));
        (Agreement, AgreementOfMean) = (Share(between - residual, between + (reviewers - 1) * residual + reviewers * severity), Share(between - residual, between + severity));
        (Consistency, ConsistencyOfMean) = (Share(between - residual, between + (reviewers - 1) * residual), Share(between - residual, between));
    }

    /// <summary>The mean squares: MSB, MSW, MSJ and MSE.</summary>
    public double BetweenFiles { get; }
    public double Within { get; }
    public double BetweenReviewers { get; }
    public double Residual { get; }

    /// <summary>ICC(1,1) and ICC(1,k): each file has reviewers of its own.</summary>
    public double? OneWay { get; }
    public double? OneWayMean { get; }

    /// <summary>ICC(2,1) and ICC(2,k): absolute agreement of one reviewer, and of the mean of all.</summary>
    public double? Agreement { get; }
    public double? AgreementOfMean { get; }

    /// <summary>ICC(3,1) and ICC(3,k): agreement but for severity.</summary>
    public double? Consistency { get; }
    public double? ConsistencyOfMean { get; }

    /// <summary>Null unless everyone scored everything.</summary>
    public static Intraclass? Of(ScoreTable table)
    {
        if (!table.IsComplete) return null;
        var (n, k) = (table.Files.Count, table.Reviewers.Count);
        var cells = table.Rows.SelectMany(row => row).ToList();
        var mean = cells.Average(cell => cell.Value);
        var files = table.Rows.Sum(row => k * Square(row.Average(cell => cell.Value) - mean));
        var reviewers = cells.GroupBy(cell => cell.Reviewer).Sum(own => n * Square(own.Average(cell => cell.Value) - mean));
        var within = cells.Sum(cell => Square(cell.Value - mean)) - files;
        return new(n, k, files / (n - 1), within / (n * (k - 1)), reviewers / (k - 1), (within - reviewers) / ((n - 1) * (k - 1)));
    }

    /// <summary>Spearman and Brown: the reliability of the mean of <paramref name="reviews"/> reviews when one has <paramref name="single"/>.</summary>
    public static double OfMean(double single, double reviews) => reviews * single / (1 + (reviews - 1) * single);

    /// <summary>How many reviews a file needs for that reliability; null when a single review tells nothing, or the target is out of reach.</summary>
    public static int? ReviewsNeeded(double single, double target = .8) =>
        single is > 0 and < 1 && target is > 0 and < 1 ? Math.Max(1, (int)Math.Ceiling(target * (1 - single) / ((1 - target) * single) - 1e-9)) : null;

    private static double? Share(double part, double whole) => whole == 0 ? null : part / whole;

    private static double Square(double value) => value * value;
}
