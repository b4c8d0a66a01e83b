using AusAiducation.Core.Access;
using AusAiducation.Core.Reports;
using AusAiducation.Web.Features.Apply;
using AusAiducation.Web.Features.Candidates;
using AusAiducation.Web.Startup;
using Microsoft.AspNetCore.Antiforgery;

namespace AusAiducation.Web.Features.Me;

/// <summary>A student's file comes by a form of its own, so that a refused field elsewhere never loses the choice of the file.</summary>
static class PaperEndpoints
{
    const string HandedIn = "Me.DoneHandedIn";

    public static void Map(WebApplication app) => app.MapPost("/me/papers", HandInAsync).Requires(Permission.ViewOwnJourney);

    static async Task<IResult> HandInAsync(HttpContext context, IAntiforgery antiforgery, OwnPapers papers, UploadAnswers answers, CancellationToken ct)
    {
        try
        {
            if (await Uploads.TakeAsync(context, antiforgery) is not { } form) throw Uploads.TooLarge;
            var name = form.Files["file"]?.FileName ?? "";
            await papers.HandInAsync(form["kind"], form["year"], name, await PhotoShrinking.LightAsync(await Uploads.FileAsync(form, ct), ct), ct);
            return Results.LocalRedirect("/me?done=" + HandedIn);
        }
        catch (RuleBroken e)
        {
            return Results.LocalRedirect($"/me?{answers.Of(e, new Dictionary<string, string>())}#papers");
        }
        catch (NotFoundForViewer)
        {
            return Results.NotFound();
        }
    }
}
