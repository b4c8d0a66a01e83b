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
        return writer.Print(SponsorReportContent.Of(report, language), FileName(report, language));
    }

    /// <summary>Plain ASCII, so that every browser and every disk keeps it as it is.</summary>
    internal static string FileName(SponsorReport report, string language)
    {
        var name = string.Concat(NameFolding.Fold(report.SponsorName).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        return $"{(name.Length == 0 ? report.SponsorKey : name)}-{report.Year}-{language}.pdf";
    }
}
