using AusAiducation.Core.Reports;

namespace AusAiducation.Web.Reports.Pdf;

/// <summary>Widths of a table's columns in points: their shares, corrected so that no figure and no word is cut while there is room elsewhere.</summary>
internal static class ColumnWidths
{
    public static float[] Of(TextBlock text, Table table)
    {
        var needed = table.Columns.Select((column, i) => Needed(text, table, column, i)).ToArray();
        return Share([.. table.Columns.Select(column => (float)column.Width)], needed, PdfTheme.Width);
    }

    /// <summary>Columns below their need get it; the others share what is left. All squeezed alike when the needs exceed the room.</summary>
    public static float[] Share(float[] shares, float[] needed, float room)
    {
        if (needed.Sum() >= room) return [.. needed.Select(need => need * room / needed.Sum())];
        var isFixed = new bool[shares.Length];
        var widths = Spread(shares, needed, room, isFixed);
        while (Short(widths, needed, isFixed) is { Count: > 0 } tight)
        {
            tight.ForEach(i => isFixed[i] = true);
            widths = Spread(shares, needed, room, isFixed);
        }
        return widths;
    }

    /// <summary>Fixed columns as they need; the others by their shares.</summary>
    private static float[] Spread(float[] shares, float[] needed, float room, bool[] isFixed)
    {
        var left = room - needed.Where((_, i) => isFixed[i]).Sum();
        var free = shares.Where((_, i) => !isFixed[i]).Sum();
        return [.. shares.Select((share, i) => isFixed[i] ? needed[i] : share / free * left)];
    }

    private static List<int> Short(float[] widths, float[] needed, bool[] isFixed) =>
        [.. Enumerable.Range(0, widths.Length).Where(i => !isFixed[i] && widths[i] < needed[i])];

    private static float Needed(TextBlock text, Table table, TableColumn column, int index)
    {
        var longest = text.LongestWord(column.Heading, PdfTheme.TableHead);
        foreach (var row in table.Rows) longest = Math.Max(longest, Cell(row[index], PdfTheme.Cell));
        if (table.Total is { } total) longest = Math.Max(longest, Cell(total[index], PdfTheme.Total));
        // A very long word (an address) does not starve the other columns: beyond a third of the page it is cut instead.
        return Math.Min(longest + 0.1f, PdfTheme.Width / 3) + 2 * PdfTheme.CellPaddingX;

        float Cell(string cell, TextStyle style) =>
            column.IsNumeric ? text.SingleLine(cell, style).Width : text.LongestWord(cell, style);
    }
}
