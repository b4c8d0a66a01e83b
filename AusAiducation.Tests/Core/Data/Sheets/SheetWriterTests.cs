using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using AusAiducation.Core.Data.Sheets;

namespace AusAiducation.Tests.Core.Data.Sheets;

public class SheetWriterTests
{
    private static readonly CultureInfo French = new("fr"), Arabic = new("ar"), English = new("en");
    private static readonly string[] Heads = ["Nom", "Note"];

    private static async Task<MemoryStream> Xlsx(CultureInfo language, params object?[][] rows)
    {
        using var target = new AsyncOnly();
        await SheetWriter.WriteXlsxAsync(target, "Liste [1]", Heads, rows.ToAsyncEnumerable(), language, TestContext.Current.CancellationToken);
        return new(target.Written.ToArray());
    }

    private static async Task<byte[]> Csv(CultureInfo language, params object?[][] rows)
    {
        var heads = Heads.Concat(Enumerable.Repeat("x", Math.Max(0, rows.Select(r => r.Length).DefaultIfEmpty(0).Max() - 2))).ToList();
        using var target = new AsyncOnly();
        await SheetWriter.WriteCsvAsync(target, heads, rows.ToAsyncEnumerable(), language, TestContext.Current.CancellationToken);
        return target.Written.ToArray();
    }

    private static async Task<string> CsvText(CultureInfo language, params object?[][] rows) => Encoding.UTF8.GetString((await Csv(language, rows))[3..]);

    private static async Task<XDocument> Part(MemoryStream file, string name)
    {
        await using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        await using var part = await zip.GetEntry(name)!.OpenAsync();
        return await XDocument.LoadAsync(part, LoadOptions.PreserveWhitespace, default);
    }

    [Fact]
    public async Task Values_come_back_from_a_workbook_as_they_went_in()
    {
        object?[] row = ["الفاضلي نهيلة", 17.64m, 2019, new DateOnly(2019, 5, 16), new DateTime(2019, 7, 9, 14, 30, 0), null, "0612345678", "a_x0041_ & <b>\nc", -12000.5m];
        var rows = await Reading.Of(await Xlsx(Arabic, row));
        Assert.Equal(["الفاضلي نهيلة", "17.64", "2019", "2019-05-16", "2019-07-09 14:30", "", "0612345678", "a_x0041_ & <b>\nc", "-12000.5"], rows[1].Cells);
        Assert.Equal(Heads, rows[0].Cells);
    }

    [Fact]
    public async Task Values_come_back_from_CSV_as_they_went_in()
    {
        object?[] row = ["Zoé; \"Fès\"", 17.64m, 2019, new DateOnly(2019, 5, 16), new DateTime(2019, 7, 9, 14, 30, 0), null, "+212612345678"];
        Assert.Equal(["Zoé; \"Fès\"", "17,64", "2019", "16/05/2019", "09/07/2019 14:30", "", "+212612345678"],
            (await Reading.Of(new MemoryStream(await Csv(French, row))))[1].Cells);
        Assert.Equal("17.64", (await Reading.Of(new MemoryStream(await Csv(English, row))))[1][1]);
    }

    [Fact]
    public async Task CSV_opens_in_Excel_by_a_double_click()
    {
        Assert.Equal([0xEF, 0xBB, 0xBF], (await Csv(French))[..3]);
        Assert.Equal("Nom;Note\r\nA;17,64\r\n", await CsvText(French, ["A", 17.64m]));
        Assert.Equal("Nom;Note\r\nA;-5,00\r\n", await CsvText(Arabic, ["A", -5m]));
        Assert.Equal("Nom,Note\r\nA,17.64\r\n", await CsvText(English, ["A", 17.64m]));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+212612345678")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\0=1")]
    [InlineData("\n =1")]
    [InlineData("  =1")]
    [InlineData("\u00A0=1")]
    [InlineData("\uFF1D1+1")]
    public async Task No_text_becomes_a_formula(string text)
    {
        var csv = await CsvText(French, [text, text]);
        Assert.StartsWith("'", csv["Nom;Note\r\n".Length..].TrimStart('"'), StringComparison.Ordinal);

        var sheet = await Part(await Xlsx(French, [text]), "xl/worksheets/sheet1.xml");
        XNamespace main = sheet.Root!.Name.Namespace;
        var cell = sheet.Descendants(main + "c").Last();
        Assert.Equal(("inlineStr", "3"), (cell.Attribute("t")!.Value, cell.Attribute("s")!.Value));
        Assert.Empty(sheet.Descendants(main + "f"));
    }

    [Theory]
    [InlineData("a;=1", "\"a;'=1\"")]
    [InlineData("a\n=1", "\"a\n'=1\"")]
    [InlineData("a, =1", "a,' =1")]
    [InlineData("a=1 - b@c.ma", "a=1 - b@c.ma")]
    public async Task No_part_of_a_text_becomes_a_formula_when_split_at_another_separator(string text, string written) =>
        Assert.Equal($"Nom;Note\r\n{written};x\r\n", await CsvText(French, [text, "x"]));

    [Fact]
    public async Task Headings_cannot_be_formulas_either()
    {
        using var target = new MemoryStream();
        await SheetWriter.WriteCsvAsync(target, ["=1", "x"], AsyncEnumerable.Empty<IReadOnlyList<object?>>(), French, TestContext.Current.CancellationToken);
        Assert.Equal("'=1;x\r\n", Encoding.UTF8.GetString(target.ToArray()[3..]));
    }

    [Fact]
    public async Task A_sheet_has_a_bold_frozen_header_and_runs_from_right_to_left_in_Arabic()
    {
        var sheet = await Part(await Xlsx(Arabic, ["A", 1]), "xl/worksheets/sheet1.xml");
        XNamespace main = sheet.Root!.Name.Namespace;
        Assert.Equal("1", sheet.Descendants(main + "sheetView").Single().Attribute("rightToLeft")!.Value);
        Assert.Equal("frozen", sheet.Descendants(main + "pane").Single().Attribute("state")!.Value);
        Assert.All(sheet.Descendants(main + "row").First().Elements(), c => Assert.Equal("1", c.Attribute("s")!.Value));
        Assert.Equal(2, sheet.Descendants(main + "col").Count());
        Assert.Null((await Part(await Xlsx(French), "xl/worksheets/sheet1.xml")).Descendants(main + "sheetView").Single().Attribute("rightToLeft"));
        Assert.Equal("Liste 1", (await Part(await Xlsx(French), "xl/workbook.xml")).Descendants(main + "sheet").Single().Attribute("name")!.Value);
    }

    [Fact]
    public async Task Many_rows_go_out_block_by_block()
    {
        using var target = new AsyncOnly();
        var rows = Enumerable.Range(1, 20_000).Select(i => (IReadOnlyList<object?>)["Candidate", i]).ToAsyncEnumerable();
        await SheetWriter.WriteXlsxAsync(target, "x", Heads, rows, French, TestContext.Current.CancellationToken);
        Assert.Equal("20000", (await Reading.Of(new MemoryStream(target.Written.ToArray())))[^1][1]);
        Assert.True(target.Writes > 3);
    }

    [Fact]
    public async Task A_value_of_another_type_is_an_error_of_the_program()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Xlsx(French, [1.5]));
        await Assert.ThrowsAsync<ArgumentException>(() => Csv(French, [1.5]));
    }
}
