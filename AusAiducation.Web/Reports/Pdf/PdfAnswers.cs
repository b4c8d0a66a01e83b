using AusAiducation.Core.Reports;
using AusAiducation.Core.Texts;

namespace AusAiducation.Web.Reports.Pdf;

/// <summary>A document as the answer of an endpoint: its PDF, or the sentence that says which font is missing.</summary>
static class PdfAnswers
{
    public static IResult Print(this PdfWriter writer, ReportDocument document, string name)
    {
        var pdf = new MemoryStream();
        try
        {
            writer.Write(document, pdf);
        }
        catch (MissingFontException e)
        {
            return Results.Text(Texts.In(Texts.CurrentLanguage, e.Key), "text/plain; charset=utf-8", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        pdf.Position = 0;
        return Results.Stream(pdf, "application/pdf", name);
    }
}
