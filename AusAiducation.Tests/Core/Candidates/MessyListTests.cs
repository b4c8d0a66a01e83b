using System.Globalization;
using System.Text;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Sheets;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Candidates;

/// <summary>Lists as they really come: each test is one that somebody could send tomorrow.</summary>
public class MessyListTests
{
    static readonly DateOnly Today = new(2021, 7, 12);

    static ImportLine Read(string[] headings, params string[] cells) => new ImportLineReader(ImportColumns.Recognise(headings), Today).Read(new SheetRow(2, cells));

    [Theory]
    [InlineData("12/07/2003")]
    [InlineData("12-07-2003")]
    [InlineData("12.7.2003")]
    [InlineData("2003/07/12")]
    [InlineData("2003-07-12T00:00:00")]
    [InlineData("12/07/03")]
    [InlineData("12-juil-03")]
    [InlineData("12 juillet 2003")]
    [InlineData("samedi 12 juillet 2003")]
    [InlineData("July 12, 2003")]
    [InlineData("12 يوليوز 2003")]
    [InlineData("١٢/٠٧/٢٠٠٣")]
    [InlineData("12/07/2003 00:00")]
    [InlineData("37814")]
    [InlineData("37814.0")]
    public void A_birth_date_is_read_in_the_shapes_lists_have(string cell) =>
        Assert.Equal((new DateOnly(2003, 7, 12), 0), (Read(["Nom", "Prénom", "Né le"], "Alaoui", "Amal", cell).BirthDate, Read(["Nom", "Prénom", "Né le"], "Alaoui", "Amal", cell).Remarks.Count));

    [Theory]
    [InlineData("07/22/2003")]
    [InlineData("12 juillet")]
    [InlineData("12 juillet 12 août 2003")]
    [InlineData("12345678901")]
    [InlineData("29/02/03")]
    [InlineData("vers 2003")]
    public void A_birth_date_that_says_two_things_or_none_refuses_its_line(string cell) =>
        Assert.Equal("Import.NotADay", Assert.Single(Read(["Nom", "Prénom", "Né le"], "Alaoui", "Amal", cell).Remarks).Refusal.Key);

    [Theory]
    [InlineData("SM A", "SMA")]
    [InlineData("S.M.A", "SMA")]
    [InlineData("Sc. Maths A", "SMA")]
    [InlineData("2ème Bac Sciences Mathématiques A - Option Français", "SMA")]
    [InlineData("2 BAC SM-B BIOF", "SMB")]
    [InlineData("Sciences Maths (B)", "SMB")]
    [InlineData("علوم رياضية أ", "SMA")]
    [InlineData("العلوم الرياضية - ب - خيار فرنسية", "SMB")]
    [InlineData("P.C", "PC")]
    [InlineData("2BAC PC F", "PC")]
    [InlineData("Sc. Phys", "PC")]
    [InlineData("Sciences Physique", "PC")]
    [InlineData("Sciences Expérimentales option PC", "PC")]
    [InlineData("علوم فيزيائية", "PC")]
    [InlineData("الثانية بكالوريا علوم فيزيائية خيار فرنسية", "PC")]
    [InlineData("S.V.T", "SVT")]
    [InlineData("Sc de la Vie et de la Terre", "SVT")]
    [InlineData("علوم الحياة و الأرض", "SVT")]
    [InlineData("Sc. Eco", "ECO")]
    [InlineData("Sciences économiques", "ECO")]
    [InlineData("STE", "STE")]
    [InlineData("Sciences et Technologies Electriques", "STE")]
    public void A_stream_is_known_in_the_spellings_schools_use(string cell, string code) => Assert.Equal(code, Streams.Find(cell)?.Code);

    [Theory]
    [InlineData("Ouarzazat", "ouarzazate")]
    [InlineData("Erachidia", "errachidia")]
    [InlineData("ERRACHIDIYA", "errachidia")]
    [InlineData("Zagoura", "zagora")]
    [InlineData("Chefchouen", "chefchaouen")]
    [InlineData("Khouribaga", "khouribga")]
    [InlineData("ورززات", "ouarzazate")]
    [InlineData("زاكرة", "zagora")]
    public void A_misspelt_province_is_read_and_given_to_a_person_to_check(string cell, string code)
    {
        var line = Read(["Nom", "Prénom", "Province"], "Alaoui", "Amal", cell);
        Assert.Equal(code, line.ProvinceCode);
        Assert.Equal("Import.ProvinceRead", Assert.Single(line.Remarks).Refusal.Key);
    }

    [Theory]
    [InlineData("Tara")]
    [InlineData("Marrakech-Fès")]
    [InlineData("à vérifier")]
    public void A_short_name_or_one_that_may_be_two_is_not_guessed(string cell)
    {
        var line = Read(["Nom", "Prénom", "Province"], "Alaoui", "Amal", cell);
        Assert.Equal((null, "Import.ProvinceUnknown"), (line.ProvinceCode, Assert.Single(line.Remarks).Refusal.Key));
    }

    [Theory]
    [InlineData("BENNANI Salma / سلمى بناني")]
    [InlineData("سلمى بناني (BENNANI Salma)")]
    [InlineData("BENNANI Salma\nسلمى بناني")]
    public void One_cell_may_hold_the_name_in_both_scripts(string cell)
    {
        var line = Read(["Nom et prénom", "Massar"], cell, "M130000001");
        Assert.Equal(("BENNANI", "Salma", "بناني", "سلمى", false), (line.FamilyName, line.GivenName, line.FamilyNameArabic, line.GivenNameArabic, line.IsRefused));
    }

    [Fact]
    public void Two_columns_may_hold_the_whole_name_one_in_each_script()
    {
        var line = Read(["N°", "Nom et prénom", "الاسم الكامل", "Massar"], "1", "BENNANI Salma", "سلمى بناني", "M130000001");
        Assert.Equal(("BENNANI", "Salma", "بناني", "سلمى", 0), (line.FamilyName, line.GivenName, line.FamilyNameArabic, line.GivenNameArabic, line.Remarks.Count));
        Assert.Empty(ImportColumns.Recognise(["N°", "Nom et prénom", "الاسم الكامل", "Massar"]).Unknown);
    }

    [Theory]
    [InlineData("Nom", "BENNANI Salma", "BENNANI", "Salma")]
    [InlineData("الاسم", "سلمى بناني", "بناني", "سلمى")]
    public void A_column_of_names_without_its_other_half_holds_both(string heading, string cell, string family, string given)
    {
        var line = Read([heading, "Massar"], cell, "M130000001");
        Assert.Equal((family, given, false), (line.FamilyName, line.GivenName, line.IsRefused));
    }

    [Fact]
    public async Task A_windows_1256_list_with_titles_totals_repeats_and_two_khadijas_brings_its_people_and_nobody_else()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        string[] lines =
        [
            "الأكاديمية الجهوية للتربية والتكوين درعة تافيلالت;;;;;;", "لائحة التلاميذ المتفوقين 2021;;;;;;", ";;;;;;",
            "ر.ت;رمز مسار;النسب;الاسم;تاريخ الازدياد;الشعبة;المعدل العام",
            "1; m 145 092 428 ;العلوي;خديجة;12/07/2003;علوم رياضية أ;17,64",
            "2;M145092429;العلوي;خديجة;03/02/2003;علوم فيزيائية;17.64/20",
            ";;;;;;",
            "3;m145092428;العلوي;خديجة;12-07-2003;علوم رياضية أ;17,64",
            "ر.ت;رمز مسار;النسب;الاسم;تاريخ الازدياد;الشعبة;المعدل العام",
            "4;M145092428;أمزيان;يوسف;05/05/2003;علوم رياضية أ;16,20",
            ";;المجموع;4;;;16,90",
            "حرر بزاكورة في 30 يونيو 2021;;;;;;",
        ];
        var upload = programme.As<Importing>(world.Manager);
        var key = await upload.UploadAsync(Lists.Form(world), Encoding.GetEncoding(1256).GetBytes(string.Join("\r\n", lines)), "لائحة.csv");

        var preview = (await programme.As<ImportQueries>(world.Manager).PreviewAsync(key))!;

        Assert.Equal((2, 1, 4), (preview.New, preview.Known, preview.Refused));
        Assert.Equal(["Import.HeaderAgain", "Import.NumberOfLine", "Import.NotAPerson", "Import.NotAPerson"], preview.Remarks.Where(r => r.Refuses && r.Refusal.Key != "Import.NoLatinName").OrderBy(r => r.Line).Select(r => r.Refusal.Key));
        await upload.ConfirmAsync(key);
        await using var db = programme.OpenAll();
        Assert.Equal([new DateOnly(2003, 2, 3), new DateOnly(2003, 7, 12)], (await db.People.Where(p => p.FamilyNameArabic == "العلوي" && p.GivenNameArabic == "خديجة").Select(p => p.Identity!.BirthDate!.Value).ToListAsync()).Order());
    }

    [Theory]
    [InlineData("utf-16", '\t')]
    [InlineData("utf-16BE", ';')]
    [InlineData("utf-8", ',')]
    public async Task Any_usual_encoding_and_separator_is_read(string encoding, char separator)
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var text = string.Join("\n", new[] { "Nom;Prénom;Né(e) le;Téléphone", "EL OUARDI;Anas;06/05/2003;+212 (0)6 12 34 56 78", "BENNANI;Salma;05.04.2003;612345679" }).Replace(';', separator);
        var e = Encoding.GetEncoding(encoding);

        var key = await Lists.UploadAsync(world, [.. e.GetPreamble(), .. e.GetBytes(text)]);

        var preview = (await programme.As<ImportQueries>(world.Manager).PreviewAsync(key))!;
        Assert.Equal((2, "+212612345678", "+212612345679"), (preview.New, preview.Sample[0].Phone, preview.Sample[1].Phone));
    }

    [Fact]
    public async Task A_mistyped_number_never_makes_one_person_of_two()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await Lists.ImportAsync(world, Lists.Head, "BENNANI;Salma;;;05/04/2003;M130000001;;17;17;17;");

        // Another pupil under her code; then herself, her birth date corrected and her name spelt by another hand.
        var key = await Lists.UploadAsync(world, Lists.Csv(Lists.Head, "EL OUARDI;Anas;;;06/05/2003;M130000001;;16;15;14;", "Bennani;Selma;;;04/05/2003;M130000001;;17;17;17;"));
        var preview = (await programme.As<ImportQueries>(world.Manager).PreviewAsync(key))!;

        Assert.Equal((0, 1), (preview.New, preview.Refused));
        Assert.Equal("Import.AnothersNumber", Assert.Single(preview.Remarks, r => r.Refuses).Refusal.Key);
    }

    [Fact]
    public async Task The_same_line_pasted_twice_is_one_person_even_where_there_is_but_a_name_and_a_telephone()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var key = await Lists.UploadAsync(world, Lists.Csv("Nom;Prénom;Tél", "ALAOUI;Khadija;0612345678", "ALAOUI;Khadija;06 12 34 56 78", "ALAOUI;Khadija;0612345699", "ALAOUI;Khadija;"));

        var preview = (await programme.As<ImportQueries>(world.Manager).PreviewAsync(key))!;

        Assert.Equal((3, 1, MatchedBy.NameAndPhone), (preview.New, preview.Known, Assert.Single(preview.Duplicates).By));
    }
}
