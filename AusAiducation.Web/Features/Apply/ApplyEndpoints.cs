using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Data;
using AusAiducation.Core.Reports;
using AusAiducation.Core.Texts;
using AusAiducation.Web.Access;
using AusAiducation.Web.Features.Candidates;
using AusAiducation.Web.Features.Reports;
using AusAiducation.Web.Reports.Pdf;
using AusAiducation.Web.Startup;
using Microsoft.AspNetCore.Antiforgery;

namespace AusAiducation.Web.Features.Apply;

/// <summary>What the public form has besides pages: the way out, keeping while typing, files, and two papers to print.</summary>
static class ApplyEndpoints
{
    const string Papers = "/apply/papers";

    public static void Map(WebApplication app)
    {
        app.MapPost("/apply/exit", ExitAsync).Requires(Permission.FillOwnDossier);
        app.MapPost("/apply/keep/{step}", KeepAsync).Requires(Permission.FillOwnDossier);
        // Not the page's own address, which takes its small forms.
        app.MapPost(Papers + "/send", AddPaperAsync).Requires(Permission.FillOwnDossier);
        app.MapGet(Papers + "/{key}", ShowPaperAsync).Requires(Permission.FillOwnDossier).WithMetadata(new ShownDocument());
        app.MapGet("/apply/receipt.pdf", ReceiptAsync).Requires(Permission.FillOwnDossier);
        app.MapGet("/apply/agreement.pdf", AgreementAsync).Requires(Permission.FillOwnDossier);
    }

    static async Task<IResult> ExitAsync(HttpContext context, IAntiforgery antiforgery, DossierDoor door)
    {
        await antiforgery.ValidateRequestAsync(context);
        if (DossierCookies.Handle(context) is { } handle) await door.LeaveAsync(handle, context.RequestAborted);
        DossierCookies.Leave(context);
        return Results.LocalRedirect("/apply?left=1");
    }

    /// <summary>What stands in the fields at this moment; answers the version to go on from, or that another tab was first.</summary>
    static async Task<IResult> KeepAsync(string step, HttpContext context, IAntiforgery antiforgery, DossierFilling filling)
    {
        await antiforgery.ValidateRequestAsync(context);
        if (!Enum.TryParse<DossierStep>(step, ignoreCase: true, out var known) || !Enum.IsDefined(known) || char.IsAsciiDigit(step[0])) return Results.NotFound();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var typed = StepAnswers.Of(known, null);
        foreach (var field in typed.GetType().GetProperties().Where(p => p.PropertyType == typeof(string) && p.SetMethod?.IsPublic == true))
            field.SetValue(typed, form["Input." + field.Name].FirstOrDefault());
        typed.Version = int.TryParse(form["Input.Version"], out var version) ? version : 0;
        try
        {
            return Results.Json(new { version = await filling.KeepAsync(typed, context.RequestAborted) });
        }
        catch (RuleBroken e)
        {
            return Results.Json(new { sentence = Texts.In(Texts.CurrentLanguage, e.Refusal.Key, e.Refusal.Args) }, statusCode: StatusCodes.Status409Conflict);
        }
    }

    static async Task<IResult> AddPaperAsync(HttpContext context, IAntiforgery antiforgery, DossierPapers papers, UploadAnswers answers)
    {
        try
        {
            if (await Uploads.TakeAsync(context, antiforgery) is not { } form) throw Uploads.TooLarge;
            var name = form.Files["file"]?.FileName ?? "";
            var light = await PhotoShrinking.LightAsync(await Uploads.FileAsync(form, context.RequestAborted), context.RequestAborted);
            await papers.AddAsync(form["kind"], name, light, context.RequestAborted);
            return Results.LocalRedirect(Papers + "?done=Apply.DonePaper");
        }
        catch (RuleBroken e)
        {
            return Results.LocalRedirect($"{Papers}?{answers.Of(e, new Dictionary<string, string>())}");
        }
    }

    static async Task<IResult> ShowPaperAsync(string key, HttpContext context, DossierPapers papers)
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

    static async Task<IResult> ReceiptAsync(DossierReading reading, LegalGate gate, PublicCalls calls, PdfWriter writer, CancellationToken ct)
    {
        var file = await reading.OverviewAsync(ct);
        if (file.SubmittedAt is null) return Results.NotFound();
        return writer.Print(ReceiptContent.Of(file, await gate.ReadAsync(ct), await calls.BodiesAsync(ct), Texts.CurrentLanguage), $"ausaiducation-{file.Code}.pdf");
    }

    static async Task<IResult> AgreementAsync(DossierReading reading, LegalGate gate, PublicCalls calls, PdfWriter writer, CancellationToken ct) =>
        writer.Print(AgreementContent.Of(await reading.OverviewAsync(ct), await gate.ReadAsync(ct), await calls.BodiesAsync(ct), Texts.CurrentLanguage), "ausaiducation-accord.pdf");
}
