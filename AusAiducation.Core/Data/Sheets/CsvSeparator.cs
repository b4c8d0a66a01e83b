using System.Text;

namespace AusAiducation.Core.Data.Sheets;

/// <summary>Finds what separates the cells of a text list. A title above the header may be full of commas, and so may
/// numbers be: the separator is what stands the same number of times on most lines.</summary>
internal static class CsvSeparator
{
    private const int SampleLines = 40;
    private const int SampleLength = 65_536;

    // At equal evidence the semicolon wins: it is Excel's separator in French, where the comma stands in numbers.
    private static readonly char[] Separators = [';', '\t', ','];

    /// <summary>Null where Excel's "sep=" line says it, which the CSV reader obeys.</summary>
    public static char? Of(FileStream file, Encoding encoding)
    {
        file.Position = 0;
        using var reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 4096, leaveOpen: true);
        var buffer = new char[SampleLength];
        var sample = buffer.AsSpan(0, reader.ReadBlock(buffer, 0, buffer.Length)).ToString();
        file.Position = 0;
        return sample.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) ? null
            : Separators.MaxBy(separator => Score(CountPerLine(sample, separator)));
    }

    private static int Score(List<int> counts) =>
        counts.Where(c => c > 0).GroupBy(c => c).Select(same => same.Key * same.Count()).DefaultIfEmpty(0).Max();

    private static List<int> CountPerLine(string sample, char separator)
    {
        var counts = new List<int> { 0 };
        var quoted = false;
        foreach (var c in sample)
        {
            if (c == '"') quoted = !quoted;
            else if (quoted) continue;
            else if (c == separator) counts[^1]++;
            else if (c == '\n' && counts.Count == SampleLines) break;
            else if (c == '\n') counts.Add(0);
        }
        return counts;
    }
}
