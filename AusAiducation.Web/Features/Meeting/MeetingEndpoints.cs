using AusAiducation.Core.Access;
using AusAiducation.Core.Reports;
using AusAiducation.Core.Selection.Meetings;
using AusAiducation.Core.Texts;
using AusAiducation.Web.Features.Reports;
using AusAiducation.Web.Reports.Pdf;
using AusAiducation.Web.Startup;

namespace AusAiducation.Web.Features.Meeting;

/// <summary>The minutes as PDF: the content of the page of the same address, for the same people, without the annex of names.</summary>
static class MeetingEndpoints
{
    public static void Map(WebApplication app) =>
        app.MapGet("/selection/minutes/{key}.pdf", async (string key, string? lang, MinutesQueries minutes, PdfWriter writer, CancellationToken ct) =>
            await minutes.ReadAsync(key, ct) is { } read
                ? writer.Print(MinutesContent.Of(read, Texts.Known(lang ?? "fr")), $"minutes-{read.Body.Edition}-{read.Body.Meeting}-v{read.Number}.pdf")
                : Results.NotFound()).Requires(Permission.ViewRanking);
}
