using System.Globalization;
using CsvHelper;

namespace AusAiducation.Core.Data.Sheets;

/// <summary>A list as CSV, as Excel opens it by a double click in the language of the list.</summary>
internal static class CsvSheetWriter
{
    private static readonly NumberFormatInfo Comma = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "" };

    public static async Task WriteAsync(Stream target, IReadOnlyList<string> heads,
        IAsyncEnumerable<IReadOnlyList<object?>> rows, bool english, CancellationToken cancel)
    {
        var options = new CsvWriterOptions
        {
            Separator = english ? ',' : ';', WriteByteOrderMark = true, Quoting = CsvQuoting.WhenNeededOrWhitespace,
        };
        var numbers = english ? NumberFormatInfo.InvariantInfo : Comma;
        await using var csv = CsvWriter.Create(target, options, leaveOpen: true);
        await RecordAsync(csv, heads, numbers, cancel);
        await foreach (var row in rows.WithCancellation(cancel)) await RecordAsync(csv, row, numbers, cancel);
        await csv.FlushAsync(cancel);
    }

    private static ValueTask RecordAsync(CsvWriter csv, IReadOnlyList<object?> cells, NumberFormatInfo numbers, CancellationToken cancel)
    {
        foreach (var cell in cells) csv.WriteField(Text(cell, numbers));
        return csv.EndRecordAsync(cancel);
    }

    private static string Text(object? cell, NumberFormatInfo numbers) => cell switch
    {
        null => "",
        string text => Formulas.Disarmed(text),
        decimal number => number.ToString("0.00##", numbers),
        int number => number.ToString(numbers),
        DateOnly day => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("dd'/'MM'/'yyyy HH:mm", CultureInfo.InvariantCulture),
        _ => throw SheetWriter.NoCell(cell),
    };
}
