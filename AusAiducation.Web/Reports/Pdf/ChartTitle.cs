using SkiaSharp;

namespace AusAiducation.Web.Reports.Pdf;

/// <summary>What the charts have in common: the title with its unit, and the colours of the series.</summary>
internal static class ChartTitle
{
    public static SKColor Color(int series) => PdfTheme.Series[series % PdfTheme.Series.Length];

    public static Piece Of(TextBlock text, string title, string unit)
    {
        var name = text.SingleLine(title, PdfTheme.Caption);
        var measure = text.SingleLine(unit, PdfTheme.Small);
        return new Piece(name.Style.LineHeight + 4, (page, top) =>
        {
            page.Text(name, 0, PdfTheme.Width, top);
            page.Text(measure, name.Width + 8, measure.Width, top + name.Style.Ascent - measure.Style.Ascent);
        }) { KeepWithNext = true };
    }
}
