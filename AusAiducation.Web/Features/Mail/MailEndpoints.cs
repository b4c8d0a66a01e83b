using AusAiducation.Core.Candidates;
using AusAiducation.Core.Access;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Reports;
using AusAiducation.Core.Texts;
using AusAiducation.Web.Components.Lists;
using AusAiducation.Web.Reports.Pdf;
using AusAiducation.Web.Startup;

namespace AusAiducation.Web.Features.Mail;

/// <summary>Exports of the list of letters, and one letter to print, in French or in Arabic.</summary>
static class MailEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapListing<LetterListing, LetterFilter, LetterRow>("/mail");
        app.MapGet("/mail/{key}.pdf", async (string key, string? lang, LetterQueries letters, PdfWriter pdf, CancellationToken ct) =>
        {
            if (await letters.FindAsync(key, ct) is not { } letter) return Results.NotFound();
            using var printed = new MemoryStream();
            pdf.Write(Document(letter, lang == "ar" ? "ar" : "fr"), printed);
            return Results.File(printed.ToArray(), "application/pdf", $"{letter.Code}.pdf");
        }).Requires(Permission.ViewMail);
    }

    static ReportDocument Document(LetterView letter, string language) => new()
    {
        Title = language == "ar" ? Texts.In("ar", $"Messages.Subject{letter.Kind}", letter.Edition) : letter.Subject,
        Language = language,
        Sections = [new ReportSection(null, [.. LetterTemplates.PartOf(letter.Body, language).Split("\n\n").Select(p => new Paragraph(p))])],
    };
}
