using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Provenance;
using AusAiducation.Core.Documents;
using AusAiducation.Web.Components.Lists;
using AusAiducation.Web.Features.Apply;
using AusAiducation.Web.Startup;
using Microsoft.AspNetCore.Antiforgery;

namespace AusAiducation.Web.Features.Candidates;

/// <summary>Exports of the list of candidates, and the papers of their files.</summary>
static class CandidateEndpoints
{
    const string Received = "Documents.DoneReceived";

    public static void Map(WebApplication app)
    {
        app.MapListing<CandidateListing, CandidateFilter, CandidateRow>("/candidates");
        app.MapListing<ProvenanceExport, ProvenanceFilter, ProvenanceRow>("/candidates/provenance");
        app.MapListing<PaperListing, PaperFilter, PaperRow>("/candidates/documents");
        app.MapPost("/candidates/{key}/documents", AddAsync).Requires(Permission.EditCandidates);
        app.MapGet("/candidates/documents/{key}", ShowAsync).Requires(Permission.ViewCandidates).WithMetadata(new ShownDocument());
    }

    static async Task<IResult> AddAsync(string key, HttpContext context, IAntiforgery antiforgery, CandidatePapers papers, UploadAnswers answers)
    {
        var page = "/candidates/" + Uri.EscapeDataString(key);
        try
        {
            if (await Uploads.TakeAsync(context, antiforgery) is not { } form) throw Uploads.TooLarge;
            var name = form.Files["file"]?.FileName ?? "";
            var bytes = await PhotoShrinking.LightAsync(await Uploads.FileAsync(form, context.RequestAborted), context.RequestAborted);
            await papers.AddAsync(key, form["kind"], name, bytes, context.RequestAborted);
            return Results.LocalRedirect($"{page}?done={Received}#papers");
        }
        catch (RuleBroken e)
        {
            return Results.LocalRedirect($"{page}?{answers.Of(e, new Dictionary<string, string>())}#papers");
        }
        catch (NotFoundForViewer)
        {
            return Results.NotFound();
        }
    }

    static async Task<IResult> ShowAsync(string key, HttpContext context, CandidatePapers papers)
    {
        try
        {
            return await papers.OpenAsync(key, context.RequestAborted) is { } paper ? ShownDocument.Answer(context, paper) : Results.NotFound();
        }
        catch (RuleBroken e)
        {
            return ShownDocument.Withheld(e);
        }
    }
}
