using AusAiducation.Core.Access;
using AusAiducation.Core.People;
using AusAiducation.Core.Reports;
using AusAiducation.Core.Texts;
using AusAiducation.Web.Reports.Pdf;
using AusAiducation.Web.Startup;

namespace AusAiducation.Web.Features.Reports;

/// <summary>Reports as PDF: the content of the page of the same address, for the same people.</summary>
static class ReportEndpoints
{
    public static void Map(WebApplication app) => app.MapGet("/reports/sponsor/{sponsorKey}.pdf", SendAsync).Requires(Permission.ViewReports);

    static async Task<IResult> SendAsync(string sponsorKey, string? year, string? lang, SponsorReports reports, PdfWriter writer, CancellationToken ct)
    {
        if (await reports.ReadAsync(sponsorKey, year, ct) is not { } report) return Results.NotFound();
        var language = Texts.Known(lang ?? Texts.CurrentLanguage);
        return Print(writer, SponsorReportContent.Of(report, language), FileName(report, language));
    }

    /// <summary>A report as PDF, or the sentence that says which font this machine lacks.</summary>
    internal static IResult Print(PdfWriter writer, ReportDocument document, string name)
    {
        var pdf = new MemoryStream();
        try
        {
            writer.Write(document, pdf);
        }
        catch (MissingFontException e)
        {
            return Results.Text(Texts.In(Texts.CurrentLanguage, e.Key), "text/plain; charset=utf-8", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        pdf.Position = 0;
        return Results.Stream(pdf, "application/pdf", name);
    }

    /// <summary>Plain ASCII, so that every browser and every disk keeps it as it is.</summary>
    internal static string FileName(SponsorReport report, string language)
    {
        var name = string.Concat(NameFolding.Fold(report.SponsorName).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        return $"{(name.Length == 0 ? report.SponsorKey : name)}-{report.Year}-{language}.pdf";
    }
}
