using System.Globalization;
using AusAiducation.Core.Reports;
using AusAiducation.Web.Reports.Pdf;

namespace AusAiducation.Web.Components.Reports;

/// <summary>Places in a chart's drawing, in its own units, counted from the side where reading starts.</summary>
internal sealed record ReportSvg(bool RightToLeft)
{
    public const int Width = 640;

    private static readonly string[] Colors = ["var(--primary)", "var(--accent)", "var(--line-strong)", "var(--info)", "var(--good)"];

    public static string Color(int series) => Colors[series % Colors.Length];

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Left edge of a box that begins at a distance from the start.</summary>
    public string X(double start, double width = 0) => Number(RightToLeft ? Width - start - width : start);

    /// <summary>Direction a text reads in; with it goes the end of the text that is tied to its place.</summary>
    public string Direction(string text) => Bidi.IsRightToLeft(text, RightToLeft) ? "rtl" : "ltr";

    /// <summary>The text-anchor for it: an Arabic text's "start" is its right side, which in a French report is its last one.</summary>
    public string Anchor(string text, CellAlignment tied)
    {
        if (tied == CellAlignment.Center) return "middle";
        var readsWithReport = Direction(text) == "rtl" == RightToLeft;
        return tied == CellAlignment.Start == readsWithReport ? "start" : "end";
    }
}
