using System.Globalization;

namespace AusAiducation.Core.Data.Sheets;

/// <summary>Writes a list as a workbook or as CSV, row by row. Cells are string, decimal, int, DateOnly, DateTime or null;
/// another type is an ArgumentException. Instants are written as given: the caller brings them to the programme's zone.
/// No text is ever taken for a formula.</summary>
public static class SheetWriter
{
    /// <summary>One sheet, its header bold and frozen, right to left in Arabic. The target needs no seeking and no
    /// synchronous writing, and stays open.</summary>
    public static Task WriteXlsxAsync(Stream target, string sheetName, IReadOnlyList<string> heads,
        IAsyncEnumerable<IReadOnlyList<object?>> rows, CultureInfo language, CancellationToken cancel = default) =>
        XlsxWriter.WriteAsync(target, sheetName, heads, rows, IsRightToLeft(language), cancel);

    /// <summary>UTF-8 with its mark, days as dd/MM/yyyy. In French and Arabic the separator is ; and the decimal sign a
    /// comma, in English they are comma and point. The target stays open.</summary>
    public static Task WriteCsvAsync(Stream target, IReadOnlyList<string> heads,
        IAsyncEnumerable<IReadOnlyList<object?>> rows, CultureInfo language, CancellationToken cancel = default) =>
        CsvSheetWriter.WriteAsync(target, heads, rows, language.TwoLetterISOLanguageName == "en", cancel);

    internal static ArgumentException NoCell(object value) => new($"A cell cannot hold a {value.GetType().Name}.", nameof(value));

    private static bool IsRightToLeft(CultureInfo language) => language.TextInfo.IsRightToLeft;
}
