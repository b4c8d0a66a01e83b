using System.Text;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Sheets;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Candidates;

public class OfficialResultTests
{
    static ResultInput Marks(string who, string printed, string? national = null) => new() { Who = who, Printed = printed, National = national };

    static Task<ResultDesk> DeskAsync(World world) => world.Programme.As<ResultQueries>(world.Manager).DeskAsync(world.Edition.Id);

    static async Task<IReadOnlyList<FileResult>> ConfirmAllAsync(World world) =>
        await world.Programme.As<ConfirmingResults>(world.Manager).ConfirmAsync((await DeskAsync(world)).Lines.ToDictionary(l => l.Key, l => l.Version));

    static Task<ResultReport> ImportAsync(World world, params string[] lines) =>
        world.Programme.As<EnteringResults>(world.Manager).ImportAsync(world.Edition.Code, Encoding.UTF8.GetBytes(string.Join("\r\n", lines)), "resultats.csv");

    [Fact]
    public async Task Entered_marks_change_nothing_until_a_named_person_confirms_and_the_declared_ones_stay()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui", CandidateStage.Received, printed: 16.40m);
        var entering = programme.As<EnteringResults>(world.Manager);

        await entering.EnterAsync(world.Edition.Code, Marks(candidate.Code.ToLowerInvariant(), "15,99", "15,50"));
        var line = Assert.Single((await DeskAsync(world)).Lines);
        Assert.Equal((16.40m, 15.99m, Mention.TresBien, Mention.Bien, true, false, ResultChange.Answer),
            (line.Before.Printed, line.After.Printed, line.Before.Mention, line.After.Mention, line.EligibleBefore, line.EligibleAfter, line.Change));
        var dossiers = programme.As<CandidateDossiers>(world.Manager);
        Assert.Equal(16.40m, (await dossiers.ReadAsync(candidate.Key))!.Marks.Printed);

        Assert.Null(Assert.Single(await ConfirmAllAsync(world)).WhyNot);
        var file = (await dossiers.ReadAsync(candidate.Key))!;
        Assert.Equal((15.99m, 15.50m, 18.10m), (file.Marks.Printed, file.Marks.National, file.Marks.Regional));
        Assert.Equal((16.40m, 17.25m, "manager"), (file.Official!.Declared!.Value.Printed, file.Official.Declared.Value.National, file.Official.By));
        var desk = await DeskAsync(world);
        Assert.Equal((0, 1, 0), (desk.Waiting, desk.Confirmed, desk.Without));
    }

    [Fact]
    public async Task A_retake_waits_again_and_what_was_first_declared_is_never_lost()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui", printed: 16.40m);
        var entering = programme.As<EnteringResults>(world.Manager);
        await entering.EnterAsync(world.Edition.Code, Marks(candidate.Code, "16.10"));
        await ConfirmAllAsync(world);

        await entering.EnterAsync(world.Edition.Code, Marks(candidate.Code, "16,80"));
        Assert.Equal(1, (await DeskAsync(world)).Waiting);
        await ConfirmAllAsync(world);

        var file = (await programme.As<CandidateDossiers>(world.Manager).ReadAsync(candidate.Key))!;
        Assert.Equal((16.80m, 16.40m), (file.Marks.Printed, file.Official!.Declared!.Value.Printed));
    }

    [Fact]
    public async Task Marks_entered_again_while_somebody_was_reading_are_not_confirmed_unseen()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (first, second) = (await world.CandidateAsync("Alaoui"), await world.CandidateAsync("Bennani"));
        var entering = programme.As<EnteringResults>(world.Manager);
        foreach (var c in new[] { first, second }) await entering.EnterAsync(world.Edition.Code, Marks(c.Code, "16,10"));
        var shown = (await DeskAsync(world)).Lines.ToDictionary(l => l.Key, l => l.Version);
        await entering.EnterAsync(world.Edition.Code, Marks(second.Code, "12,10"));

        var results = await programme.As<ConfirmingResults>(world.Manager).ConfirmAsync(shown);

        Assert.Equal([(first.Key, null), (second.Key, "Results.ChangedMeanwhile")], results.Select(r => (r.Key, r.WhyNot?.Key)));
        await using var db = programme.OpenAll();
        Assert.Equal(17.64m, (await db.CandidateFiles.SingleAsync(f => f.CandidateId == second.Id)).PrintedAverage);
    }

    [Fact]
    public async Task A_list_takes_its_good_lines_and_says_why_each_other_stays_out()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (byCode, byMassar, same) = (await world.CandidateAsync("Alaoui"), await world.CandidateAsync("Bennani"), await world.CandidateAsync("Chafik"));
        await using (var db = programme.OpenAll()) await db.Entry(byMassar.Person).Reference(p => p.Identity).LoadAsync();
        var massar = byMassar.Person.Identity!.Massar!;
        await programme.As<EnteringResults>(world.Manager).EnterAsync(world.Edition.Code, Marks(same.Code, "16,00"));

        var report = await ImportAsync(world, "Résultats 2021", "Code du dossier;Code Massar;National;Moyenne générale",
            $"{byCode.Code};;17,10;17,02", $";{massar.ToLowerInvariant()};;16,5", $"{same.Code};;;16,00", $"{byCode.Code};;;12,00", "C-ZZZZZ;;;15,00", ";;;14", $"{same.Code};;;15.9975", $"{byMassar.Code};;22;15");

        Assert.Equal((2, 1, 5), (report.Entered, report.Unchanged, report.RefusedInAll));
        Assert.Equal([(6, "Results.Twice"), (7, "Results.Unknown"), (8, "Results.NoWho"), (9, "Results.NotPrinted"), (10, "Import.NotAMark")], report.Refused.Select(r => (r.Line, r.Key)));
        var desk = await DeskAsync(world);
        Assert.Equal(3, desk.Waiting);
        Assert.Equal((report.Entered, "resultats.csv"), (desk.LastImport!.Entered, desk.LastImport.FileName));
        // Sent again: nothing is doubled.
        var again = await ImportAsync(world, "Code du dossier;National;Moyenne générale", $"{byCode.Code};17,10;17,02");
        Assert.Equal((0, 1), (again.Entered, again.Unchanged));
    }

    [Theory]
    [InlineData("Results.NoWhoColumn", "National;Moyenne générale")]
    [InlineData("Results.NoPrintedColumn", "Code du dossier;National")]
    public async Task A_file_that_is_no_list_of_results_is_refused_whole(string key, string head)
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);

        Assert.Equal(key, (await Assert.ThrowsAsync<SheetRefused>(() => ImportAsync(world, head, "1;2"))).Key);
        Assert.Equal(0, (await DeskAsync(world)).Waiting);
    }

    [Fact]
    public async Task Nonsense_and_unknown_codes_are_sentences_beside_the_field()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var entering = programme.As<EnteringResults>(world.Manager);

        var wrong = await Assert.ThrowsAsync<InputRefused>(() => entering.EnterAsync(world.Edition.Code, Marks("", "17,645", "vingt")));
        Assert.Equal(["Who", "National", "Printed"], wrong.Problems.Select(p => p.Field));
        Assert.Equal("Results.Unknown", (await Assert.ThrowsAsync<InputRefused>(() => entering.EnterAsync(world.Edition.Code, Marks("C-00000", "17,64")))).Problems[0].Refusal.Key);
    }

    [Fact]
    public async Task Chair_auditor_and_committee_enter_and_confirm_nothing_and_a_tied_manager_finds_no_file()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui");
        await programme.As<EnteringResults>(world.Manager).EnterAsync(world.Edition.Code, Marks(candidate.Code, "17,00"));
        var line = (await DeskAsync(world)).Lines.Single();
        foreach (var role in new[] { Role.Chair, Role.Auditor, Role.CommitteeMember })
        {
            var user = await world.UserAsync(role.ToString(), role);
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<EnteringResults>(user).EnterAsync(world.Edition.Code, Marks(candidate.Code, "17,00")));
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<ConfirmingResults>(user).ConfirmAsync(new Dictionary<string, int> { [line.Key] = line.Version }));
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<ResultQueries>(user).DeskAsync(world.Edition.Id));
        }
        await using (var db = programme.OpenAll())
        {
            db.Conflicts.Add(new Conflict(world.Edition.Id, candidate.Id, world.Manager.Id, ConflictKind.Kin, null, world.Manager.Id));
            await db.SaveChangesAsync();
        }
        Assert.Empty((await DeskAsync(world)).Lines);
        var hidden = Assert.Single(await programme.As<ConfirmingResults>(world.Manager).ConfirmAsync(new Dictionary<string, int> { [line.Key] = line.Version }));
        Assert.Equal(("", "Common.GoneMeanwhile"), (hidden.Name, hidden.WhyNot!.Key));
        Assert.Equal("Results.Unknown", (await Assert.ThrowsAsync<InputRefused>(() => programme.As<EnteringResults>(world.Manager).EnterAsync(world.Edition.Code, Marks(candidate.Code, "17,00")))).Problems[0].Refusal.Key);
    }

    [Fact]
    public async Task The_desk_takes_the_same_few_queries_whatever_waits()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var viewer = await programme.ViewerOf(world.Manager);
        Task<int> Desk() => programme.Queries.During(() => programme.As<ResultQueries>(viewer).DeskAsync(world.Edition.Id));
        async Task One(string name) => await programme.As<EnteringResults>(world.Manager).EnterAsync(world.Edition.Code, Marks((await world.CandidateAsync(name)).Code, "16,00"));
        await One("Alaoui");
        var one = await Desk();
        await One("Bennani");
        await One("Chafik");

        Assert.Equal(one, await Desk());
        Assert.InRange(one, 1, 6);
    }
}
