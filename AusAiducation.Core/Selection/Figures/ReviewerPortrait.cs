namespace AusAiducation.Core.Selection.Figures;

/// <summary>The levels one reviewer gave one file, a place for each criterion of the rubric, null where none was given.</summary>
public sealed record GivenLevels(string Reviewer, string File, IReadOnlyList<int?> Levels);

/// <summary>How somebody marks, for the chair only: a way to talk about the scale, never a mark on the person.</summary>
/// <param name="Effect">Against colleagues on the same files; null when the graph of reviewers is not connected.</param>
/// <param name="Deviation">Standard deviation (n - 1) of the scores; null with one review.</param>
/// <param name="Lowest">Share of the levels given that are the lowest of the scale.</param>
/// <param name="Middle">Share of those that are its middle, the central tendency: null when the scale has none.</param>
/// <param name="Highest">Share of those that are the highest.</param>
/// <param name="Halo">Mean correlation among criteria over this person's files; null when no two criteria vary over three files.</param>
public sealed record ReviewerPortrait(
    string Reviewer, int Reviews, double Mean, double? Deviation, ReviewerEffect? Effect, double? Lowest, double? Middle, double? Highest, double? Halo)
{
    public static IReadOnlyList<ReviewerPortrait> Of(ScoreTable table, IEnumerable<GivenLevels> levels, int scaleMin, int scaleMax)
    {
        var effects = AdjustedScores.WhyNot(table) is null ? AdjustedScores.Of(table).Reviewers : [];
        var sheets = levels.ToLookup(sheet => sheet.Reviewer);
        var scores = table.Rows.SelectMany(row => row).ToLookup(cell => cell.Reviewer, cell => cell.Value);
        return [.. table.Reviewers.Select((reviewer, index) =>
        {
            double[] own = [.. scores[index]];
            int[] given = [.. sheets[reviewer].SelectMany(sheet => sheet.Levels).OfType<int>()];
            return new ReviewerPortrait(reviewer, own.Length, own.Average(), DeviationOf(own), effects.FirstOrDefault(effect => effect.Reviewer == reviewer),
                Share(given, 2 * scaleMin), (scaleMin + scaleMax) % 2 == 0 ? Share(given, scaleMin + scaleMax) : null, Share(given, 2 * scaleMax), HaloOf([.. sheets[reviewer]]));
        })];
    }

    private static double? Share(int[] given, int doubled) => given.Length == 0 ? null : (double)given.Count(level => 2 * level == doubled) / given.Length;

    private static double? DeviationOf(double[] scores)
    {
        var mean = scores.Average();
        return scores.Length < 2 ? null : Math.Sqrt(scores.Sum(score => (score - mean) * (score - mean)) / (scores.Length - 1));
    }

    private static double? HaloOf(GivenLevels[] sheets)
    {
        var criteria = sheets.Select(sheet => sheet.Levels.Count).DefaultIfEmpty(0).Min();
        var found = new List<double>();
        for (var one = 0; one < criteria; one++)
            for (var other = one + 1; other < criteria; other++)
                if (Correlation([.. sheets.Where(sheet => sheet.Levels[one] is not null && sheet.Levels[other] is not null)
                    .Select(sheet => ((double)sheet.Levels[one]!.Value, (double)sheet.Levels[other]!.Value))]) is { } correlation) found.Add(correlation);
        return found.Count == 0 ? null : found.Average();
    }

    /// <summary>Pearson's; two files always lie on a line, so three are asked for.</summary>
    private static double? Correlation((double X, double Y)[] points)
    {
        if (points.Length < 3) return null;
        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        var (xx, yy) = (points.Sum(point => (point.X - x) * (point.X - x)), points.Sum(point => (point.Y - y) * (point.Y - y)));
        return xx == 0 || yy == 0 ? null : points.Sum(point => (point.X - x) * (point.Y - y)) / Math.Sqrt(xx * yy);
    }
}
