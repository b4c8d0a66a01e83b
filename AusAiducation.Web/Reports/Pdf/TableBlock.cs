using AusAiducation.Core.Reports;

namespace AusAiducation.Web.Reports.Pdf;

/// <summary>A table as pieces: caption, head, rows that carry the head with them to the next page, total.</summary>
internal sealed class TableBlock(TextBlock text, Table table)
{
    private readonly float[] widths = ColumnWidths.Of(text, table);

    private sealed record Cells(List<TextLine>[] Lines, float LineHeight)
    {
        public int Tallest => Lines.Max(lines => lines.Count);
        public float Height => Tallest * LineHeight + 2 * PdfTheme.CellPaddingY;
    }

    public IEnumerable<Piece> Pieces()
    {
        if (table.Caption is { } caption)
            foreach (var line in text.Lines(caption, PdfTheme.Caption, PdfTheme.Width))
                yield return new Piece(line.Style.LineHeight, (page, top) => page.Text(line, 0, PdfTheme.Width, top)) { KeepWithNext = true };

        var heading = Set([.. table.Columns.Select(column => column.Heading)], PdfTheme.TableHead);
        var head = new Piece(heading.Height, (page, top) => DrawHead(page, heading, top)) { KeepWithNext = true, Above = 4 };
        yield return head;

        for (var i = 0; i < table.Rows.Count; i++)
        {
            var isLast = i == table.Rows.Count - 1 && table.Total is not null;
            foreach (var piece in RowPieces(table.Rows[i], PdfTheme.Cell, head, shaded: i % 2 == 1)) yield return piece with { KeepWithNext = isLast };
        }
        if (table.Total is { } total)
            foreach (var piece in RowPieces(total, PdfTheme.Total, head, shaded: false))
                yield return piece with { Draw = (page, top) => { DrawTotal(page, top, piece.Height); piece.Draw(page, top); } };
    }

    /// <summary>One piece a row; a row taller than a whole page (a long text in a cell) is the one that continues on the next.</summary>
    private IEnumerable<Piece> RowPieces(IReadOnlyList<string> row, TextStyle style, Piece head, bool shaded)
    {
        var cells = Set(row, style);
        var most = (int)((PdfTheme.Body - head.Height - 2 * PdfTheme.CellPaddingY) / style.LineHeight);
        for (var from = 0; from == 0 || from < cells.Tallest; from += most)
        {
            var part = cells with { Lines = [.. cells.Lines.Select(lines => lines.Skip(from).Take(most).ToList())] };
            yield return new Piece(part.Height, (page, top) =>
            {
                if (shaded) page.Box(0, top, PdfTheme.Width, part.Height, PdfTheme.Ground);
                DrawCells(page, part, top);
                page.Rule(0, PdfTheme.Width, top + part.Height, PdfTheme.Line);
            }) { Head = head };
        }
    }

    private Cells Set(IReadOnlyList<string> row, TextStyle style) =>
        new([.. row.Select((cell, i) => text.Lines(cell, style, widths[i] - 2 * PdfTheme.CellPaddingX))], style.LineHeight);

    private void DrawHead(PdfCanvas page, Cells cells, float top)
    {
        page.Box(0, top, PdfTheme.Width, cells.Height, PdfTheme.PrimarySoft, 3);
        DrawCells(page, cells, top);
    }

    private static void DrawTotal(PdfCanvas page, float top, float height)
    {
        page.Box(0, top, PdfTheme.Width, height, PdfTheme.Sunken);
        page.Rule(0, PdfTheme.Width, top, PdfTheme.PrimaryDeep, 0.9f);
    }

    private void DrawCells(PdfCanvas page, Cells cells, float top)
    {
        var start = 0f;
        for (var column = 0; column < cells.Lines.Length; column++)
        {
            var (y, width) = (top + PdfTheme.CellPaddingY, widths[column] - 2 * PdfTheme.CellPaddingX);
            foreach (var line in cells.Lines[column])
            {
                if (table.Columns[column].IsNumeric) page.Figures(line, start + PdfTheme.CellPaddingX, width, y);
                else page.Text(line, start + PdfTheme.CellPaddingX, width, y, table.Columns[column].Alignment);
                y += cells.LineHeight;
            }
            start += widths[column];
        }
    }
}
