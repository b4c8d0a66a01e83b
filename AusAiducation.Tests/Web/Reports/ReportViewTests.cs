using AngleSharp.Dom;
using AusAiducation.Core.Reports;
using AusAiducation.Web.Components.Reports;
using Bunit;
using static AusAiducation.Tests.Web.Reports.Printed;

namespace AusAiducation.Tests.Web.Reports;

public sealed class ReportViewTests : BunitContext
{
    private static readonly BarChart Bars = new("Versé et restant", "DH", ["Versé", "Restant"],
        [new("Amal", "25 / 40", new ChartValue(25, "25,00"), new ChartValue(15, "15,00")), new("Ilyas", "40 / 40", new ChartValue(40, "40,00"), new ChartValue(0, "0,00"))]);

    private static readonly LineChart Line = new("Moyennes", [new("S1", new(12.5m, "12,50")), new("S2", null), new("S3", new(14, "14,00"))], new(0, "0"), new(20, "20"));

    private IRenderedComponent<ReportView> View(ReportDocument document) => Render<ReportView>(view => view.Add(v => v.Document, document));

    [Fact]
    public void The_page_shows_the_numbers_of_the_pdf()
    {
        var document = Report("fr", new Facts(new Fact("Versé", "187 500,00 DH")), LongTable(30), Bars, Line);

        var page = View(document).Find("article").TextContent;
        var pdf = PdfText.All(Pdf(document));

        foreach (var number in document.Sections[0].Blocks.OfType<Table>().Single().Rows.Select(row => row[2]).Concat(["187 500,00 DH", "25 / 40", "12,50", "14,00"]))
        {
            Assert.Contains(number, page, StringComparison.Ordinal);
            Assert.Contains(number, pdf, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_first_and_last_label_of_a_line_stay_inside_the_drawing()
    {
        var view = View(Report("fr", Line with { Points = [new("2019-2020 · 1er semestre", null), new("2020-2021 · 2e semestre", new(14, "14,00"))] }));

        foreach (var label in view.FindAll("figure svg > text").Where(t => t.TextContent.Contains("semestre", StringComparison.Ordinal)))
        {
            // Six units a letter is what this text comes to at the drawing's size.
            var (at, half) = (double.Parse(label.GetAttribute("x")!, System.Globalization.CultureInfo.InvariantCulture), label.TextContent.Length * 6 / 2.0);
            Assert.InRange(at, half, 640 - half);
        }
    }

    [Fact]
    public void Headings_language_and_direction_are_set()
    {
        var view = View(Report("ar") with { Sections = [new("باختصار", new Paragraph("Amal Benali"))] });

        var article = view.Find("article");
        Assert.Equal(("ar", "rtl"), (article.GetAttribute("lang"), article.GetAttribute("dir")));
        Assert.Equal("تقرير سنوي", view.Find("h1").TextContent);
        Assert.Equal(view.Find("h2").Id, view.Find("section").GetAttribute("aria-labelledby"));
        Assert.Equal("ltr", view.Find("section p bdi").GetAttribute("dir"));
    }

    [Fact]
    public void Numbers_inside_an_arabic_line_are_set_apart_so_that_a_browser_does_not_turn_them()
    {
        const string text = "المبلغ 12 345,50 درهم (دورة 2019-2020) الملف C-0012";

        var paragraph = View(Report("ar", new Paragraph(text))).Find("section p");

        Assert.Equal(text, paragraph.TextContent);
        Assert.Equal(["12 345,50", "2019-2020"], paragraph.QuerySelectorAll("bdi[dir=ltr]").Select(number => number.TextContent));
    }

    [Fact]
    public void A_table_has_a_caption_scopes_and_a_total()
    {
        var table = new Table([new("Nom"), TableColumn.Number("Montant")], [["Amal", "10,00"]], ["Total", "10,00"], "Versements");

        var view = View(Report("fr", table));

        Assert.Equal("Versements", view.Find("table > caption").TextContent);
        Assert.All(view.FindAll("thead th"), th => Assert.Equal("col", th.GetAttribute("scope")));
        Assert.Equal("row", view.Find("tbody th").GetAttribute("scope"));
        Assert.Equal("10,00", view.Find("tfoot td.num").TextContent);
    }

    [Fact]
    public void A_chart_is_described_and_its_figures_stand_in_a_table()
    {
        var view = View(Report("fr", Bars, Line));

        var drawings = view.FindAll("svg[role=img]");
        Assert.Equal(2, drawings.Count);
        foreach (var drawing in drawings)
        {
            var named = drawing.GetAttribute("aria-labelledby")!.Split(' ').Select(id => view.Find($"#{id}").TextContent).ToList();
            Assert.All(named, text => Assert.NotEmpty(text));
        }
        Assert.Equal(["Amal", "25,00", "15,00", "Ilyas", "40,00", "0,00"], view.FindAll("details")[0].QuerySelectorAll("tbody th, tbody td").Select(cell => cell.TextContent));
        Assert.Equal(["S1", "12,50", "S2", "", "S3", "14,00"], view.FindAll("details")[1].QuerySelectorAll("tbody th, tbody td").Select(cell => cell.TextContent));
    }

    [Fact]
    public void Bars_are_as_long_as_their_values_and_mirrored_in_arabic()
    {
        static List<(double X, double Width)> Drawn(IRenderedComponent<ReportView> view) =>
            [.. view.FindAll("rect[fill='var(--primary)'][height='12']:not([width='12'])").Select(bar => (Value(bar, "x"), Value(bar, "width")))];

        var (french, arabic) = (Drawn(View(Report("fr", Bars))), Drawn(View(Report("ar", Bars))));

        Assert.Equal([(170, 200), (170, 320)], french);
        Assert.Equal([(270, 200), (150, 320)], arabic);

        static double Value(IElement bar, string name) => double.Parse(bar.GetAttribute(name)!, System.Globalization.CultureInfo.InvariantCulture);
    }
}
