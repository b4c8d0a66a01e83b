using AusAiducation.Core.Access;
using AusAiducation.Core.Documents;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace AusAiducation.Web.Features.Candidates;

/// <summary>A file posted as its own form: length first, then the token, then the bytes.</summary>
static class Uploads
{
    const int FormOverhead = 64 * 1024;

    // A longer body is read to its end and dropped, or the browser would show a broken connection instead of our sentence.
    const long DrainedAtMost = 200L * 1024 * 1024;

    public static RuleBroken TooLarge => new("Documents.TooLarge", Document.MaxLength / (1024 * 1024));

    /// <summary>The form of one document; null when it is too long to hold one, its body read to the end.</summary>
    public static async Task<IFormCollection?> TakeAsync(HttpContext context, IAntiforgery antiforgery) =>
        await FitsAsync(context, Document.MaxLength) ? await FormAsync(context, antiforgery) : null;

    /// <summary>The bytes of its file. Throws <see cref="RuleBroken"/> when there are none, or too many.</summary>
    public static async Task<byte[]> FileAsync(IFormCollection form, CancellationToken ct)
    {
        if (form.Files["file"] is not { Length: > 0 } file) throw new RuleBroken("Documents.Empty");
        return file.Length > Document.MaxLength ? throw TooLarge : await BytesAsync(file, ct);
    }

    /// <summary>False when the body is longer than a file of this length can make it; it has then been drained.</summary>
    public static async Task<bool> FitsAsync(HttpContext context, int maxLength)
    {
        if (context.Request.ContentLength is not { } length || length <= maxLength + FormOverhead) return true;
        if (length > DrainedAtMost) return false;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = DrainedAtMost;
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        return false;
    }

    /// <summary>The posted form once its token is good; null when the body was longer than it said.</summary>
    public static async Task<IFormCollection?> FormAsync(HttpContext context, IAntiforgery antiforgery)
    {
        try
        {
            await antiforgery.ValidateRequestAsync(context);
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException || e.InnerException is BadHttpRequestException or InvalidDataException)
        {
            return null;
        }
    }

    public static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken ct)
    {
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }
}
