using AusAiducation.Core.Reports;

namespace AusAiducation.Web.Reports.Pdf;

/// <summary>Horizontal bars: label, bar on its track, figure. Stacked series stand one after the other, named in a legend.</summary>
internal sealed class BarChartBlock(TextBlock text, BarChart chart)
{
    private const float Thick = 8.5f, Padding = 3.5f, Gap = 12, Swatch = 8;

    public IEnumerable<Piece> Pieces()
    {
        yield return ChartTitle.Of(text, chart.Title, chart.Unit);
        if (chart.Series.Count > 1) yield return Legend();

        var labels = Math.Clamp(Widest(chart.Bars.Select(bar => bar.Label), PdfTheme.Cell), PdfTheme.Width * 0.14f, PdfTheme.Width * 0.36f);
        var figures = Math.Min(Widest(chart.Bars.Select(bar => bar.Text), PdfTheme.Total), PdfTheme.Width * 0.3f);
        for (var i = 0; i < chart.Bars.Count; i++)
            yield return Row(chart.Bars[i], labels, figures) with { KeepWithNext = i == 0 && chart.Bars.Count > 1 };
    }

    private float Widest(IEnumerable<string> words, TextStyle style) =>
        words.Select(word => text.SingleLine(word, style).Width + 0.1f).DefaultIfEmpty().Max();

    private Piece Row(Bar bar, float labelWidth, float figureWidth)
    {
        var labels = text.Lines(bar.Label, PdfTheme.Cell, labelWidth);
        var figures = text.Lines(bar.Text, PdfTheme.Total, figureWidth);
        var height = Math.Max(labels.Count, figures.Count) * PdfTheme.Cell.LineHeight + 2 * Padding;
        var (barStart, barWidth) = (labelWidth + Gap, PdfTheme.Width - labelWidth - figureWidth - 2 * Gap);

        return new Piece(height, (page, top) =>
        {
            Stack(labels, (line, y) => page.Text(line, 0, labelWidth, y), top, height);
            Stack(figures, (line, y) => page.Figures(line, PdfTheme.Width - figureWidth, figureWidth, y), top, height);
            var y = top + (height - Thick) / 2;
            page.Box(barStart, y, barWidth, Thick, PdfTheme.Sunken, 2);
            var start = barStart;
            for (var i = 0; i < bar.Parts.Count; i++)
            {
                var width = (float)chart.Share(bar.Parts[i].Value) * barWidth;
                if (width > 0) page.Box(start, y, width, Thick, ChartTitle.Color(i), Math.Min(2, width / 2));
                start += width;
            }
        });
    }

    private static void Stack(List<TextLine> lines, Action<TextLine, float> draw, float top, float height)
    {
        var y = top + (height - lines.Count * PdfTheme.Cell.LineHeight) / 2;
        foreach (var line in lines)
        {
            draw(line, y);
            y += line.Style.LineHeight;
        }
    }

    private Piece Legend()
    {
        var names = chart.Series.Select(name => text.SingleLine(name, PdfTheme.Small)).ToList();
        return new Piece(PdfTheme.Small.LineHeight + 4, (page, top) =>
        {
            var start = 0f;
            for (var i = 0; i < names.Count; i++)
            {
                page.Box(start, top + (PdfTheme.Small.LineHeight - Swatch) / 2, Swatch, Swatch, ChartTitle.Color(i), 2);
                page.Text(names[i], start + Swatch + 5, names[i].Width, top);
                start += Swatch + 5 + names[i].Width + 16;
            }
        }) { KeepWithNext = true };
    }
}
