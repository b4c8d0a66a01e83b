using AusAiducation.Core.Reports;
using SkiaSharp;

namespace AusAiducation.Web.Reports.Pdf;

/// <summary>
/// Draws on one page in reading direction: distances start at the side where reading starts (the right in Arabic), so blocks are
/// written once and mirrored here. Points, from the margin and from the top of the sheet. Without a canvas nothing is drawn: that
/// first round only notes which glyphs the fonts in the file must hold.
/// </summary>
internal sealed class PdfCanvas(SKCanvas? canvas, TextShaper shaper, bool rightToLeft)
{
    /// <summary>Sets a line in a box; "start" and "end" are those of the document, whatever the script of the line.</summary>
    public void Text(TextLine line, float start, float width, float top, CellAlignment alignment = CellAlignment.Start)
    {
        var left = Left(start, width);
        var free = width - line.Width;
        var atRight = alignment == CellAlignment.End != rightToLeft;
        Draw(line, left + (alignment == CellAlignment.Center ? free / 2 : atRight ? free : 0), top);
    }

    /// <summary>Sets figures: flush right in every language, so that their digits line up.</summary>
    public void Figures(TextLine line, float start, float width, float top) => Draw(line, Left(start, width) + width - line.Width, top);

    public void Box(float start, float top, float width, float height, SKColor color, float radius = 0)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas?.DrawRoundRect(Left(start, width), top, width, height, radius, radius, paint);
    }

    /// <summary>A horizontal rule.</summary>
    public void Rule(float start, float width, float y, SKColor color, float thickness = 0.6f) =>
        Box(start, y - thickness / 2, width, thickness, color);

    public void Polyline(IReadOnlyList<(float Start, float Y)> points, SKColor color, float thickness)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true, StrokeWidth = thickness, IsStroke = true, StrokeJoin = SKStrokeJoin.Round };
        using var path = new SKPath();
        for (var i = 0; i < points.Count; i++)
            if (i == 0) path.MoveTo(Left(points[i].Start, 0), points[i].Y);
            else path.LineTo(Left(points[i].Start, 0), points[i].Y);
        canvas?.DrawPath(path, paint);
    }

    public void Dot(float start, float y, float radius, SKColor color)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas?.DrawCircle(Left(start, 0), y, radius, paint);
    }

    /// <summary>The product's sign: a star on a rounded square.</summary>
    public void Sign(float start, float top, float size)
    {
        if (canvas is null) return;
        Box(start, top, size, size, PdfTheme.Primary, size / 4);
        using var star = SKPath.ParseSvgPathData("M16 5l3.2 6.6L26 13l-5 4.9 1.2 7.1-6.2-3.4-6.2 3.4L11 17.9 6 13l6.8-1.4z");
        using var paint = new SKPaint { Color = PdfTheme.Saffron, IsAntialias = true, IsStroke = true, StrokeWidth = 2, StrokeJoin = SKStrokeJoin.Round };
        canvas.Save();
        canvas.Translate(Left(start, size), top);
        canvas.Scale(size / 32);
        canvas.DrawPath(star, paint);
        canvas.Restore();
    }

    private float Left(float start, float width) => rightToLeft ? PdfTheme.PageWidth - PdfTheme.Margin - start - width : PdfTheme.Margin + start;

    /// <summary>Each word is drawn with the text it stands for, so that readers and searches find letters, not shapes.</summary>
    private void Draw(TextLine line, float left, float top)
    {
        if (canvas is null)
        {
            foreach (var (word, _) in line.Words) shaper.Use(word);
            return;
        }
        using var builder = new SKTextBlobBuilder();
        foreach (var (word, x) in line.Words)
        {
            if (word.Glyphs.Length == 0) continue;
            var run = builder.AllocateRawPositionedTextRun(shaper.Sized(word.Face, line.Style.Size), word.Glyphs.Length, word.Utf8.Length);
            word.Glyphs.CopyTo(run.Glyphs);
            word.Utf8.CopyTo(run.Text);
            word.Clusters.CopyTo(run.Clusters);
            for (var i = 0; i < word.Positions.Length; i++)
                run.Positions[i] = new SKPoint(x + word.Positions[i].X * line.Style.Size, word.Positions[i].Y * line.Style.Size);
        }
        using var blob = builder.Build();
        using var paint = new SKPaint { Color = line.Style.Color, IsAntialias = true };
        if (blob is not null) canvas.DrawText(blob, left, top + line.Style.Ascent, paint);
    }
}
