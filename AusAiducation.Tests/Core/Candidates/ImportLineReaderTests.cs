using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Sheets;
using AusAiducation.Core.People;

namespace AusAiducation.Tests.Core.Candidates;

public class ImportLineReaderTests
{
    static readonly DateOnly Today = new(2021, 7, 12);

    /// <summary>One line under these headings, besides a name that is right.</summary>
    static ImportLine Read(string heading, string cell) =>
        new ImportLineReader(ImportColumns.Recognise(["Nom", "Prénom", heading]), Today).Read(new SheetRow(2, ["Alaoui", "Amal", cell]));

    static string? Doubt(ImportLine line) => line.Remarks.SingleOrDefault(r => !r.Refuses)?.Refusal.Key;

    static string? Refusal(ImportLine line) => line.Remarks.SingleOrDefault(r => r.Refuses)?.Refusal.Key;

    [Theory]
    [InlineData("17,64", 17.64)]
    [InlineData("17.64", 17.64)]
    [InlineData("١٧٫٦٤", 17.64)]
    [InlineData(" 17,64 /20", 17.64)]
    [InlineData("20", 20)]
    [InlineData("17.123456", 17.1234)]
    public void A_mark_is_read_with_comma_or_point(string cell, double expected) => Assert.Equal((decimal)expected, Read("National", cell).Marks.National);

    [Theory]
    [InlineData("20,01")]
    [InlineData("-1")]
    [InlineData("1764")]
    [InlineData("absent")]
    public void A_mark_off_the_scale_refuses_its_line_and_names_the_column(string cell)
    {
        var remark = Assert.Single(Read("Note de l'examen national", cell).Remarks);
        Assert.Equal((true, 2, "Note de l'examen national", "Import.NotAMark"), (remark.Refuses, remark.Line, remark.Heading, remark.Refusal.Key));
    }

    [Fact]
    public void The_published_vector_of_17_64_is_computed_from_its_parts()
    {
        var columns = ImportColumns.Recognise(["Nom", "Prénom", "National", "Régional", "CC"]);
        Assert.Equal(17.64m, new ImportLineReader(columns, Today).Read(new SheetRow(2, ["A", "B", "17,25", "18,10", "17,96"])).Marks.Computed);
    }

    [Fact]
    public void A_printed_average_is_cut_to_what_a_transcript_can_print()
    {
        var line = Read("Moyenne", "15.9975");
        Assert.Equal((15.99m, "Import.AverageCut"), (line.Marks.Printed, Doubt(line)));
    }

    [Theory]
    [InlineData("05/04/2003", "2003-04-05")]
    [InlineData("2003-04-05", "2003-04-05")]
    [InlineData("2003-04-05 00:00", "2003-04-05")]
    public void A_birth_date_is_read_day_first_or_iso(string cell, string expected) => Assert.Equal(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Read("Né le", cell).BirthDate);

    [Theory]
    [InlineData("31/02/2003", "Import.NotADay")]
    [InlineData("2003", "Import.NotADay")]
    [InlineData("05/04/2019", "Import.BirthUnlikely")]
    public void A_birth_date_that_cannot_be_refuses_the_line(string cell, string key) => Assert.Equal(key, Refusal(Read("Né le", cell)));

    [Theory]
    [InlineData("06 12 34 56 78", "+212612345678")]
    [InlineData("612345678", "+212612345678")]
    [InlineData("00212612345678", "+212612345678")]
    public void A_phone_becomes_international_even_without_its_zero(string cell, string expected) => Assert.Equal(expected, Read("Téléphone", cell).Phone);

    [Theory]
    [InlineData("Téléphone", "0612", "Import.NotKept")]
    [InlineData("Massar", "AB12", "People.MassarDoubt")]
    [InlineData("Massar", "en cours", "Import.NotKept")]
    [InlineData("CIN", "12AB", "Import.NotKept")]
    [InlineData("Province", "Atlantide", "Import.ProvinceUnknown")]
    [InlineData("Filière", "SM", "Import.StreamUnknown")]
    [InlineData("Sexe", "autre", "Import.GenderUnknown")]
    [InlineData("E-mail", "amal@", "Import.NotKept")]
    public void What_is_unusual_is_doubted_and_never_refused(string heading, string cell, string key)
    {
        var line = Read(heading, cell);
        Assert.Equal((false, key), (line.IsRefused, Doubt(line)));
    }

    [Theory]
    [InlineData("-")]
    [InlineData("néant")]
    [InlineData("N/A")]
    public void A_dash_is_an_empty_cell(string cell) => Assert.Empty(Read("National", cell).Remarks);

    [Theory]
    [InlineData("Revenu", "18 000", IncomeBracket.From12000To24000)]
    [InlineData("Revenu", "De 24 000 à 48 000 DH", IncomeBracket.From24000To48000)]
    [InlineData("Revenu", "moins de 12000", IncomeBracket.Under12000)]
    [InlineData("Revenu", "Plus de 96 000 DH", IncomeBracket.Over96000)]
    [InlineData("Revenu mensuel", "1 500", IncomeBracket.From12000To24000)]
    [InlineData("Revenu", "moins de 1000 DH/mois", IncomeBracket.Under12000)]
    [InlineData("الدخل الشهري", "٣٠٠٠ درهم", IncomeBracket.From24000To48000)]
    public void An_income_finds_its_bracket_by_the_year_or_the_month(string heading, string cell, IncomeBracket expected)
    {
        var line = Read(heading, cell);
        Assert.Equal((expected, 0), (line.Income, line.Remarks.Count));
    }

    [Fact]
    public void An_income_over_two_brackets_is_kept_and_doubted() => Assert.Equal("Import.IncomeSpread", Doubt(Read("Revenu", "20 000 - 30 000")));

    [Theory]
    [InlineData("EL FADILI Amal", "EL FADILI", "Amal", false)]
    [InlineData("Amal EL FADILI", "EL FADILI", "Amal", false)]
    [InlineData("El Fadili, Amal", "El Fadili", "Amal", false)]
    [InlineData("El Fadili Amal", "El Fadili", "Amal", true)]
    public void A_full_name_is_parted_and_a_guess_is_said(string cell, string family, string given, bool doubted)
    {
        var line = new ImportLineReader(ImportColumns.Recognise(["Nom et prénom", "Massar"]), Today).Read(new SheetRow(2, [cell, "M100000001"]));
        Assert.Equal((family, given, doubted), (line.FamilyName, line.GivenName, line.IsDoubtful));
    }

    [Fact]
    public void Arabic_names_alone_are_taken_with_a_remark()
    {
        var line = new ImportLineReader(ImportColumns.Recognise(["النسب", "الاسم"]), Today).Read(new SheetRow(2, ["العلوي", "أمل"]));
        Assert.Equal(("العلوي", "أمل", "العلوي", "Import.NoLatinName"), (line.FamilyName, line.GivenName, line.FamilyNameArabic, Doubt(line)));
    }

    [Fact]
    public void A_formula_is_no_name()
    {
        var line = new ImportLineReader(ImportColumns.Recognise(["Nom", "Prénom"]), Today).Read(new SheetRow(2, ["=HYPERLINK(\"x\")", "Amal"]));
        Assert.Equal("Import.NotAName", Refusal(line));
    }

    [Fact]
    public void Siblings_are_not_the_household()
    {
        Assert.Equal((6, null), (Read("Nombre de personnes au foyer", "6").HouseholdSize, Read("Nombre de personnes au foyer", "6").Siblings));
        Assert.Equal((null, 4), (Read("Fratrie", "4").HouseholdSize, Read("Fratrie", "4").Siblings));
    }

    [Theory]
    [InlineData("F", Gender.Female)]
    [InlineData("masculin", Gender.Male)]
    [InlineData("أنثى", Gender.Female)]
    public void A_gender_is_known_in_three_languages(string cell, Gender expected) => Assert.Equal(expected, Read("Sexe", cell).Gender);
}
