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
        while (true)
        {
            var left = room - needed.Where((_, i) => isFixed[i]).Sum();
            var free = shares.Where((_, i) => !isFixed[i]).Sum();
            var widths = shares.Select((share, i) => isFixed[i] ? needed[i] : share / free * left).ToArray();
            var short_ = Enumerable.Range(0, shares.Length).Where(i => !isFixed[i] && widths[i] < needed[i]).ToList();
            if (short_.Count == 0) return widths;
            foreach (var i in short_) isFixed[i] = true;
        }
    }

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
