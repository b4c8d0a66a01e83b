using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Reports;
using AusAiducation.Web.Components.Lists;
using AusAiducation.Web.Reports.Pdf;
using AusAiducation.Web.Startup;

namespace AusAiducation.Web.Features.Mail;

/// <summary>Exports of the outbox and of the call list, and one letter to print, in French or in Arabic.</summary>
static class MailEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapListing<MessageListing, MessageFilter, MessageRow>("/mail");
        app.MapListing<CallListing, CallFilter, CallRow>("/mail/calls");
        app.MapGet("/mail/{key}.pdf", async (string key, string? lang, MessageQueries messages, PdfWriter pdf, CancellationToken ct) =>
        {
            if (await messages.FindAsync(key, ct) is not { } message) return Results.NotFound();
            using var printed = new MemoryStream();
            pdf.Write(Document(message, message.Language == MessageText.Family ? lang == "ar" ? "ar" : "fr" : message.Language), printed);
            return Results.File(printed.ToArray(), "application/pdf", $"{message.Code ?? message.Key}.pdf");
        }).Requires(Permission.ViewMail);
    }

    static ReportDocument Document(MessageView message, string language) => new()
    {
        Title = MessageText.SubjectIn(message.Subject, language),
        Language = language,
        Sections = [new ReportSection(null, [.. MessageText.BodyIn(message.Body, language).Split("\n\n").Select(p => new Paragraph(p))])],
    };
}
