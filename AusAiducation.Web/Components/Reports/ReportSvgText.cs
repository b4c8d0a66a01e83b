using System.Globalization;
using AusAiducation.Core.Reports;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace AusAiducation.Web.Components.Reports;

/// <summary>A text in a chart's drawing, in its own reading direction, tied to its place by its first side, its middle or its last side.</summary>
public sealed class ReportSvgText : ComponentBase
{
    [CascadingParameter] public required ReportDocument Document { get; set; }
    [Parameter, EditorRequired] public string Text { get; set; } = "";

    /// <summary>Distance from the side where reading starts, and from the top.</summary>
    [Parameter, EditorRequired] public double At { get; set; }
    [Parameter, EditorRequired] public double Y { get; set; }
    [Parameter] public CellAlignment Tied { get; set; } = CellAlignment.Start;
    [Parameter] public bool IsBold { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var drawing = new ReportSvg(Document.IsRightToLeft);
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", drawing.X(At));
        builder.AddAttribute(2, "y", ReportSvg.Number(Y));
        builder.AddAttribute(3, "direction", drawing.Direction(Text));
        builder.AddAttribute(4, "text-anchor", drawing.Anchor(Text, Tied));
        if (IsBold) builder.AddAttribute(5, "font-weight", 600.ToString(CultureInfo.InvariantCulture));
        builder.AddContent(6, Text);
        builder.CloseElement();
    }
}
