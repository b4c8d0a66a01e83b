using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates.Inquiries;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Texts;
using AusAiducation.Web.Components.Lists;
using AusAiducation.Web.Features.Apply;
using AusAiducation.Web.Features.Candidates;
using AusAiducation.Web.Startup;
using Microsoft.AspNetCore.Antiforgery;

namespace AusAiducation.Web.Features.Inquiries;

/// <summary>What inquiries have besides pages: exports for the team; for the inquirer keeping while typing, photos, and papers about income.</summary>
static class InquiryEndpoints
{
    const string Added = "Inquiries.DonePhoto";

    public static void Map(WebApplication app)
    {
        app.MapListing<InquiryListing, InquiryFilter, InquiryRow>("/candidates/inquiries");
        app.MapPost("/inquiries/{key}/keep", KeepAsync).Requires(Permission.MakeInquiries);
        app.MapPost("/inquiries/{key}/photos", AddPhotoAsync).Requires(Permission.MakeInquiries);
        app.MapGet("/inquiries/{key}/documents/{document}", ShowAsync).Requires(Permission.MakeInquiries).WithMetadata(new ShownDocument());
    }

    /// <summary>What stands in the fields at this moment; answers the version to go on from, or the sentence that says why it was not kept.</summary>
    static async Task<IResult> KeepAsync(string key, HttpContext context, IAntiforgery antiforgery, Visiting visiting)
    {
        await antiforgery.ValidateRequestAsync(context);
        try
        {
            return Results.Json(new { version = await visiting.KeepAsync(key, Read(await context.Request.ReadFormAsync(context.RequestAborted)), context.RequestAborted) });
        }
        catch (RuleBroken e)
        {
            return Results.Json(new { sentence = Texts.In(Texts.CurrentLanguage, e.Refusal.Key, e.Refusal.Args) }, statusCode: StatusCodes.Status409Conflict);
        }
        catch (NotFoundForViewer)
        {
            return Results.Json(new { sentence = Texts.In(Texts.CurrentLanguage, "Inquiries.IsOver") }, statusCode: StatusCodes.Status409Conflict);
        }
    }

    static InquiryInput Read(IFormCollection form)
    {
        string? Field(string name) => form["Input." + name].FirstOrDefault();
        var typed = new InquiryInput { Version = int.TryParse(Field(nameof(InquiryInput.Version)), out var version) ? version : 0 };
        foreach (var property in typeof(InquiryInput).GetProperties().Where(p => p.PropertyType == typeof(string))) property.SetValue(typed, Field(property.Name));
        for (var i = 0; Field($"Findings[{i}].Item") is { } item; i++)
            typed.Findings.Add(new FindingInput { Item = item, Level = Field($"Findings[{i}].Level"), Source = Field($"Findings[{i}].Source"), Evidence = Field($"Findings[{i}].Evidence") });
        for (var i = 0; Field($"Answers[{i}].Kind") is { } kind; i++)
            typed.Answers.Add(new ContradictionInput { Kind = kind, Answer = Field($"Answers[{i}].Answer"), Explanation = Field($"Answers[{i}].Explanation") });
        return typed;
    }

    static async Task<IResult> AddPhotoAsync(string key, HttpContext context, IAntiforgery antiforgery, VisitPhotos photos, UploadAnswers answers)
    {
        var page = "/inquiries/" + Uri.EscapeDataString(key);
        try
        {
            if (await Uploads.TakeAsync(context, antiforgery) is not { } form) throw Uploads.TooLarge;
            var name = form.Files["file"]?.FileName ?? "";
            var light = await PhotoShrinking.LightAsync(await Uploads.FileAsync(form, context.RequestAborted), context.RequestAborted);
            await photos.AddAsync(key, form["item"], name, light, context.RequestAborted);
            return Results.LocalRedirect($"{page}?done={Added}#photos");
        }
        catch (RuleBroken e)
        {
            return Results.LocalRedirect($"{page}?{answers.Of(e, new Dictionary<string, string>())}#photos");
        }
        catch (NotFoundForViewer)
        {
            return Results.NotFound();
        }
    }

    static async Task<IResult> ShowAsync(string key, string document, HttpContext context, VisitPhotos photos)
    {
        try
        {
            return await photos.OpenAsync(key, document, context.RequestAborted) is { } paper ? ShownDocument.Answer(context, paper) : Results.NotFound();
        }
        catch (RuleBroken e)
        {
            return ShownDocument.Withheld(e);
        }
        catch (NotFoundForViewer)
        {
            return Results.NotFound();
        }
    }
}
