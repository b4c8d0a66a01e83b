using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;

namespace AusAiducation.Core.Data.Sheets;

/// <summary>The lines of a text list.</summary>
internal static partial class CsvRows
{
    // A quote that is never closed would take the rest of the list into memory as one cell.
    private const int LongestRecord = 1_000_000;

    public static IEnumerable<SheetRow> Read(FileStream file, Encoding encoding)
    {
        var unclosed = false;
        var options = new CsvReaderOptions
        {
            Separator = CsvSeparator.Of(file, encoding), HasHeader = false, SkipEmptyLines = false, Encoding = encoding, MaxRecordSize = LongestRecord,
            OnMalformedRecord = record => unclosed |= record.Reason == CsvMalformedReason.UnterminatedQuote,
        };
        using var reader = CsvReader.Create(file, options, leaveOpen: true);
        while (reader.Read())
        {
            var line = (int)reader.RowNumber;
            if (unclosed) throw new SheetRefused("Import.UnclosedQuote", line);
            if (reader.FieldCount > SheetLimits.Columns && !IsBlankPast(reader, SheetLimits.Columns))
                throw new SheetRefused("Import.TooManyColumns", SheetLimits.Columns);
            var cells = new string[Math.Min(reader.FieldCount, SheetLimits.Columns)];
            for (var i = 0; i < cells.Length; i++) cells[i] = Unprotected(CellText.Clean(reader.GetString(i)));
            yield return new(line, cells);
        }
    }

    private static bool IsBlankPast(CsvReader reader, int column)
    {
        for (var i = column; i < reader.FieldCount; i++)
            if (!reader.GetSpan(i).Trim(" \t"u8).IsEmpty) return false;
        return true;
    }

    // The apostrophe our own exports put before what a spreadsheet would take for a formula.
    private static string Unprotected(string cell) => Protected().IsMatch(cell) ? cell[1..] : cell;

    [GeneratedRegex(@"^'\s*[=+\-@]")]
    private static partial Regex Protected();
}
