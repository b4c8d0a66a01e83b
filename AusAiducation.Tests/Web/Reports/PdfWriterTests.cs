using System.Text.RegularExpressions;
using AusAiducation.Core.Reports;
using AusAiducation.Web.Reports.Pdf;
using UglyToad.PdfPig;
using static AusAiducation.Tests.Web.Reports.Printed;

namespace AusAiducation.Tests.Web.Reports;

public class PdfWriterTests
{
    [Theory]
    [InlineData("fr", "Rapport annuel", "Page {0} sur {1}")]
    [InlineData("en", "Yearly report", "Page {0} of {1}")]
    [InlineData("ar", "تقرير سنوي", "{1} من {0} صفحة")] // from left to right
    public void Every_page_says_its_title_and_its_number(string language, string title, string page)
    {
        var pages = PdfText.Pages(Pdf(Report(language, LongTable(200))));

        Assert.True(pages.Count > 3);
        foreach (var (i, lines) in pages.Index())
        {
            Assert.Contains(lines, line => line.Contains(title, StringComparison.Ordinal));
            Assert.Contains(lines, line => line.Contains("AusAiducation", StringComparison.Ordinal));
            var number = string.Format(System.Globalization.CultureInfo.InvariantCulture, page, i + 1, pages.Count);
            Assert.Contains(lines, line => line.Contains(number, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_table_repeats_its_head_on_each_page_and_prints_each_row_once()
    {
        var pages = PdfText.Pages(Pdf(Report("fr", LongTable(200))));

        Assert.All(pages, lines => Assert.Single(lines, line => line.Contains("Dossier", StringComparison.Ordinal)));
        var rows = pages.SelectMany(lines => lines).SelectMany(line => Regex.Matches(line, @"C-\d{4}").Select(match => match.Value));
        Assert.Equal(Enumerable.Range(1, 200).Select(i => $"C-{i:D4}"), rows);
    }

    [Fact]
    public void Cells_of_a_row_stand_on_one_line() =>
        Assert.Matches(@"C-0007\s+Candidate 7\s+17,07", PdfText.All(Pdf(Report("fr", LongTable(20)))));

    [Fact]
    public void An_arabic_name_inside_a_french_line_is_read_back()
    {
        var text = PdfText.All(Pdf(Report("fr", new Paragraph("La lauréate أمل بنعلي (Rabat) est admise."))));

        Assert.Contains("La lauréate أمل بنعلي (Rabat) est admise.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_french_name_inside_an_arabic_line_is_read_back()
    {
        var text = PdfText.All(Pdf(Report("ar", new Paragraph("الطالبة Amal Benali مقبولة"))));

        Assert.Contains("مقبولة Amal Benali الطالبة", text, StringComparison.Ordinal); // from left to right
    }

    [Theory]
    [InlineData("12 345,50")]
    [InlineData("12\u202F345,50")]
    [InlineData("12/07/2021")]
    [InlineData("2019-2020")]
    public void Numbers_are_not_turned_in_an_arabic_line(string number)
    {
        var text = PdfText.All(Pdf(Report("ar", new Paragraph($"المبلغ {number} درهم"))));

        Assert.Contains(number.Replace('\u202F', ' '), text.Replace('\u202F', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_of_an_arabic_table_run_from_right_to_left()
    {
        var table = new Table([new("الاسم"), TableColumn.Number("المعدل")], [["Amal", "12,50"], ["Ilyas", "9,75"]]);

        var text = PdfText.All(Pdf(Report("ar", table)));

        Assert.Matches(@"12,50\s+Amal", text);
    }

    [Fact]
    public void A_long_cell_wraps_and_loses_no_word()
    {
        var words = string.Join(' ', Enumerable.Range(1, 60).Select(i => $"mot{i}"));
        var table = new Table([new("Remarque"), TableColumn.Number("Note")], [[words, "12"]]);

        var text = PdfText.All(Pdf(Report("fr", table)));

        Assert.All(words.Split(' '), word => Assert.Matches($@"\b{word}\b", text));
    }

    [Fact]
    public void A_row_taller_than_a_page_goes_on_with_the_head_repeated()
    {
        var words = string.Join(' ', Enumerable.Range(1, 3000).Select(i => $"mot{i}"));
        var pages = PdfText.Pages(Pdf(Report("fr", new Table([new("Remarque")], [[words]]))));

        Assert.True(pages.Count > 2);
        Assert.All(pages.Skip(1), lines => Assert.Contains("Remarque", lines));
        Assert.Equal(3000, pages.SelectMany(lines => lines).Sum(line => Regex.Count(line, @"\bmot\d+")));
    }

    [Fact]
    public void A_heading_never_stands_alone_at_the_foot_of_a_page()
    {
        for (var lines = 30; lines < 60; lines++)
        {
            var filler = new Paragraph(string.Join('\n', Enumerable.Range(1, lines).Select(i => $"ligne {i}")));
            var document = Report("fr") with { Sections = [new(null, filler), new("Suite", new Paragraph("Premier mot."))] };

            var page = PdfText.Pages(Pdf(document)).Single(page => page.Any(line => line.Contains("Suite", StringComparison.Ordinal)));

            Assert.Contains("Premier mot.", page);
        }
    }

    [Fact]
    public void Charts_facts_and_signatures_print_their_figures_and_names()
    {
        var text = PdfText.All(Pdf(Report("fr",
            new Facts(new Fact("Parrain", "DataProtect")),
            new BarChart("Versé et restant", "DH", ["Versé", "Restant"], [new("Amal", "25 / 40", new ChartValue(25, "25"), new ChartValue(15, "15"))]),
            new LineChart("Moyennes", [new("S1", new(12.5m, "12,50")), new("S2", null), new("S3", new(14, "14,00"))], new(0, "0"), new(20, "20")),
            new Signatures(new SignatureLine("Le président", "M. Saad")))));

        foreach (var expected in new[] { "Parrain", "DataProtect", "Versé et restant", "25 / 40", "12,50", "14,00", "S2", "Le président", "M. Saad", "Date et signature" })
            Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_break_begins_a_page_and_an_empty_report_has_one()
    {
        Assert.Equal(2, PdfText.Pages(Pdf(Report("fr", new Paragraph("un"), new PageBreak(), new Paragraph("deux")))).Count);
        Assert.Single(PdfText.Pages(Pdf(Report("fr"))));
    }

    [Fact]
    public void A_missing_font_is_said_by_its_key_and_nothing_is_written()
    {
        var latinOnly = new PdfFonts(Fonts.Report with { ArabicName = null, ArabicPath = null, ArabicBoldPath = null });
        var arabicOnly = new PdfFonts(Fonts.Report with { LatinName = null, LatinPath = null, LatinBoldPath = null });
        using var output = new MemoryStream();

        var arabic = Assert.Throws<MissingFontException>(() => new PdfWriter(latinOnly, TimeProvider.System).Write(Report("fr", new Paragraph("أمل")), output));
        var latin = Assert.Throws<MissingFontException>(() => new PdfWriter(arabicOnly, TimeProvider.System).Write(Report("fr"), output));

        Assert.Equal(("Reports.NoArabicFont", "Reports.NoLatinFont", 0L), (arabic.Key, latin.Key, output.Length));
        Assert.NotEmpty(Pdf(Report("fr", new Paragraph("Sans arabe, une police latine suffit.")), latinOnly));
    }

    [Fact]
    public void A_sign_no_font_holds_is_shown_as_unreadable_not_as_an_empty_box() =>
        Assert.Contains("Bravo \uFFFD !", PdfText.All(Pdf(Report("fr", new Paragraph("Bravo 🎓 !")))), StringComparison.Ordinal);

    [Fact]
    public void The_file_says_its_title_author_language_and_direction()
    {
        using var document = PdfDocument.Open(Pdf(Report("ar", new Paragraph("أمل"))));

        Assert.Equal(("تقرير سنوي", "AusAiducation"), (document.Information.Title, document.Information.Author));
        var catalog = document.Structure.Catalog.CatalogDictionary.ToString();
        Assert.Contains("ar", catalog, StringComparison.Ordinal);
        Assert.Contains("R2L", catalog, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_holds_only_the_glyphs_it_draws()
    {
        var document = Report("ar", new Paragraph("الطالبة Amal Benali"), LongTable(20));

        Assert.InRange(Pdf(document).Length, 10_000, 100_000); // whole, the four faces weigh 700 kB
    }

    [Fact]
    public void Odd_content_is_printed_all_the_same()
    {
        var text = PdfText.All(Pdf(Report("fr",
            new Paragraph(""), new Paragraph("\uD800 seul\tet\u200F marque"), new Paragraph(new string('x', 400) + new string('ب', 400)), new Facts(),
            new Table([new("Vide")], []), new BarChart("Aucune barre", "", ["s"], []), new LineChart("Aucun point", [], new(0, "0"), new(20, "20")),
            new LineChart("Un point", [new("S1", new(10, "10,00"))], new(0, "0"), new(20, "20")), new Signatures(), new PageBreak())));

        Assert.Contains("seul", text, StringComparison.Ordinal);
        Assert.Contains("10,00", text, StringComparison.Ordinal);
        Assert.Equal((400, 400), (text.Count(c => c == 'x'), text.Count(c => c == 'ب')));
    }

    [Fact]
    public async Task One_writer_prints_several_reports_at_once()
    {
        var expected = PdfText.All(Pdf(Report("ar", LongTable(60), new Paragraph("الطالبة Amal Benali"))));

        var printed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Pdf(Report("ar", LongTable(60), new Paragraph("الطالبة Amal Benali"))))));

        Assert.All(printed, pdf => Assert.Equal(expected, PdfText.All(pdf)));
    }
}
