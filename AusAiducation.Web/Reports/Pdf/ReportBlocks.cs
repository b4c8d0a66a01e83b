using System.Diagnostics;
using AusAiducation.Core.Reports;

namespace AusAiducation.Web.Reports.Pdf;

/// <summary>Turns the content of a report into pieces, in order: the title, then each section's heading and blocks.</summary>
internal sealed class ReportBlocks(TextBlock text)
{
    private const float BetweenBlocks = 11, BeforeSection = 22, AfterHeading = 7;

    public IEnumerable<Piece> Pieces(ReportDocument document)
    {
        foreach (var piece in Title(document)) yield return piece;
        foreach (var section in document.Sections)
        {
            var above = BeforeSection;
            if (section.Heading is { } heading)
            {
                foreach (var piece in Lines(heading, PdfTheme.Heading, above).Select(piece => piece with { KeepWithNext = true })) yield return piece;
                above = AfterHeading;
            }
            foreach (var block in section.Blocks)
            {
                foreach (var piece in WithSpace(Of(block, document.Language), above)) yield return piece;
                above = BetweenBlocks;
            }
        }
    }

    private IEnumerable<Piece> Title(ReportDocument document)
    {
        foreach (var piece in Lines(document.Title, PdfTheme.Title, 0)) yield return piece;
        if (document.Subtitle is { } subtitle)
            foreach (var piece in Lines(subtitle, PdfTheme.Subtitle, 2)) yield return piece;
        if (document.GeneratedAt is { } generated)
            foreach (var piece in Lines(generated, PdfTheme.Small, 5)) yield return piece;
    }

    private IEnumerable<Piece> Of(ReportBlock block, string language) => block switch
    {
        Paragraph paragraph => Lines(paragraph.Text, PdfTheme.Text, 0),
        Facts facts => new FactsBlock(text, facts).Pieces(),
        Table table => new TableBlock(text, table).Pieces(),
        BarChart chart => new BarChartBlock(text, chart).Pieces(),
        LineChart chart => new LineChartBlock(text, chart).Pieces(),
        Signatures signatures => new SignaturesBlock(text, signatures, ReportWords.For(language)).Pieces(),
        PageBreak => [Piece.Break()],
        _ => throw new UnreachableException(block.GetType().Name),
    };

    /// <summary>A line a piece; the first two and the last two stay together, so no line stands alone on a page.</summary>
    private IEnumerable<Piece> Lines(string words, TextStyle style, float above)
    {
        var lines = text.Lines(words, style, PdfTheme.Width);
        return lines.Select((line, i) => new Piece(style.LineHeight, (page, top) => page.Text(line, 0, PdfTheme.Width, top))
        {
            Above = i == 0 ? above : 0,
            KeepWithNext = i + 1 < lines.Count && (i == 0 || i == lines.Count - 2),
        });
    }

    private static IEnumerable<Piece> WithSpace(IEnumerable<Piece> pieces, float above) =>
        pieces.Select((piece, i) => i == 0 && !piece.BreaksPage ? piece with { Above = above } : piece);
}
