namespace AusAiducation.Core.Selection.Figures;

/// <summary>What one reviewer gave one file.</summary>
public sealed record GivenScore(string Reviewer, string File, Ratio Value);

/// <summary>A score in a file's row: the index of its reviewer, the exact value and the one statistics use.</summary>
public readonly record struct ScoreCell(int Reviewer, Ratio Exact, double Value);

/// <summary>The scores of a round by file and reviewer. Both stand in ordinal order of their keys, so no figure depends on the order of input.</summary>
public sealed class ScoreTable
{
    private ScoreTable(IReadOnlyList<string> files, IReadOnlyList<string> reviewers, IReadOnlyList<IReadOnlyList<ScoreCell>> rows) =>
        (Files, Reviewers, Rows, Count) = (files, reviewers, rows, rows.Sum(row => row.Count));

    public IReadOnlyList<string> Files { get; }

    public IReadOnlyList<string> Reviewers { get; }

    /// <summary>The scores of each file, by reviewer; never an empty row.</summary>
    public IReadOnlyList<IReadOnlyList<ScoreCell>> Rows { get; }

    /// <summary>How many scores there are.</summary>
    public int Count { get; }

    /// <summary>Everyone scored everything, with at least two of each.</summary>
    public bool IsComplete => Files.Count > 1 && Reviewers.Count > 1 && Count == Files.Count * Reviewers.Count;

    public IEnumerable<(string Reviewer, string File)> Pairs =>
        Rows.SelectMany((row, file) => row.Select(cell => (Reviewers[cell.Reviewer], Files[file])));

    /// <exception cref="ArgumentException">A reviewer has two scores for one file.</exception>
    public static ScoreTable Of(IEnumerable<GivenScore> scores)
    {
        GivenScore[] given = [.. scores];
        string[] reviewers = [.. given.Select(score => score.Reviewer).Distinct().Order(StringComparer.Ordinal)];
        var index = reviewers.Index().ToDictionary(reviewer => reviewer.Item, reviewer => reviewer.Index);
        var byFile = given.GroupBy(score => score.File).OrderBy(file => file.Key, StringComparer.Ordinal).ToList();
        var rows = byFile.ConvertAll(file => (IReadOnlyList<ScoreCell>)
            [.. file.Select(score => new ScoreCell(index[score.Reviewer], score.Value, score.Value.Approximate)).OrderBy(cell => cell.Reviewer)]);
        if (rows.Exists(row => row.DistinctBy(cell => cell.Reviewer).Count() < row.Count))
            throw new ArgumentException("A reviewer scores a file once.", nameof(scores));
        return new ScoreTable(byFile.ConvertAll(file => file.Key), reviewers, rows);
    }
}
