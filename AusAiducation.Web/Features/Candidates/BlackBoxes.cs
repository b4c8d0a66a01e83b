using System.Globalization;
using AusAiducation.Core.Access;
using SkiaSharp;

namespace AusAiducation.Web.Features.Candidates;

/// <summary>What is hidden on a picture: rectangles as parts of its width and height, from 0 to 1.</summary>
public sealed record BlackBox(float X, float Y, float Width, float Height);

/// <summary>
/// Boxes drawn on a picture in the page, burned into its pixels before it is compressed. Each grows outward to the blocks in which a JPEG
/// is compressed, so that no shade of what it hides is left along its edge.
/// </summary>
public static class BlackBoxes
{
    public const int Most = 60;

    /// <summary>As posted: "x,y,width,height;…" in ten-thousandths of the picture.</summary>
    const int Unit = 10_000;

    /// <summary>The side of a compressed block, colours at half their size included.</summary>
    const int Block = 16;

    public static IReadOnlyList<BlackBox> Read(string? posted)
    {
        var boxes = (posted ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (boxes.Length > Most) throw new RuleBroken("Redaction.TooManyBoxes", Most);
        return Array.ConvertAll(boxes, ReadOne);
    }

    public static void Burn(SKCanvas canvas, int width, int height, IReadOnlyList<BlackBox> boxes)
    {
        using var black = new SKPaint { Color = SKColors.Black, IsAntialias = false, Style = SKPaintStyle.Fill };
        foreach (var box in boxes)
        {
            float Down(float at) => MathF.Floor(at / Block) * Block;
            float Up(float at, int end) => MathF.Min(MathF.Ceiling(at / Block) * Block, end);
            canvas.DrawRect(new SKRect(Down(box.X * width), Down(box.Y * height), Up((box.X + box.Width) * width, width), Up((box.Y + box.Height) * height, height)), black);
        }
    }

    static BlackBox ReadOne(string posted)
    {
        var numbers = posted.Split(',').Select(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : -1).ToList();
        if (numbers is not [var x and >= 0, var y and >= 0, var width and > 0, var height and > 0] || x + width > Unit || y + height > Unit) throw new RuleBroken("Redaction.BoxWrong");
        return new BlackBox(x / (float)Unit, y / (float)Unit, width / (float)Unit, height / (float)Unit);
    }
}
