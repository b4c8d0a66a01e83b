using AusAiducation.Core.Reports;

namespace AusAiducation.Web.Reports.Pdf;

/// <summary>Places to sign, two beside each other, all on one page.</summary>
internal sealed class SignaturesBlock(TextBlock text, Signatures signatures, ReportWords words)
{
    private const float Gap = 36, Column = (PdfTheme.Width - Gap) / 2, Room = 44, Between = 18;

    public IEnumerable<Piece> Pieces()
    {
        var pairs = signatures.Lines.Chunk(2).ToList();
        return pairs.Select((pair, i) => Pair(pair, i == 0 ? 0 : Between) with { KeepWithNext = i + 1 < pairs.Count });
    }

    private Piece Pair(SignatureLine[] pair, float above)
    {
        var places = pair.Select(line => (Role: text.Lines(line.Role, PdfTheme.Label, Column), Name: text.Lines(line.Name, PdfTheme.Value, Column))).ToList();
        var roleHeight = places.Max(place => place.Role.Count) * PdfTheme.Label.LineHeight;
        var nameHeight = places.Max(place => place.Name.Count) * PdfTheme.Value.LineHeight;
        var hint = text.SingleLine(words.Signature, PdfTheme.Small);
        var rule = roleHeight + nameHeight + Room;

        return new Piece(rule + 4 + hint.Style.LineHeight, (page, top) =>
        {
            for (var i = 0; i < places.Count; i++)
            {
                var start = i * (Column + Gap);
                Stack(page, places[i].Role, start, top);
                Stack(page, places[i].Name, start, top + roleHeight);
                page.Rule(start, Column, top + rule, PdfTheme.StrongLine, 0.8f);
                page.Text(hint, start, Column, top + rule + 4);
            }
        }) { Above = above };
    }

    private static void Stack(PdfCanvas page, List<TextLine> lines, float start, float top)
    {
        for (var i = 0; i < lines.Count; i++) page.Text(lines[i], start, Column, top + i * lines[i].Style.LineHeight);
    }
}
