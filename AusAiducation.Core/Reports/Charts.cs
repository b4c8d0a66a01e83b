namespace AusAiducation.Core.Reports;

/// <summary>A number to draw and the text to print for it.</summary>
public sealed record ChartValue(decimal Value, string Text);

/// <summary>
/// Horizontal bars, one a label. With several series the parts stand one after the other on the same bar (paid, then remaining).
/// <paramref name="Unit"/> is printed beside the title ("DH", "%"); empty when the texts carry it.
/// </summary>
public sealed record BarChart(string Title, string Unit, IReadOnlyList<string> Series, IReadOnlyList<Bar> Bars) : ReportBlock
{
    public decimal Longest => Bars.Count == 0 ? 0 : Bars.Max(bar => bar.Length);

    /// <summary>The share of the drawing's width a value takes, from 0 to 1.</summary>
    public double Share(decimal value) => Longest == 0 ? 0 : (double)(Math.Max(0, value) / Longest);

    /// <summary>Bars of a single series.</summary>
    public static BarChart Of(string title, string unit, string series, params IEnumerable<(string Label, ChartValue Value)> bars) =>
        new(title, unit, [series], [.. bars.Select(bar => new Bar(bar.Label, bar.Value.Text, bar.Value))]);
}

/// <summary>One bar: a value per series, in the chart's order, and the text that stands at its end (the value, or the total).</summary>
public sealed record Bar(string Label, string Text, params IReadOnlyList<ChartValue> Parts)
{
    public decimal Length => Parts.Sum(part => Math.Max(0, part.Value));
}

/// <summary>A line through points in the order given, between two bounds of the vertical axis (marks: 0 and 20).</summary>
public sealed record LineChart(string Title, IReadOnlyList<ChartPoint> Points, ChartValue Minimum, ChartValue Maximum) : ReportBlock
{
    /// <summary>How high a value stands between the bounds, from 0 to 1; what lies outside is drawn on the bound.</summary>
    public double Height(decimal value)
    {
        var range = Maximum.Value - Minimum.Value;
        return range <= 0 ? 0 : (double)((Math.Clamp(value, Minimum.Value, Maximum.Value) - Minimum.Value) / range);
    }
}

/// <summary>A point: the label under it and its value; without a value the line is interrupted there.</summary>
public sealed record ChartPoint(string Label, ChartValue? Value);
