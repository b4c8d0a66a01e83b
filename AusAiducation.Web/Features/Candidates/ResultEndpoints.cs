using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Sheets;
using AusAiducation.Web.Startup;
using Microsoft.AspNetCore.Antiforgery;

namespace AusAiducation.Web.Features.Candidates;

/// <summary>Takes a list of official results in; what it did stands on the page it came from.</summary>
static class ResultEndpoints
{
    const string Page = "/candidates/results";

    public static void Map(WebApplication app) => app.MapPost(Page + "/upload", UploadAsync).Requires(Permission.ConfirmEligibility);

    static async Task<IResult> UploadAsync(HttpContext context, IAntiforgery antiforgery, EnteringResults entering, UploadAnswers answers)
    {
        var edition = "";
        IResult Refused(Exception e) => answers.Of(e, new Dictionary<string, string>()) is { } answer ? Results.LocalRedirect($"{Page}?edition={Uri.EscapeDataString(edition)}&{answer}") : throw e;

        var tooLarge = new SheetRefused("Import.FileTooLarge", Importing.MaxLength / (1024 * 1024));
        if (!await Uploads.FitsAsync(context, Importing.MaxLength)) return Refused(tooLarge);
        if (await Uploads.FormAsync(context, antiforgery) is not { } form) return Refused(tooLarge);
        edition = form["edition"].ToString();
        try
        {
            if (form.Files["file"] is not { Length: > 0 } file) throw form.Files["file"] is { FileName.Length: > 0 } empty ? new SheetRefused("Import.Empty", empty.FileName) : new SheetRefused("Import.ChooseFile", "");
            if (file.Length > Importing.MaxLength) throw tooLarge;
            await entering.ImportAsync(edition, await Uploads.BytesAsync(file, context.RequestAborted), file.FileName, context.RequestAborted);
            return Results.LocalRedirect($"{Page}?edition={Uri.EscapeDataString(edition)}&done=Results.DoneEntered");
        }
        catch (Exception e) when (e is SheetRefused or RuleBroken or InputRefused)
        {
            return Refused(e);
        }
        catch (NotFoundForViewer)
        {
            return Results.NotFound();
        }
    }
}
