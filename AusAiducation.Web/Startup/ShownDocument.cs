using AusAiducation.Core.Access;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Texts;
using Microsoft.Net.Http.Headers;

namespace AusAiducation.Web.Startup;

/// <summary>
/// Marks an endpoint that answers with a document somebody handed in, which a page of ours may show inside itself, and writes that answer:
/// inline when it is of a kind that runs nothing, downloaded otherwise; kept by no browser; its type not guessed.
/// </summary>
sealed class ShownDocument
{
    /// <summary>
    /// Nothing is loaded from it and nothing runs in it. A picture stands in a sandbox besides; browsers refuse to show a PDF in one, and
    /// show it by a program of their own, apart from the page.
    /// </summary>
    public static string Policy(string? contentType) =>
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
        + (contentType == DocumentTypes.Pdf ? "; object-src 'self'" : "; object-src 'none'; sandbox");

    public static IResult Answer(HttpContext context, OpenedPaper paper)
    {
        var disposition = new ContentDispositionHeaderValue(DocumentTypes.IsShownInPage(paper.ContentType) ? "inline" : "attachment");
        disposition.SetHttpFileName(paper.FileName);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(paper.Bytes, paper.ContentType);
    }

    /// <summary>A document in quarantine, or one whose bytes are gone: the sentence instead.</summary>
    public static IResult Withheld(RuleBroken e) =>
        Results.Text(Texts.In(Texts.CurrentLanguage, e.Refusal.Key, e.Refusal.Args), "text/plain; charset=utf-8", statusCode: StatusCodes.Status409Conflict);
}
