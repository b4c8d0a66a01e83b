using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Selection;
using AusAiducation.Web.Features.Apply;
using AusAiducation.Web.Startup;
using Microsoft.AspNetCore.Antiforgery;

namespace AusAiducation.Web.Features.Candidates;

/// <summary>Redacted copies: made from the boxes drawn in the page, looked at by the team, read by the members they were made for.</summary>
static class RedactionEndpoints
{
    const string Made = "Redaction.DoneMade";

    public static void Map(WebApplication app)
    {
        app.MapPost("/candidates/documents/{key}/redacted", MakeAsync).Requires(Permission.EditCandidates);
        app.MapGet("/candidates/documents/copies/{key}", ShowAsync).Requires(Permission.EditCandidates).WithMetadata(new ShownDocument());
        app.MapGet("/selection/reviews/{reviewKey}/documents/{key}", ReadAsync).Requires(Permission.ScoreFiles).WithMetadata(new ShownDocument());
    }

    /// <summary>
    /// The picture is the document itself when it is one; of a PDF, which cannot be drawn here and keeps what lies beneath a rectangle, it is
    /// a picture of the page sent with the boxes.
    /// </summary>
    static async Task<IResult> MakeAsync(string key, HttpContext context, IAntiforgery antiforgery, Redacting redacting, UploadAnswers answers, CancellationToken ct)
    {
        var page = $"/candidates/documents/{Uri.EscapeDataString(key)}/redact";
        IResult Refused(RuleBroken e) => Results.LocalRedirect($"{page}?{answers.Of(e, new Dictionary<string, string>())}");

        try
        {
            if (await Uploads.TakeAsync(context, antiforgery) is not { } form) throw Uploads.TooLarge;
            var boxes = BlackBoxes.Read(form["boxes"]);
            if (await redacting.OriginalAsync(key, ct) is not { } original) return Results.NotFound();
            var isPicture = original.ContentType is DocumentTypes.Jpeg or DocumentTypes.Png;
            if (isPicture && boxes.Count == 0) throw new RuleBroken("Redaction.NoBox");
            var picture = isPicture ? original.Bytes : await Uploads.FileAsync(form, ct);
            if (DocumentTypes.Of(picture) is not (DocumentTypes.Jpeg or DocumentTypes.Png)) throw new RuleBroken("Redaction.PictureOnly");
            await redacting.KeepAsync(key, await PhotoShrinking.LightAsync(picture, boxes, ct), ct);
            return Results.LocalRedirect($"{page}?done={Made}#copies");
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

    static async Task<IResult> ShowAsync(string key, HttpContext context, Redacting redacting, CancellationToken ct) =>
        await redacting.OpenAsync(key, ct) is { } copy ? ShownDocument.Answer(context, copy) : Results.NotFound();

    static async Task<IResult> ReadAsync(string reviewKey, string key, HttpContext context, ReviewPapers papers, CancellationToken ct) =>
        await papers.OpenAsync(reviewKey, key, ct) is { } copy ? ShownDocument.Answer(context, copy) : Results.NotFound();
}
