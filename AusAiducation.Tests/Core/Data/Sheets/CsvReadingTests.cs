using System.Text;
using AusAiducation.Core.Data.Sheets;

namespace AusAiducation.Tests.Core.Data.Sheets;

public class CsvReadingTests
{
    private const string French = "Nom;Prénom;Lycée\r\nEL FADILI;Zoé;Lycée Moulay Idriss, Fès\r\nBENNIS;Noël;Lycée Sidi Aïssa\r\nLARAÏCHI;CHAÏMÂE;TÉTOUAN\r\nÉCOLE;RÉMI;FÈS\r\n";
    private const string Arabic = "الاسم العائلي;الاسم الشخصي;المعدل\r\nالفاضلي;نهيلة;17,64\r\nبنيس;محمد أمين;16,10\r\n";

    [Fact]
    public async Task French_is_read_in_every_encoding_Excel_writes()
    {
        string[] expected = ["LARAÏCHI", "CHAÏMÂE", "TÉTOUAN"];
        Assert.Equal(expected, (await Reading.Of(French))[3].Cells);
        Assert.Equal(expected, (await Reading.Of(French, Encoding.UTF8, mark: true))[3].Cells);
        Assert.Equal(expected, (await Reading.Of(French, Encoding.Unicode, mark: true))[3].Cells);
        Assert.Equal(expected, (await Reading.Of(French, Encoding.BigEndianUnicode, mark: true))[3].Cells);
        Assert.Equal(expected, (await Reading.Of(French, Encoding.Unicode))[3].Cells);
        Assert.Equal(expected, (await Reading.Of(French, Reading.Windows(1252)))[3].Cells);
    }

    [Fact]
    public async Task The_mark_of_the_encoding_is_no_part_of_the_first_heading()
    {
        Assert.Equal("Nom", (await Reading.Of(French, Encoding.UTF8, mark: true))[0][0]);
        Assert.Equal("Nom", (await Reading.Of(French, Encoding.Unicode, mark: true))[0][0]);
    }

    [Fact]
    public async Task Arabic_is_told_from_French_among_the_Windows_code_pages()
    {
        string[] expected = ["بنيس", "محمد أمين", "16,10"];
        Assert.Equal(expected, (await Reading.Of(Arabic, Reading.Windows(1256)))[2].Cells);
        Assert.Equal(expected, (await Reading.Of(Arabic))[2].Cells);
        Assert.Equal(["Lycée", "الثانوية"], (await Reading.Of("Lycée;الثانوية\n", Reading.Windows(1256)))[0].Cells);
        Assert.Equal(["PRÉNOM", "ÉLÈVE"], (await Reading.Of("PRÉNOM;ÉLÈVE\n", Reading.Windows(1252)))[0].Cells);
    }

    [Theory]
    [InlineData("Nom;Note\nA;17,64\nB;16,10\n", "17,64")]
    [InlineData("Nom,Note\nA,17.64\nB,16.10\n", "17.64")]
    [InlineData("Nom\tNote\nA\t17,64\nB\t16,10\n", "17,64")]
    [InlineData("sep=;\r\nNom;Note\nA;17,64\n", "17,64")]
    [InlineData("Liste 2019, session normale, provisoire\n\nNom;Note;Note 2\nA;17,64;1,5\nB;16,10;2,5\n", "17,64")]
    public async Task The_separator_is_found(string text, string mark) =>
        Assert.Equal(["A", mark], (await Reading.Of(text)).Single(r => r[0] == "A").Cells.Take(2));

    [Fact]
    public async Task Quoted_cells_hold_separators_quotes_and_line_breaks()
    {
        var rows = await Reading.Of("Nom;Adresse\nA;\"3; rue \"\"Atlas\"\"\nSalé\"\nB;x\n");
        Assert.Equal("3; rue \"Atlas\"\nSalé", rows[1][1]);
        Assert.Equal((3, "B"), (rows[2].Line, rows[2][0]));
    }

    [Fact]
    public async Task Lines_keep_the_number_a_spreadsheet_shows_and_blank_ones_are_left_out()
    {
        var rows = await Reading.Of("Liste des candidats;;\n\nNom;Note;\n ;\t;\nA;1;\n;;\n;;\n\n\n");
        Assert.Equal([1, 3, 5], rows.Select(r => r.Line));
        Assert.Equal(["A", "1"], rows[2].Cells);
        Assert.Equal("", rows[2][7]);
    }

    [Fact]
    public async Task The_separator_line_of_Excel_is_not_counted() =>
        Assert.Equal((1, "Nom"), (await Reading.Of("sep=;\r\nNom;Note\r\n")) is [var first] ? (first.Line, first[0]) : default);

    [Fact]
    public async Task What_is_no_list_is_refused_by_its_content()
    {
        Assert.Equal("Import.Empty", await Reading.Refusal(""));
        Assert.Equal("Import.Empty", await Reading.Refusal("\n;;\n \n"));
        Assert.Equal("Import.NotASheet", await Reading.Refusal("%PDF-1.7\n1 0 obj\n<< >>\n"));
        Assert.Equal("Import.NotASheet", await Reading.Refusal("<html><table><tr><td>Nom</td></tr></table>"));
        Assert.Equal("Import.NotASheet", await Reading.Refusal(new MemoryStream([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13])));
        Assert.Equal("Import.NotASheet", await Reading.Refusal(new MemoryStream([.. Enumerable.Range(1, 255).Select(i => (byte)i)])));
        Assert.Equal("Import.UnclosedQuote", await Reading.Refusal("Nom;Note\nA;\"1\nB;2\nC;3\n"));
    }

    [Fact]
    public async Task Too_much_is_refused_in_every_direction()
    {
        Assert.Equal("Import.CellTooLong", await Reading.Refusal("Nom;Note\nA;" + new string('x', SheetLimits.CellLength + 1)));
        Assert.Equal("Import.TooManyColumns", await Reading.Refusal("Nom;Note\nA" + string.Concat(Enumerable.Repeat(";x", SheetLimits.Columns))));
        Assert.Equal("Import.TooLarge", await Reading.Refusal(new Blanks(SheetLimits.UnpackedBytes + 1)));
        Assert.Equal("Import.Unreadable", await Reading.Refusal("Nom;Note\n\"" + string.Concat(Enumerable.Repeat("A;1\n", 1_000_000))));
        Assert.Equal(2, (await Reading.Of("Nom;Note\nA;1" + new string(';', 500) + "\n"))[1].Cells.Count);
        Assert.Equal(SheetLimits.CellLength, (await Reading.Of("Nom;Note\nA;" + new string('x', SheetLimits.CellLength)))[1][1].Length);
    }

    [Fact]
    public async Task A_hundred_thousand_lines_are_refused_before_they_are_read()
    {
        var text = "Nom;Note\n" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"A{i};1\n"));
        using var reader = await SheetReader.OpenAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), "l", TestContext.Current.CancellationToken);
        var seen = 0;
        var refused = Assert.Throws<SheetRefused>(() => { foreach (var _ in reader.Rows()) seen++; });
        Assert.Equal(("Import.TooManyLines", SheetLimits.DataLines), (refused.Key, refused.Args.Single()));
        Assert.Equal(SheetLimits.DataLines + SheetLimits.HeaderLines, seen);
    }

    [Fact]
    public async Task The_rows_can_be_read_twice()
    {
        using var reader = await SheetReader.OpenAsync(new MemoryStream(Encoding.UTF8.GetBytes(French)), "l", TestContext.Current.CancellationToken);
        Assert.Equal(reader.Rows().First().Cells, reader.Rows().First().Cells);
        Assert.Equal(5, reader.Rows().Count());
    }
}
