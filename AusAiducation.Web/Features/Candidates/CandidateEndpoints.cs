using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Provenance;
using AusAiducation.Core.Documents;
using AusAiducation.Web.Components.Lists;
using AusAiducation.Web.Features.Apply;
using AusAiducation.Web.Startup;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Net.Http.Headers;

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
        app.MapGet("/candidates/documents/{key}", ShowAsync).Requires(Permission.ViewCandidates).WithMetadata(new FramedByOwnPages());
    }

    static async Task<IResult> AddAsync(string key, HttpContext context, IAntiforgery antiforgery, CandidatePapers papers, UploadAnswers answers)
    {
        var page = "/candidates/" + Uri.EscapeDataString(key);
        IResult Refused(Exception e) => answers.Of(e, new Dictionary<string, string>()) is { } answer ? Results.LocalRedirect($"{page}?{answer}#papers") : throw e;

        var tooLarge = new RuleBroken("Documents.TooLarge", Document.MaxLength / (1024 * 1024));
        if (!await Uploads.FitsAsync(context, Document.MaxLength)) return Refused(tooLarge);
        if (await Uploads.FormAsync(context, antiforgery) is not { } form) return Refused(tooLarge);
        try
        {
            if (form.Files["file"] is not { Length: > 0 } file) throw new RuleBroken("Documents.Empty");
            if (file.Length > Document.MaxLength) throw tooLarge;
            var bytes = await PhotoShrinking.LightAsync(await Uploads.BytesAsync(file, context.RequestAborted), context.RequestAborted);
            await papers.AddAsync(key, form["kind"], file.FileName, bytes, context.RequestAborted);
            return Results.LocalRedirect($"{page}?done={Received}#papers");
        }
        catch (RuleBroken e)
        {
            return Refused(e);
        }
        catch (NotFoundForViewer)
        {
            return Results.NotFound();
        }
    }

    static async Task<IResult> ShowAsync(string key, HttpContext context, CandidatePapers papers)
    {
        return await papers.OpenAsync(key, context.RequestAborted) is { } paper ? Show(context, paper) : Results.NotFound();
    }

    /// <summary>A document in the browser, when it is of a kind that runs nothing; downloaded otherwise.</summary>
    internal static IResult Show(HttpContext context, OpenedPaper paper)
    {
        var shown = DocumentTypes.IsShownInPage(paper.ContentType);
        var disposition = new ContentDispositionHeaderValue(shown ? "inline" : "attachment");
        disposition.SetHttpFileName(paper.FileName);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        // Never kept by a browser; the headers of every answer add that nothing runs in it and that its type is not guessed.
        context.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(paper.Bytes, paper.ContentType);
    }
}
