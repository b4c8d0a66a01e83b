using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AusAiducation.Web.Reports.Pdf;

/// <summary>
/// Says in the file what the drawing library cannot: the language, the reading direction, and that the window shows the title. Done as
/// the format foresees, by an update at the end of the file that replaces the catalog (ISO 32000-1, 7.5.6).
/// </summary>
internal static partial class PdfCatalog
{
    public static void AddLanguage(MemoryStream pdf, string language, bool rightToLeft)
    {
        var text = Encoding.Latin1.GetString(pdf.GetBuffer(), 0, (int)pdf.Length);
        var trailer = text[text.LastIndexOf("trailer", StringComparison.Ordinal)..];
        var (root, previous) = (Number(RootPattern(), trailer), Number(StartPattern(), trailer));

        var head = $"\n{root} 0 obj\n<<";
        var start = text.LastIndexOf(head, StringComparison.Ordinal) + head.Length;
        var catalog = text[start..text.IndexOf("endobj", start, StringComparison.Ordinal)];
        var direction = rightToLeft ? "R2L" : "L2R";
        var added = $"/Lang ({language})\n/ViewerPreferences <</DisplayDocTitle true /Direction /{direction}>>\n";

        var update = $"\n{root} 0 obj\n<<{added}{catalog.Trim()}\nendobj\n";
        var table = pdf.Length + update.Length;
        update += FormattableString.Invariant($"xref\n{root} 1\n{pdf.Length + 1:D10} 00000 n \n");
        update += trailer[..trailer.IndexOf(">>", trailer.IndexOf("/Size", StringComparison.Ordinal), StringComparison.Ordinal)];
        update += FormattableString.Invariant($"/Prev {previous}>>\nstartxref\n{table}\n%%EOF\n");
        pdf.Position = pdf.Length;
        pdf.Write(Encoding.Latin1.GetBytes(update));
    }

    private static long Number(Regex pattern, string trailer) => long.Parse(pattern.Match(trailer).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/Root (\d+) 0 R")] private static partial Regex RootPattern();
    [GeneratedRegex(@"startxref\s+(\d+)")] private static partial Regex StartPattern();
}
