namespace AusAiducation.Core.Selection.Figures;

/// <summary>Kendall's coefficient of concordance (docs/selection.md 3.4): how far reviewers who scored the same files rank them alike.</summary>
/// <param name="Spread">Sum of the squared deviations of the files' rank sums (S).</param>
/// <param name="Ties">Sum over reviewers of t³ - t for each tie of t files (ΣT).</param>
public sealed record KendallW(int Reviewers, int Files, double Spread, double Ties)
{
    private double Most => (double)Reviewers * Reviewers * (Math.Pow(Files, 3) - Files);

    /// <summary>Corrected for ties; null, undefined, when every reviewer gave every file the same.</summary>
    public double? Value => Most == Reviewers * Ties ? null : 12 * Spread / (Most - Reviewers * Ties);

    public double Uncorrected => 12 * Spread / Most;

    /// <summary>To be read with <see cref="Freedom"/> degrees of freedom.</summary>
    public double? ChiSquare => Reviewers * Freedom * Value;

    public int Freedom => Files - 1;

    /// <summary>Null unless everyone scored everything.</summary>
    public static KendallW? Of(ScoreTable table)
    {
        if (!table.IsComplete) return null;
        var sums = new double[table.Files.Count];
        double ties = 0;
        for (var reviewer = 0; reviewer < table.Reviewers.Count; reviewer++)
        {
            var before = 0;
            foreach (var tied in Enumerable.Range(0, sums.Length).GroupBy(file => table.Rows[file][reviewer].Exact).OrderBy(level => level.Key))
            {
                double count = tied.Count();
                foreach (var file in tied) sums[file] += before + (count + 1) / 2;
                ties += count * count * count - count;
                before += (int)count;
            }
        }

        var middle = table.Reviewers.Count * (sums.Length + 1) / 2d;
        return new(table.Reviewers.Count, sums.Length, sums.Sum(sum => (sum - middle) * (sum - middle)), ties);
    }
}
