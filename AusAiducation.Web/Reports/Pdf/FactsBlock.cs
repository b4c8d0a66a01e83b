using AusAiducation.Core.Reports;

namespace AusAiducation.Web.Reports.Pdf;

/// <summary>Labels in a column, values in another, a hairline between the facts.</summary>
internal sealed class FactsBlock(TextBlock text, Facts facts)
{
    private const float Gap = 18, Padding = 3.2f;

    public IEnumerable<Piece> Pieces()
    {
        var widest = facts.Items.Select(fact => text.SingleLine(fact.Label, PdfTheme.Label).Width).DefaultIfEmpty().Max();
        var labelWidth = Math.Clamp(widest + 1, PdfTheme.Width * 0.22f, PdfTheme.Width * 0.4f);
        return facts.Items.Select((fact, i) => Row(fact, labelWidth, i == facts.Items.Count - 1));
    }

    private Piece Row(Fact fact, float labelWidth, bool isLast)
    {
        var labels = text.Lines(fact.Label, PdfTheme.Label, labelWidth);
        var values = text.Lines(fact.Value, PdfTheme.Value, PdfTheme.Width - labelWidth - Gap);
        var height = Math.Max(labels.Count, values.Count) * PdfTheme.Value.LineHeight + 2 * Padding;
        return new Piece(height, (page, top) =>
        {
            for (var i = 0; i < labels.Count; i++) page.Text(labels[i], 0, labelWidth, top + Padding + i * PdfTheme.Label.LineHeight);
            for (var i = 0; i < values.Count; i++)
                page.Text(values[i], labelWidth + Gap, PdfTheme.Width - labelWidth - Gap, top + Padding + i * PdfTheme.Value.LineHeight);
            if (!isLast) page.Rule(0, PdfTheme.Width, top + height, PdfTheme.Line);
        });
    }
}
