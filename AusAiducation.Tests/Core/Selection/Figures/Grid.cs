using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Figures;

namespace AusAiducation.Tests.Core.Selection.Figures;

/// <summary>Tables as they are printed: a row a file, a column a reviewer, a point where there is no score.</summary>
static class Grid
{
    public static ScoreTable Table(params string[] rows) => ScoreTable.Of(Scores(rows));

    /// <summary>Files C01, C02…, reviewers R1, R2….</summary>
    public static IEnumerable<GivenScore> Scores(params string[] rows) =>
        rows.Index().SelectMany(row => row.Item.Split(' ').Index().Where(cell => cell.Item != ".")
            .Select(cell => new GivenScore($"R{cell.Index + 1}", $"C{row.Index + 1:00}", Exact(cell.Item))));

    public static string[] Transposed(params string[] rows)
    {
        string[][] cells = [.. rows.Select(row => row.Split(' '))];
        return [.. cells[0].Select((_, column) => string.Join(' ', cells.Select(row => row[column])))];
    }

    static Ratio Exact(string number)
    {
        var tenths = decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture) * 10;
        return new Ratio((long)tenths, 10);
    }
}
