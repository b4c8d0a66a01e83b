namespace AusAiducation.Core.Data.Sheets;

/// <summary>One line of a supplied list. Line is the row number a spreadsheet program shows; cells are trimmed and
/// reach up to the last one that holds something.</summary>
public sealed record SheetRow(int Line, IReadOnlyList<string> Cells)
{
    /// <summary>The cell at a position counted from 0; empty where the line is shorter.</summary>
    public string this[int position] => position < Cells.Count ? Cells[position] : "";
}
