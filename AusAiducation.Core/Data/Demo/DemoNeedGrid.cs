using System.Globalization;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Data.Demo;

/// <summary>The need grid of an edition from need-grid.txt: six things looked at, a hundred points at most.</summary>
static class DemoNeedGrid
{
    public static NeedGrid Of(int editionId)
    {
        var grid = new NeedGrid(editionId);
        foreach (var item in Invented.Rows("need-grid.txt").GroupBy(row => row[0]))
        {
            var head = item.First();
            var levels = item.Skip(1).ToList();
            var added = grid.Add(item.Key, Text(head, 2), Text(head, 5), levels.ConvertAll(row => (int.Parse(row[1], CultureInfo.InvariantCulture), Text(row, 2))));
            if (head.Length > 8) grid.Measure(added, Enum.Parse<NeedMeasure>(head[8]), levels.ConvertAll(row => decimal.Parse(row[5], CultureInfo.InvariantCulture)));
        }
        return grid;
    }

    static LocalText Text(string[] row, int from) => new(row[from], row[from + 1], row[from + 2]);
}
