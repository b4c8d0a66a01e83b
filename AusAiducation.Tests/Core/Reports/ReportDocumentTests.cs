using AusAiducation.Core.Reports;

namespace AusAiducation.Tests.Core.Reports;

public class ReportDocumentTests
{
    [Theory]
    [InlineData("fr", false, "Page 1 sur 3")]
    [InlineData("ar", true, "صفحة 1 من 3")]
    [InlineData("en", false, "Page 1 of 3")]
    public void The_language_decides_direction_and_page_words(string language, bool rightToLeft, string page)
    {
        Assert.Equal(rightToLeft, new ReportDocument { Title = "x", Language = language }.IsRightToLeft);
        Assert.Equal(page, ReportWords.For(language).Page(1, 3));
    }

    [Fact]
    public void A_row_with_a_cell_too_few_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new Table([new("a"), new("b")], [["1"]]));
        Assert.Throws<ArgumentException>(() => new Table([new("a"), new("b")], [], ["1"]));
        Assert.Throws<ArgumentException>(() => new Table([], []));
    }

    [Fact]
    public void The_longest_bar_takes_the_whole_width()
    {
        var chart = BarChart.Of("x", "DH", "Versé", ("a", new ChartValue(50, "50")), ("b", new ChartValue(200, "200")), ("c", new ChartValue(-3, "-3")));

        Assert.Equal([0.25, 1, 0], chart.Bars.Select(bar => chart.Share(bar.Length)));
        Assert.Equal(0, new BarChart("x", "", ["s"], []).Share(10));
    }

    [Fact]
    public void A_point_outside_the_bounds_is_drawn_on_them()
    {
        var chart = new LineChart("x", [], new(10, "10"), new(20, "20"));

        Assert.Equal([0, 0.5, 1], new[] { 5m, 15m, 25m }.Select(chart.Height));
        Assert.Equal(0, (chart with { Maximum = chart.Minimum }).Height(10));
    }
}
