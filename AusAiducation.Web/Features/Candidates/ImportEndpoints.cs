using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Sheets;
using AusAiducation.Core.Texts;
using AusAiducation.Web.Startup;
using Microsoft.AspNetCore.Antiforgery;

namespace AusAiducation.Web.Features.Candidates;

/// <summary>Takes a supplied list in, and gives back the lines that stay out.</summary>
static class ImportEndpoints
{
    const string Page = "/candidates/import";
    const string Nominated = "/nominations/lists";

    public static void Map(WebApplication app)
    {
        app.MapPost(Page + "/upload", (HttpContext c, IAntiforgery a, Importing i, UploadAnswers u) => UploadAsync(Page, Page, c, a, i, u)).Requires(Permission.ImportCandidates);
        app.MapGet(Page + "/{key}/refused.xlsx", RefusedAsync).Requires(Permission.ImportCandidates);
        // The same for a school's helper, who has pages of their own.
        app.MapPost("/nominations/upload", (HttpContext c, IAntiforgery a, Importing i, UploadAnswers u) => UploadAsync("/nominations", Nominated, c, a, i, u)).Requires(Permission.NominateCandidates);
        app.MapGet(Nominated + "/{key}/refused.xlsx", RefusedAsync).Requires(Permission.NominateCandidates);
    }

    /// <param name="page">Where the form stands and its problems are shown.</param>
    /// <param name="check">Where the uploaded list is looked at.</param>
    static async Task<IResult> UploadAsync(string page, string check, HttpContext context, IAntiforgery antiforgery, Importing importing, UploadAnswers answers)
    {
        var typed = new Dictionary<string, string>();
        IResult Refused(Exception e) => answers.Of(e, typed) is { } answer ? Results.LocalRedirect($"{page}?{answer}#upload") : throw e;

        var tooLarge = new SheetRefused("Import.FileTooLarge", Importing.MaxLength / (1024 * 1024));
        if (!await Uploads.FitsAsync(context, Importing.MaxLength)) return Refused(tooLarge);
        if (await Uploads.FormAsync(context, antiforgery) is not { } form) return Refused(tooLarge);
        foreach (var name in ImportForm.Fields)
            typed[name] = form["Input." + name].ToString() is var value && value.Length > 200 ? value[..200] : value;
        try
        {
            if (form.Files["file"] is not { Length: > 0 } file) throw new InputRefused("File", form.Files["file"] is { FileName.Length: > 0 } empty ? "Import.Empty" : "Import.ChooseFile", form.Files["file"]?.FileName ?? "");
            if (file.Length > Importing.MaxLength) throw tooLarge;
            var key = await importing.UploadAsync(ImportForm.From(typed), await Uploads.BytesAsync(file, context.RequestAborted), file.FileName, context.RequestAborted);
            return Results.LocalRedirect($"{check}/{key}");
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

    static async Task RefusedAsync(string key, HttpContext context, ImportQueries imports, Texts texts)
    {
        await using var lines = imports.RefusedAsync(key, context.RequestAborted).GetAsyncEnumerator(context.RequestAborted);
        try
        {
            await lines.MoveNextAsync();
        }
        catch (NotFoundForViewer)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var headings = lines.Current.Cells;
        context.Response.ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"refused.xlsx\"";
        async IAsyncEnumerable<IReadOnlyList<object?>> Rows()
        {
            while (await lines.MoveNextAsync())
            {
                var (line, cells, reasons) = lines.Current;
                var why = string.Join(" ", reasons.Select(r => r.Heading is null ? texts[r.Refusal] : $"{r.Heading} : {texts[r.Refusal]}"));
                yield return [line, .. cells.Concat(Enumerable.Repeat("", Math.Max(0, headings.Count - cells.Count))), why];
            }
        }
        await SheetWriter.WriteXlsxAsync(context.Response.Body, texts["Import.Refused"], [texts["Import.Line"], .. headings, texts["Candidates.Reason"]], Rows(),
            AddLanguagesExtensions.CultureOf(Texts.CurrentLanguage), context.RequestAborted);
    }
}

/// <summary>The upload form's texts, as posted or as they come back.</summary>
static class ImportForm
{
    public static readonly string[] Fields =
    [
        nameof(ImportUpload.Edition), nameof(ImportUpload.Supplier), nameof(ImportUpload.NewSupplier), nameof(ImportUpload.NewSupplierKind), nameof(ImportUpload.InformedOn),
        nameof(ImportUpload.AgreementReference), nameof(ImportUpload.AgreedOn),
    ];

    public static ImportUpload From(IReadOnlyDictionary<string, string> typed) => new()
    {
        Edition = typed.GetValueOrDefault(nameof(ImportUpload.Edition)), Supplier = typed.GetValueOrDefault(nameof(ImportUpload.Supplier)), NewSupplier = typed.GetValueOrDefault(nameof(ImportUpload.NewSupplier)),
        NewSupplierKind = typed.GetValueOrDefault(nameof(ImportUpload.NewSupplierKind)), InformedOn = typed.GetValueOrDefault(nameof(ImportUpload.InformedOn)),
        AgreementReference = typed.GetValueOrDefault(nameof(ImportUpload.AgreementReference)), AgreedOn = typed.GetValueOrDefault(nameof(ImportUpload.AgreedOn)),
    };
}
