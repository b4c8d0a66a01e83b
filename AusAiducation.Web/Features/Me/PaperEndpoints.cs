using AusAiducation.Core.Access;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Reports;
using AusAiducation.Web.Startup;
using Microsoft.AspNetCore.Antiforgery;

namespace AusAiducation.Web.Features.Me;

/// <summary>A student's file comes by a form of its own, so that a refused field elsewhere never loses the choice of the file.</summary>
static class PaperEndpoints
{
    /// <summary>What the form's own fields and boundaries may add to the file.</summary>
    const int FormOverhead = 64 * 1024;

    public static void Map(WebApplication app) => app.MapPost("/me/papers", HandInAsync).Requires(Permission.ViewOwnJourney);

    static async Task<IResult> HandInAsync(HttpContext context, IAntiforgery antiforgery, OwnPapers papers, CancellationToken ct)
    {
        // Too long: said before a byte of it is read.
        if (context.Request.ContentLength is null or > Document.MaxLength + FormOverhead) return Back("problem", "Me.FileTooLarge");
        await antiforgery.ValidateRequestAsync(context);
        var form = await context.Request.ReadFormAsync(ct);
        if (form.Files.GetFile("file") is not { Length: > 0 } file) return Back("problem", "Me.FileEmpty");
        if (file.Length > Document.MaxLength) return Back("problem", "Me.FileTooLarge");
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, ct);
        try
        {
            await papers.HandInAsync(form["kind"], form["year"], file.FileName, bytes.ToArray(), ct);
        }
        catch (RuleBroken e)
        {
            return Back("problem", e.Refusal.Key);
        }
        catch (NotFoundForViewer)
        {
            return Results.NotFound();
        }
        return Back("done", "Me.DoneHandedIn");
    }

    static IResult Back(string name, string key) => Results.LocalRedirect($"/me?{name}={key}");
}
