using AusAiducation.Core.Data.Sheets;

namespace AusAiducation.Core.Candidates;

/// <summary>A heading that names no known column; Position counts from 0.</summary>
public sealed record UnknownHeading(int Position, string Text);

/// <summary>Which column of a supplied list holds what: the line of the header, the position (from 0) of each known column,
/// and the headings nothing is known for.</summary>
public sealed record ImportColumns(
    int HeaderLine, IReadOnlyDictionary<ImportColumn, int> Positions, IReadOnlyList<UnknownHeading> Unknown)
{
    // One known word can stand in a title; two side by side make a header.
    private const int FewestKnown = 2;

    /// <summary>Columns that law 09-08 guards: a list that has one is not taken while the gate is shut.</summary>
    public static readonly IReadOnlyList<ImportColumn> Guarded = [ImportColumn.Cin, ImportColumn.IncomeBracket, ImportColumn.Siblings];

    /// <summary>The header's cells as they are written.</summary>
    public IReadOnlyList<string> Headings { get; private init; } = [];

    /// <summary>The heading of a recognised column, as the list writes it.</summary>
    public string HeadingOf(ImportColumn column) => Positions.TryGetValue(column, out var at) && at < Headings.Count ? Headings[at] : column.ToString();

    /// <summary>Reads one header line. Throws <see cref="SheetRefused"/> when two headings name the same column, or too few name any.</summary>
    public static ImportColumns Recognise(IReadOnlyList<string> headerCells, int headerLine = 1)
    {
        var positions = new Dictionary<ImportColumn, int>();
        var unknown = new List<UnknownHeading>();
        for (var i = 0; i < headerCells.Count; i++)
        {
            var heading = headerCells[i];
            if (string.IsNullOrWhiteSpace(heading)) continue;
            if (ImportHeadings.Of(heading) is not { } column) unknown.Add(new(i, heading));
            else if (!positions.TryAdd(column, i))
                throw new SheetRefused("Import.DuplicateColumn", headerCells[positions[column]], heading);
        }
        if (positions.Count < FewestKnown) throw new SheetRefused("Import.NoHeader", SheetLimits.HeaderLines);
        return new(headerLine, positions, unknown) { Headings = headerCells };
    }

    /// <summary>Finds the header among the first filled lines: the one that names the most columns, titles above it passed over.</summary>
    public static ImportColumns Find(IEnumerable<SheetRow> rows)
    {
        var header = rows.Take(SheetLimits.HeaderLines)
            .MaxBy(row => row.Cells.Count(cell => cell.Length > 0 && ImportHeadings.Of(cell) is not null))
            ?? throw new SheetRefused("Import.NoHeader", SheetLimits.HeaderLines);
        return Recognise(header.Cells, header.Line);
    }

    /// <summary>The lines under the header, refused past the limit or when there is none.</summary>
    public IEnumerable<SheetRow> DataOf(IEnumerable<SheetRow> rows)
    {
        var lines = 0;
        foreach (var row in rows)
        {
            if (row.Line <= HeaderLine) continue;
            if (++lines > SheetLimits.DataLines) throw new SheetRefused("Import.TooManyLines", SheetLimits.DataLines);
            yield return row;
        }
        if (lines == 0) throw new SheetRefused("Import.NoLines", HeaderLine);
    }

    public bool Has(ImportColumn column) => Positions.ContainsKey(column);

    /// <summary>The cell of a line in a column; null when the list has no such column or the cell is empty.</summary>
    public string? Cell(SheetRow row, ImportColumn column) =>
        Positions.TryGetValue(column, out var position) && row[position] is { Length: > 0 } cell ? cell : null;
}
