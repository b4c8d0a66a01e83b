using AusAiducation.Core.Reports;

namespace AusAiducation.Web.Reports.Pdf;

/// <summary>What stands on every page: product and title above, note and page number below.</summary>
internal sealed class PageFrame(TextBlock text, ReportDocument document)
{
    private const float HeadTop = 34, SignSize = 15, Gap = 7, FootTop = PdfTheme.Bottom + 22;

    private readonly ReportWords words = ReportWords.For(document.Language);
    private readonly TextLine product = text.SingleLine(PdfTheme.Product, PdfTheme.Brand);
    private readonly TextLine title = Fitting(text, document.Title, PdfTheme.Width * 0.7f);
    private readonly TextLine note = Fitting(text, document.FooterNote ?? "", PdfTheme.Width * 0.78f);

    public void Draw(PdfCanvas page, int number, int count)
    {
        page.Sign(0, HeadTop, SignSize);
        page.Text(product, SignSize + Gap, PdfTheme.Width, HeadTop + (SignSize - product.Style.LineHeight) / 2 - 0.5f);
        if (number > 1) page.Text(title, 0, PdfTheme.Width, HeadTop + (SignSize - title.Style.LineHeight) / 2, CellAlignment.End);
        page.Rule(0, PdfTheme.Width, HeadTop + SignSize + 9, PdfTheme.Line);

        page.Rule(0, PdfTheme.Width, FootTop - 7, PdfTheme.Line);
        page.Text(note, 0, PdfTheme.Width, FootTop);
        page.Text(text.SingleLine(words.Page(number, count), PdfTheme.Small), 0, PdfTheme.Width, FootTop, CellAlignment.End);
    }

    /// <summary>One line; what is too long ends in an ellipsis (the whole title stands on the first page).</summary>
    private static TextLine Fitting(TextBlock text, string words, float width)
    {
        var line = text.SingleLine(words, PdfTheme.Small);
        for (var length = words.Length; line.Width > width && length > 0; length--)
            line = text.SingleLine(words[..length].TrimEnd() + "…", PdfTheme.Small);
        return line;
    }
}
