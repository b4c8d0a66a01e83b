using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Candidates;

public class ImportDuplicateTests
{
    const string Salma = "BENNANI;Salma;بناني;سلمى;05/04/2003;M130000001;AB123456;17,25;18,10;17,96;17,64";

    static async Task<ImportPreview> PreviewAsync(World world, params string[] lines) =>
        (await world.Programme.As<ImportQueries>(world.Manager).PreviewAsync(await Lists.UploadAsync(world, Lists.Csv([Lists.Head, .. lines]))))!;

    [Theory]
    [InlineData("Autre;Nom;;;;M130000001;;;;;", MatchedBy.Massar)]
    [InlineData("Autre;Nom;;;;m 130 000 001;;;;;", MatchedBy.Massar)]
    [InlineData("Autre;Nom;;;;;ab 123456;;;;", MatchedBy.Cin)]
    [InlineData("Bennâni;SALMA;;;05/04/2003;M139999999;;;;;", MatchedBy.NameAndBirth)]
    [InlineData("Salma;Bennani;;;05/04/2003;;;;;;", MatchedBy.NameAndBirth)]
    [InlineData("Benani;Selma;بنّاني;سلمي;05/04/2003;;;;;;", MatchedBy.NameAndBirth)]
    public async Task A_known_person_is_recognised_by(string line, MatchedBy by)
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await Lists.ImportAsync(world, Lists.Head, Salma);
        // Of another supplier: the one that brought her would correct her file.
        var other = await world.Programme.As<OrganisationKeeping>(world.Manager).CreateAsync(new OrganisationInput { NameFr = "Lycée Al Khawarizmi", Kind = nameof(OrganisationKind.Lycee), Province = "azilal" });
        var upload = Lists.Form(world);
        upload.Supplier = other;
        var key = await world.Programme.As<Importing>(world.Manager).UploadAsync(upload, Lists.Csv(Lists.Head, line), "liste.csv");

        var preview = (await world.Programme.As<ImportQueries>(world.Manager).PreviewAsync(key))!;

        var duplicate = Assert.Single(preview.Duplicates);
        Assert.Equal((by, "BENNANI Salma", 1, 0), (duplicate.By, duplicate.KnownName, preview.Known, preview.Brings));
    }

    [Theory]
    [InlineData("BENNANI;Salma;بناني;سلمى;;M130000009;;;;;")]
    [InlineData("BENNANI;Salma;بناني;سلمى;06/04/2003;M130000009;;;;;")]
    public async Task Names_alone_are_never_a_duplicate(string line)
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await Lists.ImportAsync(world, Lists.Head, Salma);

        Assert.Equal(1, (await PreviewAsync(world, line)).New);
    }

    [Fact]
    public async Task The_second_of_two_lines_about_one_person_is_left_out()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);

        var preview = await PreviewAsync(world, Salma, "X;Y;;;;M130000001;;;;;", "Bennani;Salma;;;05/04/2003;;;;;;");

        Assert.Equal((1, 2), (preview.New, preview.Known));
        Assert.All(preview.Duplicates, d => Assert.Equal(2, d.SameAsLine));
    }

    [Fact]
    public async Task A_number_of_one_person_beside_the_card_of_another_is_refused()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await Lists.ImportAsync(world, Lists.Head, Salma, "EL OUARDI;Anas;;;06/05/2003;M130000002;CD654321;;;;");

        var preview = await PreviewAsync(world, "Bennani;Salma;;;;M130000001;CD654321;;;;");

        Assert.Equal((1, "Import.TwoPeople"), (preview.Refused, Assert.Single(preview.Remarks).Refusal.Key));
    }

    [Fact]
    public async Task Somebody_of_another_edition_applies_again_as_the_same_person_and_undo_leaves_them()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await Lists.ImportAsync(world, Lists.Head, Salma);
        await using (var db = programme.OpenAll())
        {
            db.Editions.Add(new Edition("2022-2023", world.Edition.Calendar with { }, new EligibilityRules(), world.Edition.Funding with { }));
            await db.SaveChangesAsync();
        }
        var importing = programme.As<Importing>(world.Manager);
        var form = Lists.Form(world);
        form.Edition = "2022-2023";
        var key = await importing.UploadAsync(form, Lists.Csv(Lists.Head, Salma), "b.csv");
        var preview = (await programme.As<ImportQueries>(world.Manager).PreviewAsync(key))!;
        Assert.Equal((0, 1, 0), (preview.New, preview.Returning, preview.Known));

        var done = (await importing.ConfirmAsync(key))!;
        Assert.Equal((1, 2), ((await Lists.CountAsync(programme)).People, (await Lists.CountAsync(programme)).Candidates));

        await importing.UndoAsync(done.ListKey);
        var after = await Lists.CountAsync(programme);
        Assert.Equal((1, 1, 1), (after.People, after.Candidates, after.Links));
    }

    [Fact]
    public async Task A_manager_tied_to_the_known_person_learns_that_they_are_known_and_no_more()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await Lists.ImportAsync(world, Lists.Head, Salma);
        await using (var db = programme.OpenAll())
        {
            var candidate = await db.Candidates.SingleAsync();
            db.Conflicts.Add(new Conflict(world.Edition.Id, candidate.Id, world.Manager.Id, ConflictKind.Kin, null, world.Manager.Id));
            await db.SaveChangesAsync();
        }

        var preview = await PreviewAsync(world, "Autre;Nom;;;;M130000001;;;;;");

        var duplicate = Assert.Single(preview.Duplicates);
        Assert.Equal((MatchedBy.Massar, null, null, "AUTRE Nom"), (duplicate.By, duplicate.Key, duplicate.KnownName, duplicate.Name));
    }
}
