using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Sheets;

namespace AusAiducation.Tests.Core.Candidates;

public class ImportColumnsTests
{
    private static string Key(Action act) => Assert.Throws<SheetRefused>(act).Key;

    private static SheetRow Row(int line, params string[] cells) => new(line, cells);

    [Theory]
    [InlineData("NOM", ImportColumn.FamilyName)]
    [InlineData("Nom de famille *", ImportColumn.FamilyName)]
    [InlineData("PRENOM", ImportColumn.GivenName)]
    [InlineData("Prénom(s) et nom", ImportColumn.FullName)]
    [InlineData("Nom & Prénom", ImportColumn.FullName)]
    [InlineData("Nom (arabe)", ImportColumn.FamilyNameArabic)]
    [InlineData("النَّسب", ImportColumn.FamilyNameArabic)]
    [InlineData("الإسم الشخصي", ImportColumn.GivenNameArabic)]
    [InlineData("Nom / الاسم العائلي", ImportColumn.FamilyName)]
    [InlineData("Né(e) le", ImportColumn.BirthDate)]
    [InlineData("تاريخ الإزدياد", ImportColumn.BirthDate)]
    [InlineData("Code_Massar", ImportColumn.Massar)]
    [InlineData("N° C.N.E. / Massar", ImportColumn.Massar)]
    [InlineData("N° CNIE", ImportColumn.Cin)]
    [InlineData("N° de tél.", ImportColumn.Phone)]
    [InlineData("رقم الهاتف", ImportColumn.Phone)]
    [InlineData("E-mail", ImportColumn.Email)]
    [InlineData("Province de résidence", ImportColumn.ProvinceOfResidence)]
    [InlineData("Lycée d'origine", ImportColumn.School)]
    [InlineData("Province du lycée", ImportColumn.ProvinceOfSchool)]
    [InlineData("Filière du Bac", ImportColumn.Stream)]
    [InlineData("Note de l'examen national (/20)", ImportColumn.National)]
    [InlineData("Regional exam", ImportColumn.Regional)]
    [InlineData("Contrôle continu", ImportColumn.ContinuousControl)]
    [InlineData("المراقبة المستمرة", ImportColumn.ContinuousControl)]
    [InlineData("Moyenne générale sur 20", ImportColumn.PrintedAverage)]
    [InlineData("Tranche de revenu (DH)", ImportColumn.IncomeBracket)]
    [InlineData("Nbre de frères et sœurs", ImportColumn.Siblings)]
    [InlineData("Vœux", ImportColumn.StudyWish)]
    [InlineData("Candidat libre ?", ImportColumn.PrivateCandidate)]
    [InlineData("Année du bac", ImportColumn.BacYear)]
    [InlineData("Sexe (M/F)", ImportColumn.Gender)]
    [InlineData("Nom du père", null)]
    [InlineData("Observations", null)]
    [InlineData("ملاحظات", null)]
    public void A_heading_is_known_in_three_languages_however_it_is_written(string heading, ImportColumn? expected) =>
        Assert.Equal(expected, ImportHeadings.Of(heading));

    [Fact]
    public void Every_column_is_known_in_French_English_and_Arabic()
    {
        foreach (var column in Enum.GetValues<ImportColumn>())
        {
            var known = ImportHeadings.KnownFor(column);
            Assert.Contains(known, k => k.Any(c => c is >= 'a' and <= 'z'));
            Assert.Contains(known, k => k.Any(c => c is >= '\u0621' and <= '\u064A'));
            Assert.All(known, k => Assert.Equal(column, ImportHeadings.Of(k)));
        }
    }

    [Fact]
    public void The_header_is_found_under_titles()
    {
        var columns = ImportColumns.Find([
            Row(1, "Académie de Fès-Meknès"), Row(2, "Lycée", "Moulay Idriss"), Row(4, "", "Code Massar", "Nom", "Prénom", "Avis"), Row(5, "1", "M1", "Nom", "Moyenne")]);
        Assert.Equal(4, columns.HeaderLine);
        Assert.Equal(2, columns.Positions[ImportColumn.FamilyName]);
        Assert.Equal([new UnknownHeading(4, "Avis")], columns.Unknown);
    }

    [Fact]
    public void Without_a_header_a_list_is_refused()
    {
        Assert.Equal("Import.NoHeader", Key(() => ImportColumns.Find([Row(1, "A", "12"), Row(2, "Nom", "x")])));
        Assert.Equal("Import.NoHeader", Key(() => ImportColumns.Find([])));
        var late = Enumerable.Range(1, 10).Select(i => Row(i, "titre")).Append(Row(11, "Nom", "Prénom"));
        Assert.Equal("Import.NoHeader", Key(() => ImportColumns.Find(late)));
    }

    [Fact]
    public void Headings_nobody_knows_are_taken_for_the_header_and_a_person_says_what_they_mean()
    {
        SheetRow[] rows = [Row(1, "Internat de Tinghir"), Row(2, "Jeune (famille)", "Jeune (petit nom)", "Divers"), Row(3, "Ait Brahim", "Lahcen", "12")];
        Assert.Equal((2, 0, 3), (ImportColumns.Find(rows).HeaderLine, ImportColumns.Find(rows).Positions.Count, ImportColumns.Find(rows).Unknown.Count));

        var said = new ColumnMapping(new Dictionary<string, ImportColumn?>
        {
            [ColumnMapping.KeyOf("JEUNE  (Famille)")] = ImportColumn.FamilyName, [ColumnMapping.KeyOf("jeune petit nom")] = ImportColumn.GivenName, [ColumnMapping.KeyOf("divers")] = null,
        });
        var columns = ImportColumns.Find(rows, said);
        Assert.Equal((2, 0, 1), (columns.HeaderLine, columns.Positions[ImportColumn.FamilyName], columns.Positions[ImportColumn.GivenName]));
        Assert.Empty(columns.Unknown);
    }

    [Fact]
    public void Of_two_headings_for_one_column_neither_is_used_until_a_person_chooses()
    {
        string[] header = ["Nom", "CIN", "Nom de famille"];
        var open = ImportColumns.Recognise(header);
        Assert.Equal([ImportColumn.Cin], open.Positions.Keys);
        Assert.Equal([(0, "Nom de famille"), (2, "Nom")], open.Unknown.Select(u => (u.Position, u.Rival!)));

        var chosen = ImportColumns.Recognise(header, 1, new ColumnMapping(new Dictionary<string, ImportColumn?> { [ColumnMapping.KeyOf("Nom de famille")] = ImportColumn.FamilyName }));
        Assert.Equal(2, chosen.Positions[ImportColumn.FamilyName]);
    }

    [Fact]
    public void What_a_person_says_goes_before_what_is_known()
    {
        var said = new ColumnMapping(new Dictionary<string, ImportColumn?> { [ColumnMapping.KeyOf("Portable")] = null, [ColumnMapping.KeyOf("Contact")] = ImportColumn.Phone });
        var columns = ImportColumns.Recognise(["Nom", "Prénom", "Portable", "Contact"], 1, said);
        Assert.Equal(3, columns.Positions[ImportColumn.Phone]);
    }

    [Fact]
    public void The_columns_our_list_of_refused_lines_adds_ask_nothing_when_it_comes_back()
    {
        foreach (var (line, why) in new[] { ("Ligne", "Raison"), ("السطر", AusAiducation.Core.Texts.Texts.In("ar", "Candidates.Reason")), ("Line", "Reason") })
            Assert.Empty(ImportColumns.Recognise([line, "Nom", "Prénom", why]).Unknown);
    }

    [Fact]
    public void Data_starts_under_the_header_and_its_limit_is_exact()
    {
        var columns = ImportColumns.Recognise(["Nom", "Prénom"], headerLine: 2);
        var rows = Enumerable.Range(1, SheetLimits.DataLines + 2).Select(i => Row(i, "A" + i, "")).ToList();
        Assert.Equal((SheetLimits.DataLines, 3), (columns.DataOf(rows).Count(), columns.DataOf(rows).First().Line));
        Assert.Equal("Import.TooManyLines", Key(() => _ = columns.DataOf([.. rows, Row(30_000, "B")]).Last()));
        Assert.Equal("Import.NoLines", Key(() => _ = columns.DataOf(rows.Take(2)).Last()));
    }

    [Fact]
    public void A_cell_is_asked_by_its_column()
    {
        var columns = ImportColumns.Recognise(["Nom", "Prénom", "CIN"]);
        var row = Row(2, "EL FADILI", "");
        Assert.Equal("EL FADILI", columns.Cell(row, ImportColumn.FamilyName));
        Assert.Null(columns.Cell(row, ImportColumn.GivenName));
        Assert.Null(columns.Cell(row, ImportColumn.Cin));
        Assert.Null(columns.Cell(row, ImportColumn.Phone));
    }
}
