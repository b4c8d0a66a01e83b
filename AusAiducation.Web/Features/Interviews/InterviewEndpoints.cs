using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Sheets;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Interviews.Tests;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Reports;
using AusAiducation.Core.Texts;
using AusAiducation.Web.Components.Lists;
using AusAiducation.Web.Features.Candidates;
using AusAiducation.Web.Reports.Pdf;
using AusAiducation.Web.Startup;
using Microsoft.AspNetCore.Antiforgery;

namespace AusAiducation.Web.Features.Interviews;

/// <summary>Exports of the list of interviews; takes a list of test marks in.</summary>
static class InterviewEndpoints
{
    const string TestsPage = "/interviews/tests";

    public static void Map(WebApplication app)
    {
        app.MapListing<InterviewListing, InterviewFilter, InterviewRow>("/interviews");
        app.MapGet("/interviews/days/{key}/sheets.pdf", async (string key, string? panel, string? interview, PrintQueries prints, PdfWriter writer, CancellationToken ct) =>
            Print(writer, await prints.OfDayAsync(key, panel, interview, ct))).Requires(Permission.ScheduleInterviews);
        app.MapGet("/interviews/mine/sheets.pdf", async (string? day, string? interview, PrintQueries prints, PdfWriter writer, CancellationToken ct) =>
            Print(writer, Typed.TryDay(day, out var on) ? await prints.OfMineAsync(on, interview, ct) : null)).Requires(Permission.MarkInterviews);
        app.MapPost(TestsPage + "/upload", UploadAsync).Requires(Permission.ScheduleInterviews);
    }

    static IResult Print(PdfWriter writer, PrintedSheets? sheets) =>
        sheets is null ? Results.NotFound() : writer.Print(InterviewSheetContent.Of(sheets, Texts.CurrentLanguage), FormattableString.Invariant($"entretiens-{sheets.Day:yyyy-MM-dd}.pdf"));

    static async Task<IResult> UploadAsync(HttpContext context, IAntiforgery antiforgery, TestImporting importing, UploadAnswers answers)
    {
        var edition = "";
        IResult Refused(Exception e) => answers.Of(e, new Dictionary<string, string>()) is { } answer ? Results.LocalRedirect($"{TestsPage}?edition={Uri.EscapeDataString(edition)}&{answer}") : throw e;

        var tooLarge = new SheetRefused("Import.FileTooLarge", Importing.MaxLength / (1024 * 1024));
        if (!await Uploads.FitsAsync(context, Importing.MaxLength) || await Uploads.FormAsync(context, antiforgery) is not { } form) return Refused(tooLarge);
        edition = form["edition"].ToString();
        try
        {
            if (form.Files["file"] is not { Length: > 0 } file) throw new SheetRefused("Import.ChooseFile", "");
            if (file.Length > Importing.MaxLength) throw tooLarge;
            await importing.ReadAsync(edition, await Uploads.BytesAsync(file, context.RequestAborted), file.FileName, context.RequestAborted);
            return Results.LocalRedirect($"{TestsPage}/import?edition={Uri.EscapeDataString(edition)}");
        }
        catch (Exception e) when (e is SheetRefused or RuleBroken)
        {
            return Refused(e);
        }
        catch (NotFoundForViewer)
        {
            return Results.NotFound();
        }
    }
}
