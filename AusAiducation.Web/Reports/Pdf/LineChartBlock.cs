using AusAiducation.Core.Reports;
using SkiaSharp;

namespace AusAiducation.Web.Reports.Pdf;

/// <summary>A line between two bounds, with its points, their figures above and their labels below; time runs in reading direction.</summary>
internal sealed class LineChartBlock(TextBlock text, LineChart chart)
{
    private const float PlotHeight = 110, TopRoom = 16, Inset = 26;

    private static readonly TextStyle Figure = PdfTheme.Small with { Bold = true, Color = PdfTheme.Ink };

    public IEnumerable<Piece> Pieces()
    {
        yield return ChartTitle.Of(text, chart.Title, "");
        yield return new Piece(TopRoom + PlotHeight + 8 + PdfTheme.Small.LineHeight, Draw);
    }

    private void Draw(PdfCanvas page, float top)
    {
        var (low, high) = (text.SingleLine(chart.Minimum.Text, PdfTheme.Small), text.SingleLine(chart.Maximum.Text, PdfTheme.Small));
        var axis = Math.Max(low.Width, high.Width) + 8;
        var (roof, floor) = (top + TopRoom, top + TopRoom + PlotHeight);
        for (var i = 0; i <= 4; i++)
            page.Rule(axis, PdfTheme.Width - axis, roof + PlotHeight * i / 4, i == 4 ? PdfTheme.StrongLine : PdfTheme.Line);
        page.Figures(high, 0, axis - 8, roof - high.Style.LineHeight / 2);
        page.Figures(low, 0, axis - 8, floor - low.Style.LineHeight / 2);

        var step = chart.Points.Count < 2 ? 0 : (PdfTheme.Width - axis - 2 * Inset) / (chart.Points.Count - 1);
        float StartOf(int i) => chart.Points.Count == 1 ? axis + (PdfTheme.Width - axis) / 2 : axis + Inset + i * step;
        float YOf(decimal value) => floor - (float)chart.Height(value) * PlotHeight;

        foreach (var stretch in Stretches())
            page.Polyline([.. stretch.Select(i => (StartOf(i), YOf(chart.Points[i].Value!.Value)))], PdfTheme.Primary, 1.6f);
        var every = Every(step);
        for (var i = 0; i < chart.Points.Count; i++)
        {
            if (i % every == 0) Label(page, chart.Points[i].Label, PdfTheme.Small, StartOf(i), floor + 6);
            if (chart.Points[i].Value is not { } value) continue;
            page.Dot(StartOf(i), YOf(value.Value), 2.6f, PdfTheme.Primary);
            if (i % every == 0) Label(page, value.Text, Figure, StartOf(i), YOf(value.Value) - 16, onPaper: true);
        }
    }

    /// <summary>Only every second, third… label is printed where all would run into each other.</summary>
    private int Every(float step)
    {
        if (step == 0) return 1;
        var widest = chart.Points.Max(point => Math.Max(text.SingleLine(point.Label, PdfTheme.Small).Width,
            text.SingleLine(point.Value?.Text ?? "", PdfTheme.Small).Width));
        return Math.Max(1, (int)Math.Ceiling((widest + 6) / step));
    }

    /// <param name="onPaper">Keeps the rules of the grid out of the letters.</param>
    private void Label(PdfCanvas page, string words, TextStyle style, float middle, float top, bool onPaper = false)
    {
        var line = text.SingleLine(words, style);
        if (onPaper) page.Box(middle - line.Width / 2 - 2, top + 1, line.Width + 4, style.LineHeight - 2, SKColors.White);
        page.Text(line, middle - line.Width / 2, line.Width, top);
    }

    /// <summary>The points that hang together: a missing value interrupts the line rather than pretending one.</summary>
    private List<List<int>> Stretches()
    {
        var stretches = new List<List<int>> { new() };
        for (var i = 0; i < chart.Points.Count; i++)
            if (chart.Points[i].Value is null) stretches.Add([]);
            else stretches[^1].Add(i);
        return stretches.FindAll(stretch => stretch.Count > 1);
    }
}
