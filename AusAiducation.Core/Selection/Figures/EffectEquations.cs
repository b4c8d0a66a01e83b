namespace AusAiducation.Core.Selection.Figures;

/// <summary>Where the variation of the scores comes from: the analysis of variance of an incomplete block design, reviewers being the blocks.</summary>
/// <param name="Reviewers">Between the reviewers' own means, before the files are accounted for.</param>
/// <param name="Files">Between the files, once the reviewers are accounted for.</param>
/// <param name="ReviewersAdjusted">Between the reviewers, once the files are accounted for.</param>
public sealed record Variation(double Total, double Reviewers, double Files, double ReviewersAdjusted, double Error, int FileFreedom, int ErrorFreedom)
{
    /// <summary>Variance of a score that neither file nor reviewer explains; null when every score was needed to fit them.</summary>
    public double? ErrorVariance => ErrorFreedom > 0 ? Error / ErrorFreedom : null;

    /// <summary>Fisher's F of the differences between files.</summary>
    public double? F => ErrorVariance is > 0 and var error && FileFreedom > 0 ? Files / FileFreedom / error : null;
}

/// <summary>
/// The normal equations of score = file + reviewer + error with the files eliminated, which leaves a system as small as the committee:
/// the Laplacian of the graph of reviewers who share files.
/// </summary>
internal sealed class EffectEquations
{
    private readonly ScoreTable _table;
    private readonly double[,] _laplacian;
    private readonly double[] _right, _means;

    public EffectEquations(ScoreTable table)
    {
        var size = table.Reviewers.Count;
        (_table, _laplacian, _right) = (table, new double[size, size], new double[size]);
        _means = [.. table.Rows.Select(row => row.Average(cell => cell.Value))];
        foreach (var (file, row) in table.Rows.Index())
            foreach (var cell in row)
            {
                _laplacian[cell.Reviewer, cell.Reviewer]++;
                _right[cell.Reviewer] += cell.Value - _means[file];
                foreach (var other in row) _laplacian[cell.Reviewer, other.Reviewer] -= 1d / row.Count;
            }
    }

    /// <summary>Generalised inverse of the Laplacian of a connected graph: times the error variance, the covariance of the effects that sum to zero.</summary>
    public double[,] Inverse()
    {
        var size = _right.Length;
        var inverse = SymmetricMatrix.Inverse(Plus((_, _) => 1));
        for (var i = 0; i < size; i++)
            for (var j = 0; j < size; j++) inverse[i, j] -= 1d / (size * size);
        return inverse;
    }

    /// <summary>The reviewers' effects by least squares, which sum to zero.</summary>
    public double[] Effects(double[,] inverse) => SymmetricMatrix.Times(inverse, _right);

    /// <summary>The effects drawn towards zero: <paramref name="ridge"/> is the error variance over the variance of reviewers.</summary>
    public double[] Shrunk(double ridge) => SymmetricMatrix.Times(SymmetricMatrix.Inverse(Plus((i, j) => i == j ? ridge : 0)), _right);

    /// <summary>Each file's mean freed of its reviewers' effects.</summary>
    public double[] Freed(double[] effects) =>
        [.. _table.Rows.Select((row, file) => _means[file] - row.Average(cell => effects[cell.Reviewer]))];

    public Variation Variation(double[] effects)
    {
        var all = _table.Rows.SelectMany(row => row).ToList();
        var mean = all.Average(cell => cell.Value);
        var freed = Freed(effects);
        var total = all.Sum(cell => Square(cell.Value - mean));
        var reviewers = all.GroupBy(cell => cell.Reviewer).Sum(own => own.Count() * Square(own.Average(cell => cell.Value) - mean));
        var files = _table.Rows.Select((row, file) => row.Count * Square(_means[file] - mean)).Sum();
        var error = _table.Rows.Select((row, file) => row.Sum(cell => Square(cell.Value - freed[file] - effects[cell.Reviewer]))).Sum();
        // What is left of an exact fit is rounding.
        if (error < 1e-12 * total) error = 0;
        return new(total, reviewers, total - reviewers - error, total - files - error, error,
            _table.Files.Count - 1, all.Count - _table.Files.Count - _table.Reviewers.Count + 1);
    }

    private double[,] Plus(Func<int, int, double> extra)
    {
        var sum = (double[,])_laplacian.Clone();
        for (var i = 0; i < _right.Length; i++)
            for (var j = 0; j < _right.Length; j++) sum[i, j] += extra(i, j);
        return sum;
    }

    private static double Square(double value) => value * value;
}
