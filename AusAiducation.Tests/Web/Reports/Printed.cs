using AusAiducation.Core.Reports;
using AusAiducation.Web.Reports.Pdf;

namespace AusAiducation.Tests.Web.Reports;

/// <summary>Small reports to print, and the printing.</summary>
internal static class Printed
{
    public static readonly PdfFonts Fonts = new(FontFinder.OnThisMachine());

    public static byte[] Pdf(ReportDocument document, PdfFonts? fonts = null)
    {
        using var output = new MemoryStream();
        new PdfWriter(fonts ?? Fonts, TimeProvider.System).Write(document, output);
        return output.ToArray();
    }

    public static ReportDocument Report(string language, params ReportBlock[] blocks) => new()
    {
        Title = language switch { "ar" => "تقرير سنوي", "en" => "Yearly report", _ => "Rapport annuel" },
        Language = language,
        FooterNote = "AUSIM",
        Sections = [new(null, blocks)],
    };

    public static Table LongTable(int rows) => new(
        [new("Dossier"), new("Nom", 2), TableColumn.Number("Moyenne")],
        [.. Enumerable.Range(1, rows).Select(i => (IReadOnlyList<string>)[$"C-{i:D4}", $"Candidate {i}", $"{10 + i % 10},{i % 100:D2}"])]);
}
