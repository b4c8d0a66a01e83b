using AusAiducation.Core.Reports;
using SkiaSharp;

namespace AusAiducation.Web.Reports.Pdf;

/// <summary>
/// Prints a report as an A4 PDF. One for the whole program, used from any thread; throws <see cref="MissingFontException"/>
/// when the machine has no font for a script of the document.
/// </summary>
public sealed class PdfWriter(PdfFonts fonts, TimeProvider clock)
{
    /// <summary>Nothing is written to <paramref name="output"/> unless the whole document could be drawn; it is left open.</summary>
    public void Write(ReportDocument document, Stream output)
    {
        using var shaper = new TextShaper(fonts);
        var text = new TextBlock(shaper, document.IsRightToLeft);
        var pages = Paging.Pages([.. new ReportBlocks(text).Pieces(document)], PdfTheme.Top, PdfTheme.Bottom);
        var frame = new PageFrame(text, document);

        for (var i = 0; i < pages.Count; i++) Draw(null, i);
        using var drawn = new MemoryStream();
        using (var pdf = SKDocument.CreatePdf(drawn, Metadata(document)))
        {
            for (var i = 0; i < pages.Count; i++)
            {
                Draw(pdf.BeginPage(PdfTheme.PageWidth, PdfTheme.PageHeight), i);
                pdf.EndPage();
            }
            pdf.Close();
        }
        PdfCatalog.AddLanguage(drawn, document.Language, document.IsRightToLeft);
        drawn.Position = 0;
        drawn.CopyTo(output);

        void Draw(SKCanvas? canvas, int number)
        {
            var page = new PdfCanvas(canvas, shaper, document.IsRightToLeft);
            frame.Draw(page, number + 1, pages.Count);
            foreach (var (piece, top) in pages[number]) piece.Draw(page, top);
        }
    }

    private SKDocumentPdfMetadata Metadata(ReportDocument document)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new SKDocumentPdfMetadata(SKDocumentPdfMetadata.DefaultRasterDpi, SKDocumentPdfMetadata.DefaultEncodingQuality)
        {
            Title = document.Title, Subject = document.Subtitle ?? "", Author = PdfTheme.Product, Creator = PdfTheme.Product,
            Creation = now, Modified = now,
        };
    }
}
