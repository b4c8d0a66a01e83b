using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Bulk;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Candidates;

public class ImportChangesTests
{
    const string Salma = "BENNANI;Salma;بناني;سلمى;05/04/2003;M130000001;AB123456;17,25;18,10;17,96;";
    const string SalmaPrinted = "Bennani;SALMA;;;05/04/2003;M130000001;CD654321;17,25;18,10;;17,64";

    static async Task<ImportPreview> PreviewAsync(World world, string key) => (await world.Programme.As<ImportQueries>(world.Manager).PreviewAsync(key))!;

    [Fact]
    public async Task A_line_of_the_same_supplier_that_says_more_shows_old_and_new_and_corrects_the_file()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await Lists.ImportAsync(world, Lists.Head, Salma);
        var key = await Lists.UploadAsync(world, Lists.Csv(Lists.Head, SalmaPrinted));

        var change = Assert.Single((await PreviewAsync(world, key)).Changes);
        Assert.Equal([FileField.Cin, FileField.Marks], change.Changes.Select(c => c.Field).Order());
        Assert.Equal(("•••3456", "•••4321"), (change.Changes.Single(c => c.Field == FileField.Cin).Before, change.Changes.Single(c => c.Field == FileField.Cin).After));

        var done = (await programme.As<Importing>(world.Manager).ConfirmAsync(key))!;

        Assert.Equal(0, done.Candidates);
        await using var db = programme.OpenAll();
        var file = await db.Candidates.Include(c => c.Person.Identity).Include(c => c.File).SingleAsync();
        // The spelling on file stays, the empty cells erase nothing.
        Assert.Equal(("BENNANI", "بناني", 17.64m, 17.96m, "4321"), (file.Person.FamilyName, file.Person.FamilyNameArabic, file.File.PrintedAverage, file.File.ContinuousControl, file.Person.Identity!.CinTail));
        Assert.True(await db.History.AnyAsync(h => h.CandidateKey == file.Key && h.Entity == nameof(CandidateFile) && h.Action == HistoryAction.Changed));
        Assert.Equal(1, (await db.SourceLists.OrderBy(l => l.Id).LastAsync()).Changed);
    }

    [Fact]
    public async Task A_line_that_says_the_same_or_comes_from_another_supplier_changes_nothing()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await Lists.ImportAsync(world, Lists.Head, Salma);
        var same = await PreviewAsync(world, await Lists.UploadAsync(world, Lists.Csv(Lists.Head, Salma)));
        Assert.Equal((0, 1), (same.Changed, same.Known));

        await using (var db = programme.OpenAll())
        {
            db.Organisations.Add(new Organisation(World.Text("Académie"), OrganisationKind.Academy));
            await db.SaveChangesAsync();
        }
        var form = Lists.Form(world);
        form.Supplier = (await programme.As<ImportQueries>(world.Manager).SuppliersAsync()).Single(s => s.Name.StartsWith("Acad", StringComparison.Ordinal)).Key;
        var other = await PreviewAsync(world, await programme.As<Importing>(world.Manager).UploadAsync(form, Lists.Csv(Lists.Head, SalmaPrinted), "b.csv"));
        Assert.Equal((0, 1), (other.Changed, other.Known));
    }

    [Fact]
    public async Task A_file_the_shortlist_rests_on_is_no_longer_corrected_by_a_list()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await Lists.ImportAsync(world, Lists.Head, Salma);
        await using (var db = programme.OpenAll())
        {
            var file = await db.Candidates.SingleAsync();
            file.GoTo(CandidateStage.Eligible);
            file.GoTo(CandidateStage.Shortlisted);
            await db.SaveChangesAsync();
        }

        Assert.Equal((0, 1), ((await PreviewAsync(world, await Lists.UploadAsync(world, Lists.Csv(Lists.Head, SalmaPrinted)))) is var p ? (p.Changed, p.Known) : default));
    }

    [Fact]
    public async Task Undoing_the_list_puts_back_what_it_corrected_until_somebody_works_on_the_file()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await Lists.ImportAsync(world, Lists.Head, Salma);
        var importing = programme.As<Importing>(world.Manager);
        async Task<string> CorrectAsync()
        {
            programme.Time.Advance(TimeSpan.FromMinutes(5));
            await importing.ConfirmAsync(await Lists.UploadAsync(world, Lists.Csv(Lists.Head, SalmaPrinted)));
            await using var db = programme.OpenAll();
            return (await db.SourceLists.OrderBy(l => l.Id).LastAsync()).Key;
        }
        await importing.UndoAsync(await CorrectAsync());
        await using (var db = programme.OpenAll())
        {
            var file = await db.Candidates.Include(c => c.Person.Identity).Include(c => c.File).SingleAsync();
            Assert.Equal((null, "3456", 0), (file.File.PrintedAverage, file.Person.Identity!.CinTail, await db.ListChanges.CountAsync()));
        }

        var list = await CorrectAsync();
        programme.Time.Advance(TimeSpan.FromMinutes(5));
        await using (var db = programme.OpenAll())
        {
            (await db.CandidateFiles.SingleAsync()).CorrectWish("CPGE", null);
            await db.SaveChangesAsync();
        }
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => importing.UndoAsync(list));
        Assert.Equal(("Import.ChangedSince", "BENNANI Salma"), (refused.Refusal.Key, refused.Refusal.Args[1]));
    }

    [Fact]
    public async Task The_refused_lines_come_back_as_a_list_that_can_be_corrected_and_sent_again()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var key = await Lists.UploadAsync(world, Lists.Csv(Lists.Head, Salma, "TAHIRI;Omar;;;;M130000009;;21;15;15;"));
        var rows = new List<string>();
        await foreach (var (line, cells, reasons) in programme.As<ImportQueries>(world.Manager).RefusedAsync(key))
            rows.Add(string.Join(';', cells.Prepend(reasons.Count == 0 ? "Ligne" : line.ToString(System.Globalization.CultureInfo.InvariantCulture)).Append(reasons.Count == 0 ? "Raison" : "note")));

        var again = await PreviewAsync(world, await Lists.UploadAsync(world, Lists.Csv([.. rows.Select(r => r.Replace(";21;", ";12;", StringComparison.Ordinal))])));

        Assert.Equal((2, 1, 0), (rows.Count, again.New, again.Refused));
        Assert.Empty(again.UnknownHeadings);
    }

    [Fact]
    public async Task Headings_a_person_explained_are_known_in_the_suppliers_next_list()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var importing = programme.As<Importing>(world.Manager);
        var key = await Lists.UploadAsync(world, Lists.Csv("Jeune;Petit nom;Divers;Massar", "Ait Brahim;Lahcen;bleu;M130000005"));
        Assert.Equal(1, (await PreviewAsync(world, key)).Refused);

        await importing.MapAsync(key, new MappingInput { Headings = ["Jeune", "Petit nom", "Divers", "Massar"], Columns = ["FamilyName", "GivenName", MappingInput.Aside, "Massar"] });
        var preview = await PreviewAsync(world, key);
        Assert.Equal((1, 0), (preview.New, preview.UnknownHeadings.Count));
        await importing.ConfirmAsync(key);

        Assert.Equal(1, (await PreviewAsync(world, await Lists.UploadAsync(world, Lists.Csv("JEUNE;petit nom;DIVERS;Massar", "Amrani;Nora;vert;M130000006")))).New);
        await using var db = programme.OpenAll();
        Assert.Equal(3, await db.SupplierColumns.CountAsync());
        var twice = await Assert.ThrowsAsync<RuleBroken>(async () => await importing.MapAsync(await Lists.UploadAsync(world, Lists.Csv("A;B", "x;y")), new MappingInput { Headings = ["A", "B"], Columns = ["Phone", "Phone"] }));
        Assert.Equal("Import.MappedTwice", twice.Refusal.Key);
    }

    [Fact]
    public async Task A_long_list_is_left_to_the_program_found_again_while_it_is_written_and_taken_up_after_a_stop()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var importing = programme.As<Importing>(world.Manager);
        var imports = programme.As<ImportQueries>(world.Manager);
        var lines = Enumerable.Range(0, PendingImport.LinesAtOnce + 1).Select(i => $"Nom{(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))};Prenom;;;;M2{i:00000000};;15;15;15;").Prepend(Lists.Head).ToArray();
        var key = await Lists.UploadAsync(world, Lists.Csv(lines));
        Assert.False(await importing.ConfirmLaterAsync(await Lists.UploadAsync(world, Lists.Csv(Lists.Head, Salma))));

        Assert.True(await importing.ConfirmLaterAsync(key));
        Assert.Equal((1001, 0, (string?)null), (await imports.StateAsync(key)) is { } s ? (s.Lines, s.Read, s.FailedBecause?.Key) : default);
        Assert.Equal("Import.AlreadyConfirmed", (await Assert.ThrowsAsync<RuleBroken>(() => importing.ConfirmLaterAsync(key))).Refusal.Key);
        Assert.Equal("Import.AlreadyConfirmed", (await Assert.ThrowsAsync<RuleBroken>(() => importing.DiscardAsync(key))).Refusal.Key);
        Assert.True((await imports.WaitingAsync()).Single(w => w.Key == key).IsBeingWritten);

        var (job, progress) = (programme.Get<ImportJob>(), programme.Get<ImportProgress>());
        Assert.True(progress.Asked.TryRead(out _), "The confirmation asks the job.");
        await job.ResumeAsync();
        Assert.True(progress.Asked.TryRead(out var asked), "What a stop interrupted is asked again.");
        await job.RunAsync(asked);

        Assert.Null(await imports.StateAsync(key));
        Assert.Equal(1001, (await imports.DoneAsync(key))!.Candidates);
        await job.RunAsync(asked);
        Assert.Equal(1001, (await Lists.CountAsync(programme)).Candidates);
    }

    [Fact]
    public async Task A_long_list_its_owner_may_no_longer_bring_is_not_written_and_says_why()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var lines = Enumerable.Range(0, PendingImport.LinesAtOnce + 1).Select(i => $"Nom;Prenom;;;;M2{i:00000000};;15;15;15;").Prepend(Lists.Head).ToArray();
        var key = await Lists.UploadAsync(world, Lists.Csv(lines));
        await programme.As<Importing>(world.Manager).ConfirmLaterAsync(key);
        Assert.True(programme.Get<ImportProgress>().Asked.TryRead(out var asked));
        await using (var db = programme.OpenAll())
        {
            (await db.Editions.SingleAsync()).Close(programme.Clock.Now);
            await db.SaveChangesAsync();
        }

        await programme.Get<ImportJob>().RunAsync(asked);

        var why = (await programme.As<ImportQueries>(world.Manager).StateAsync(key))!.FailedBecause!;
        Assert.Contains(world.Edition.Code, AusAiducation.Core.Texts.Texts.In("fr", why.Key, why.Args), StringComparison.Ordinal);
        Assert.Equal(0, (await Lists.CountAsync(programme)).Candidates);
    }
}
