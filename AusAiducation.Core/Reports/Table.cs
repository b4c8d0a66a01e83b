namespace AusAiducation.Core.Reports;

/// <summary>
/// A table of printed texts. On paper its head is repeated on each page and a row is never cut.
/// A row or total whose number of cells differs from the columns is refused (<see cref="ArgumentException"/>).
/// </summary>
public sealed record Table : ReportBlock
{
    public Table(IReadOnlyList<TableColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows,
        IReadOnlyList<string>? total = null, string? caption = null)
    {
        if (columns.Count == 0) throw new ArgumentException("A table has at least one column.", nameof(columns));
        if (rows.Any(row => row.Count != columns.Count))
            throw new ArgumentException($"Each row has {columns.Count} cells.", nameof(rows));
        if (total is not null && total.Count != columns.Count)
            throw new ArgumentException($"The total has {columns.Count} cells.", nameof(total));

        (Columns, Rows, Total, Caption) = (columns, rows, total, caption);
    }

    public IReadOnlyList<TableColumn> Columns { get; }
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>Last line, set apart: sums, averages.</summary>
    public IReadOnlyList<string>? Total { get; }

    public string? Caption { get; }
}

/// <summary>
/// A column: its head, its share of the width (relative to the others), and how its cells stand. Figures are never broken over
/// two lines and stand to the right in every language, so that units, tens and hundreds line up.
/// </summary>
public sealed record TableColumn(string Heading, double Width = 1, CellAlignment Alignment = CellAlignment.Start, bool IsNumeric = false)
{
    public static TableColumn Number(string heading, double width = 1) => new(heading, width, IsNumeric: true);
}

/// <summary>Where a cell's text stands, in reading direction.</summary>
public enum CellAlignment { Start, Center, End }
