using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Bulk;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Candidates;

public class ImportBasisTests
{
    const string Head = "Nom;Prénom;Né(e) le;Code Massar;Téléphone;Moyenne générale;Revenu";
    const string Khadija = "ZERHOUNI;Khadija;05/04/2003;M130000001;0612345678;17,64;moins de 12000";
    const string OtherKhadija = "ZERHOUNI;Khadija;09/11/2003;M130000002;0698765432;15,10;18000";

    static ImportUpload Without(World world) => new() { Edition = world.Edition.Code, Supplier = world.Lycee.Key };

    static async Task<ImportDone> NamesOnlyAsync(World world)
    {
        var importing = world.Programme.As<Importing>(world.Manager);
        return (await importing.ConfirmAsync(await importing.UploadAsync(Without(world), Lists.Csv(Head, Khadija, OtherKhadija), "noms.csv")))!;
    }

    [Theory]
    [InlineData("Convention 3", "15/05/2021", null)]
    [InlineData(null, null, "01/06/2021")]
    public async Task Without_agreement_or_word_to_the_families_a_name_and_a_contact_are_all_that_is_written(string? reference, string? agreed, string? informed)
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var importing = programme.As<Importing>(world.Manager);
        var form = Without(world);
        (form.AgreementReference, form.AgreedOn, form.InformedOn) = (reference, agreed, informed);
        var key = await importing.UploadAsync(form, Lists.Csv(Head, Khadija, OtherKhadija), "noms.csv");

        var preview = (await programme.As<ImportQueries>(world.Manager).PreviewAsync(key))!;
        Assert.Equal((2, new DateOnly(2021, 8, 11)), (preview.New, preview.PurgeOn));
        Assert.All(preview.Sample, l => Assert.Null(l.Massar));
        await importing.ConfirmAsync(key);

        await using var db = programme.OpenAll();
        var files = await db.Candidates.Include(c => c.Person.Identity).Include(c => c.Person.Contact).Include(c => c.File).Include(c => c.Social).OrderBy(c => c.Id).ToListAsync();
        Assert.Equal(["+212612345678", "+212698765432"], files.Select(f => f.Person.Contact!.Phone));
        Assert.All(files, f =>
        {
            Assert.Equal(new DateOnly(2021, 8, 11), f.PurgeOn);
            Assert.Equal((null, null, null, IncomeBracket.Undeclared), (f.Person.Identity!.BirthDate, f.Person.Identity.Massar, f.File.PrintedAverage, f.Social!.IncomeBracket));
        });
    }

    [Fact]
    public async Task Names_nobody_answered_for_are_erased_after_thirty_days_and_no_sooner()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var stays = await world.CandidateAsync("Alaoui");
        var done = await NamesOnlyAsync(world);
        await using (var db = programme.OpenAll())
        {
            var khadija = await db.Candidates.OrderBy(c => c.Id).LastAsync();
            await programme.As<ListKeeping>(world.Manager).KeepAsync(khadija.Key);
        }
        var purge = programme.Get<FilePurge>();

        programme.Time.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, await purge.RunAsync());
        programme.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await purge.RunAsync());
        Assert.Equal(0, await purge.RunAsync());

        await using var after = programme.OpenAll();
        Assert.Equal(2, await after.Candidates.CountAsync());
        Assert.Equal(2, await after.People.CountAsync());
        Assert.True(await after.Candidates.AnyAsync(c => c.Id == stays.Id));
        Assert.True(await after.History.AnyAsync(h => h.EntityKey == done.ListKey && h.Action == AusAiducation.Core.Data.HistoryAction.Removed && h.UserId == null));
    }

    [Fact]
    public async Task A_name_others_worked_on_is_not_erased_under_them()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await NamesOnlyAsync(world);
        await using (var db = programme.OpenAll())
        {
            var first = await db.Candidates.OrderBy(c => c.Id).FirstAsync();
            db.Conflicts.Add(new Conflict(world.Edition.Id, first.Id, world.Manager.Id, ConflictKind.Kin, null, world.Manager.Id));
            await db.SaveChangesAsync();
        }
        programme.Time.Advance(TimeSpan.FromDays(60));

        Assert.Equal(1, await programme.Get<FilePurge>().RunAsync());
    }

    [Fact]
    public async Task The_agreement_that_comes_later_keeps_every_name_and_the_list_sent_again_completes_them()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var done = await NamesOnlyAsync(world);
        var lists = programme.As<ListKeeping>(world.Manager);
        var view = (await lists.ReadAsync(done.ListKey))!;
        Assert.Equal((2, 2), (view.ToErase.Count, view.ToEraseInAll));

        await lists.RestAsync(done.ListKey, new BasisInput { AgreementReference = "Lettre 7", AgreedOn = "10/07/2021", InformedOn = "11/07/2021", Version = view.Version });

        Assert.Empty((await lists.ReadAsync(done.ListKey))!.ToErase);
        var key = await Lists.UploadAsync(world, Lists.Csv(Head, Khadija, OtherKhadija));
        var preview = (await programme.As<ImportQueries>(world.Manager).PreviewAsync(key))!;
        Assert.Equal((0, 2, 0), (preview.New, preview.Changed, preview.Known));
        await programme.As<Importing>(world.Manager).ConfirmAsync(key);
        await using var db = programme.OpenAll();
        Assert.Equal(["M130000001", "M130000002"], await db.PersonIdentities.OrderBy(i => i.PersonId).Select(i => i.Massar!).ToListAsync());
    }

    [Fact]
    public async Task An_agreement_has_both_its_reference_and_its_day()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var form = Without(world);
        form.AgreementReference = "Lettre 7";
        var refused = await Assert.ThrowsAsync<InputRefused>(() => programme.As<Importing>(world.Manager).UploadAsync(form, Lists.Csv(Head, Khadija), "a.csv"));
        Assert.Equal("AgreedOn", Assert.Single(refused.Problems).Field);
    }

    [Fact]
    public async Task Only_the_team_completes_a_basis_or_keeps_a_name()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var done = await NamesOnlyAsync(world);
        foreach (var role in new[] { Role.Chair, Role.Auditor, Role.CommitteeMember })
        {
            var user = await world.UserAsync("x" + role, role);
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<ListKeeping>(user).ReadAsync(done.ListKey));
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<ListKeeping>(user).RestAsync(done.ListKey, new BasisInput()));
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<ListKeeping>(user).KeepAsync("x"));
        }
    }
}
