using SkiaSharp;

namespace AusAiducation.Web.Reports.Pdf;

/// <summary>How a text is set: size in points, weight and colour.</summary>
internal sealed record TextStyle(float Size, bool Bold, SKColor Color, float Leading = 1.42f)
{
    public float LineHeight => Size * Leading;

    /// <summary>From the top of a line to its baseline: half the leading above letters that rise about a full size.</summary>
    public float Ascent => (LineHeight - Size) / 2 + Size * 0.86f;
}

/// <summary>Measures (points, A4) and colours of the printed reports: the light values of the product's style sheet.</summary>
internal static class PdfTheme
{
    public const string Product = "AusAiducation";
    public const float PageWidth = 595.28f, PageHeight = 841.89f;
    public const float Margin = 50, Width = PageWidth - 2 * Margin;
    public const float Top = 84, Bottom = PageHeight - 62, Body = Bottom - Top;
    public const float CellPaddingX = 7, CellPaddingY = 4.5f;

    public static readonly SKColor Ink = SKColor.Parse("#1b2726"), Muted = SKColor.Parse("#566663"), Line = SKColor.Parse("#dde4e0"),
        StrongLine = SKColor.Parse("#c3cec9"), Sunken = SKColor.Parse("#eef1ed"), Ground = SKColor.Parse("#f6f7f4"),
        Primary = SKColor.Parse("#0b5d5b"), PrimaryDeep = SKColor.Parse("#08403f"), PrimarySoft = SKColor.Parse("#e0efec"),
        Accent = SKColor.Parse("#8f5200"), Saffron = SKColor.Parse("#f2b45c");

    /// <summary>Colours of a chart's series: what is done, what waits, what remains, then others.</summary>
    public static readonly SKColor[] Series = [Primary, Saffron, StrongLine, SKColor.Parse("#1c5c9c"), Accent];

    public static readonly TextStyle Title = new(22, true, PrimaryDeep, 1.28f), Subtitle = new(11.5f, false, Muted),
        Heading = new(13, true, PrimaryDeep, 1.3f), Text = new(9.5f, false, Ink, 1.5f), Label = new(9.5f, false, Muted),
        Value = new(9.5f, true, Ink), Caption = new(9.5f, true, Ink), Small = new(8, false, Muted), Brand = new(10, true, Ink),
        TableHead = new(8.2f, true, PrimaryDeep, 1.35f), Cell = new(8.8f, false, Ink, 1.35f), Total = new(8.8f, true, Ink, 1.35f);
}
