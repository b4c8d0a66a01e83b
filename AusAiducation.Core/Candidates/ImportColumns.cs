using AusAiducation.Core.Data.Sheets;

namespace AusAiducation.Core.Candidates;

/// <summary>A heading that names no known column, or one named already; Position counts from 0.</summary>
/// <param name="Rival">The heading that means the same, when there are two: neither is used until a person chooses.</param>
public sealed record UnknownHeading(int Position, string Text, string? Rival = null);

/// <summary>Which column of a supplied list holds what: the line of the header, the position (from 0) of each known column,
/// and the headings nothing is known for.</summary>
public sealed record ImportColumns(
    int HeaderLine, IReadOnlyDictionary<ImportColumn, int> Positions, IReadOnlyList<UnknownHeading> Unknown)
{
    // "Nom" with no "Prénom" beside it holds both, as "الاسم" does without "النسب".
    private static readonly (ImportColumn One, ImportColumn Other, ImportColumn Both)[] Halves =
    [
        (ImportColumn.FamilyName, ImportColumn.GivenName, ImportColumn.FullName), (ImportColumn.GivenName, ImportColumn.FamilyName, ImportColumn.FullName),
        (ImportColumn.FamilyNameArabic, ImportColumn.GivenNameArabic, ImportColumn.FullNameArabic), (ImportColumn.GivenNameArabic, ImportColumn.FamilyNameArabic, ImportColumn.FullNameArabic),
    ];

    // One known word can stand in a title; two side by side make a header.
    private const int FewestKnown = 2;

    /// <summary>Columns that law 09-08 guards: a list that has one is not taken while the gate is shut.</summary>
    public static readonly IReadOnlyList<ImportColumn> Guarded = [ImportColumn.Cin, ImportColumn.IncomeBracket, ImportColumn.Siblings];

    /// <summary>The header's cells as they are written.</summary>
    public IReadOnlyList<string> Headings { get; private init; } = [];

    /// <summary>The heading of a recognised column, as the list writes it.</summary>
    public string HeadingOf(ImportColumn column) => Positions.TryGetValue(column, out var at) && at < Headings.Count ? Headings[at] : column.ToString();

    /// <summary>Reads one header line; what a person said of a heading goes before what is known of it.</summary>
    public static ImportColumns Recognise(IReadOnlyList<string> headerCells, int headerLine = 1, ColumnMapping? mapping = null)
    {
        var said = mapping ?? ColumnMapping.Empty;
        var positions = new Dictionary<ImportColumn, int>();
        var rivals = new Dictionary<int, string>();
        var mute = new List<int>();
        for (var i = 0; i < headerCells.Count; i++)
            if (said.Says(headerCells[i], out var column) && column is { } meant && !positions.TryAdd(meant, i)) rivals[i] = headerCells[positions[meant]];
        var chosen = positions.Keys.ToHashSet();
        for (var i = 0; i < headerCells.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(headerCells[i]) || said.Says(headerCells[i], out _)) continue;
            if (ImportHeadings.Of(headerCells[i]) is not { } column) mute.Add(i);
            else if (chosen.Contains(column)) mute.Add(i);
            else if (!positions.TryAdd(column, i)) (rivals[i], rivals[positions[column]]) = (headerCells[positions[column]], headerCells[i]);
        }
        // Two headings that mean the same: which one counts is not guessed.
        foreach (var column in positions.Where(p => rivals.ContainsKey(p.Value) && !chosen.Contains(p.Key)).Select(p => p.Key).ToList()) positions.Remove(column);
        foreach (var (one, other, both) in Halves)
            if (positions.TryGetValue(one, out var at) && !positions.ContainsKey(other) && !chosen.Contains(one) && positions.TryAdd(both, at)) positions.Remove(one);
        var unknown = mute.Concat(rivals.Keys).Where(i => !ImportHeadings.IsOurs(headerCells[i])).Order().Select(i => new UnknownHeading(i, headerCells[i], rivals.GetValueOrDefault(i))).ToList();
        return new(headerLine, positions, unknown) { Headings = headerCells };
    }

    /// <summary>
    /// Finds the header among the first filled lines: the one that names the most columns, titles above it passed over. Where no line
    /// names two, the first of those with most cells is taken for it, if it has no figures: a person then says what its headings mean.
    /// </summary>
    public static ImportColumns Find(IEnumerable<SheetRow> rows, ColumnMapping? mapping = null)
    {
        var first = rows.Take(SheetLimits.HeaderLines).ToList();
        var header = first.MaxBy(row => Known(row, mapping ?? ColumnMapping.Empty));
        if (header is null || Known(header, mapping ?? ColumnMapping.Empty) < FewestKnown) header = Likely(first);
        return header is null ? throw new SheetRefused("Import.NoHeader", SheetLimits.HeaderLines) : Recognise(header.Cells, header.Line, mapping);
    }

    /// <summary>Whether a line says the headings again, as lists printed on several pages do.</summary>
    public bool IsHeaderAgain(SheetRow row) =>
        row.Cells.Index().Count(c => c.Item.Length > 0 && c.Index < Headings.Count && c.Item == Headings[c.Index]) >= FewestKnown;

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

    /// <summary>Every heading with what it is taken for; the columns our own lists of refused lines add are left out.</summary>
    public IReadOnlyList<HeadingMeaning> Meanings(ColumnMapping said) => Headings.Index().Where(h => !string.IsNullOrWhiteSpace(h.Item) && !ImportHeadings.IsOurs(h.Item))
        .Select(h => new HeadingMeaning(h.Item, Positions.Where(p => p.Value == h.Index).Select(p => (ImportColumn?)p.Key).FirstOrDefault(),
            Unknown.FirstOrDefault(u => u.Position == h.Index)?.Rival, said.Says(h.Item, out _))).ToList();

    public bool Has(ImportColumn column) => Positions.ContainsKey(column);

    /// <summary>The cell of a line in a column; null when the list has no such column or the cell is empty.</summary>
    public string? Cell(SheetRow row, ImportColumn column) =>
        Positions.TryGetValue(column, out var position) && row[position] is { Length: > 0 } cell ? cell : null;

    private static int Known(SheetRow row, ColumnMapping said) =>
        row.Cells.Count(cell => cell.Length > 0 && (said.Says(cell, out var column) ? column is not null : ImportHeadings.Of(cell) is not null));

    private static SheetRow? Likely(List<SheetRow> rows)
    {
        var widest = rows.Count == 0 ? 0 : rows.Max(Filled);
        return widest < FewestKnown ? null : rows.First(row => Filled(row) == widest) is var row && row.Cells.Any(cell => cell.Any(char.IsDigit)) ? null : row;
    }

    private static int Filled(SheetRow row) => row.Cells.Count(cell => cell.Length > 0);
}
