using System.Text;
using AusAiducation.Core.Data.Sheets;

namespace AusAiducation.Tests.Core.Data.Sheets;

public class XlsxReadingTests
{
    private static async Task<IReadOnlyList<string>> Row(string cells, string texts = "") =>
        (await Reading.Of(Workbook.Of($"<row r=\"1\">{cells}</row>", texts)))[0].Cells;

    [Fact]
    public async Task Cells_come_out_as_a_person_reads_them() => Assert.Equal(
        ["Nom", "deux mots", "17.64", "100000", "212612345678", "2", "x=1", "TRUE", "#N/A", "0612"],
        await Row("<c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c><v>17.640000000000001</v></c><c><v>1E+5</v></c><c><v>212612345678</v></c>"
            + "<c><f>1+1</f><v>2</v></c><c t=\"str\"><f>A1</f><v>x=1</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c><c t=\"inlineStr\"><is><t>0612</t></is></c>",
            "<si><t> Nom </t></si><si><r><t>deux</t></r><r><t xml:space=\"preserve\"> mots</t></r><rPh><t>lu</t></rPh></si>"));

    [Fact]
    public async Task Days_are_days_and_phones_keep_their_zero() => Assert.Equal(
        ["2019-05-16", "2001-03-04", "0612345678", "0612345678", "1500", "2019-07-09 14:30", "1900-01-31"],
        await Row("<c s=\"1\"><v>43601</v></c><c s=\"4\"><v>36954</v></c><c s=\"2\"><v>612345678</v></c><c s=\"3\"><v>612345678</v></c>"
            + "<c s=\"5\"><v>1500</v></c><c s=\"6\"><v>43655.604166666664</v></c><c s=\"1\"><v>31</v></c>"));

    [Fact]
    public async Task Fifteen_digits_stay_and_never_turn_into_an_exponent() =>
        Assert.Equal(["123456789012345", "0.000012"], await Row("<c><v>123456789012345</v></c><c><v>1.2E-5</v></c>"));

    [Fact]
    public async Task Lines_and_columns_stand_where_their_addresses_say()
    {
        var rows = await Reading.Of(Workbook.Of("<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"C2\"><v>3</v></c></row><row r=\"3\"/><row r=\"1048576\"><c r=\"B1048576\"><v>2</v></c></row>",
            before: "<dimension ref=\"A1:XFD1048576\"/>"));
        Assert.Equal([(2, "1||3"), (1_048_576, "|2")], rows.Select(r => (r.Line, string.Join('|', r.Cells))));
    }

    [Fact]
    public async Task The_first_visible_sheet_with_content_is_read()
    {
        var rows = await Reading.Of(Workbook.Of("<row><c><v>1</v></c></row>", second: "<row><c><v>2</v></c></row>",
            sheets: "<sheet name=\"a\" r:id=\"r1\" state=\"hidden\"/><sheet name=\"b\" r:id=\"r2\"/>"));
        Assert.Equal("2", rows.Single()[0]);
        rows = await Reading.Of(Workbook.Of("<row><c s=\"1\"/></row>", second: "<row><c><v>2</v></c></row>",
            sheets: "<sheet name=\"a\" r:id=\"r1\"/><sheet name=\"b\" r:id=\"r2\"/>"));
        Assert.Equal("2", rows.Single()[0]);
    }

    [Fact]
    public async Task Elements_within_elements_without_end_are_refused() =>
        Assert.Equal("Import.Unreadable", await Reading.Refusal(Workbook.Of(
            string.Concat(Enumerable.Repeat("<a>", 10_000)) + string.Concat(Enumerable.Repeat("</a>", 10_000)))));

    [Fact]
    public async Task A_damaged_workbook_is_refused_or_read_and_never_breaks_the_program()
    {
        var sound = Workbook.Of("<row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>43601</v></c></row>", "<si><t>Nom</t></si>").ToArray();
        var random = new Random(2019);
        var refused = 0;
        for (var i = 0; i < 2_000; i++)
        {
            var damaged = sound.ToArray();
            for (var hits = random.Next(1, 4); hits > 0; hits--) damaged[random.Next(4, damaged.Length)] = (byte)random.Next(256);
            try { await Reading.Of(new MemoryStream(damaged[..random.Next(damaged.Length / 2, damaged.Length)])); }
            catch (SheetRefused) { refused++; }
            try { await Reading.Of(new MemoryStream(damaged)); }
            catch (SheetRefused) { refused++; }
        }
        Assert.InRange(refused, 2_000, 4_000);
    }

    [Fact]
    public async Task Entities_that_multiply_are_refused() => Assert.Equal("Import.Unreadable", await Reading.Refusal(Workbook.Zip(
        ("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><workbook>&b;</workbook>"))));

    [Fact]
    public async Task What_is_no_workbook_is_refused_by_its_content()
    {
        Assert.Equal("Import.NotASheet", await Reading.Refusal(Workbook.Zip(("word/document.xml", "<document/>"))));
        Assert.Equal("Import.Unreadable", await Reading.Refusal(new MemoryStream([.. "PK\u0003\u0004"u8, .. new byte[400]])));
        Assert.Equal("Import.Empty", await Reading.Refusal(Workbook.Of("")));
        Assert.Equal("Import.OldExcel", await Reading.Refusal(Compound("Workbook\0")));
        Assert.Equal("Import.Encrypted", await Reading.Refusal(Compound("EncryptedPackage")));
        Assert.Equal("Import.NotASheet", await Reading.Refusal(Compound("WordDocument\0")));
        Assert.Equal("Import.Unreadable", await Reading.Refusal(Workbook.Of("<row><c t=\"s\"><v>7</v></c></row>")));
    }

    [Fact]
    public async Task Too_much_is_refused_in_every_direction()
    {
        Assert.Equal("Import.TooManyColumns", await Reading.Refusal(Workbook.Of("<row><c r=\"GS1\"><v>1</v></c></row>")));
        Assert.Equal("Import.CellTooLong", await Reading.Refusal(Workbook.Of($"<row><c t=\"str\"><v>{new string('x', 100_000)}</v></c></row>")));
        Assert.Equal("Import.TooManyLines", await Reading.Refusal(Workbook.Of(string.Concat(Enumerable.Repeat("<row><c><v>1</v></c></row>", 100_000)))));
        Assert.Equal(200, (await Row("<c r=\"GR1\"><v>1</v></c>")).Count);
    }

    private static MemoryStream Compound(string name) => new(
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[65_500], .. Encoding.Unicode.GetBytes(name), .. new byte[300]]);
}
