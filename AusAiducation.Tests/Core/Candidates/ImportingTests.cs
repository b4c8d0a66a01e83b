using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Sheets;
using AusAiducation.Core.Programme;
using AusAiducation.Tests.Core.Data.Sheets;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Candidates;

public class ImportingTests
{
    static readonly string[] TwoPeople =
    [
        Lists.Head,
        "BENNANI;Salma;بناني;سلمى;05/04/2003;M130000001;AB123456;17,25;18,10;17,96;17,64",
        "EL OUARDI;Anas;الوردي;أنس;2003-05-06;M130000002;;16;15;14;",
    ];

    [Fact]
    public async Task A_list_is_written_when_it_is_confirmed_and_not_before()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var before = await Lists.CountAsync(programme);
        var key = await Lists.UploadAsync(world, Lists.Csv(TwoPeople));
        var preview = await programme.As<ImportQueries>(world.Manager).PreviewAsync(key);

        Assert.Equal(before, await Lists.CountAsync(programme));
        Assert.Equal((2, 2, 0, 0), (preview!.Lines, preview.New, preview.Known, preview.Refused));

        var done = await programme.As<Importing>(world.Manager).ConfirmAsync(key);

        Assert.Equal(2, done!.Candidates);
        await using var db = programme.OpenAll();
        var salma = await db.Candidates.Include(c => c.Person.Identity).Include(c => c.Person.Contact).Include(c => c.File).Include(c => c.SourceList).SingleAsync(c => c.Person.GivenName == "Salma");
        Assert.Equal((17.64m, CandidateStage.Received, world.Lycee.Id), (salma.File.PrintedAverage, salma.Stage, salma.SuppliedByOrganisationId));
        Assert.Equal(("M130000001", "3456", 2), (salma.Person.Identity!.Massar, salma.Person.Identity.CinTail, salma.SourceList!.Lines));
        Assert.DoesNotContain("AB123456", salma.Person.Identity.CinCipher);
        Assert.Equal(1, await db.History.CountAsync(h => h.Action == HistoryAction.Batch && h.EntityKey == done.ListKey));
        Assert.Equal(0, await db.PendingImports.CountAsync());
    }

    [Fact]
    public async Task A_line_that_stays_out_is_said_to_with_all_its_remarks()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var key = await Lists.UploadAsync(world, Lists.Csv(Lists.Head, "TAHIRI;Omar;;;;XX12;;21;15;15;", "FASSI;Nora;;;;XX13;;17;15;15;"));

        var imports = programme.As<ImportQueries>(world.Manager);
        var preview = (await imports.PreviewAsync(key))!;
        Assert.Equal((1, 1, 1), (preview.New, preview.Doubtful, preview.Refused));
        Assert.Equal([(2, true), (2, true), (3, false)], preview.Remarks.Select(r => (r.Line, r.Refuses)));

        var refused = new List<(int Line, IReadOnlyList<string> Cells, IReadOnlyList<ImportRemark> Reasons)>();
        await foreach (var line in imports.RefusedAsync(key)) refused.Add(line);
        Assert.Equal([1, 2], refused.Select(r => r.Line));
        Assert.Equal("Import.NotAMark", Assert.Single(refused[1].Reasons).Refusal.Key);
    }

    [Fact]
    public async Task Confirming_twice_imports_once()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var key = await Lists.UploadAsync(world, Lists.Csv(TwoPeople));

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => programme.As<Importing>(world.Manager).ConfirmAsync(key)));

        Assert.Single(both, d => d is not null);
        Assert.Null(await programme.As<Importing>(world.Manager).ConfirmAsync(key));
        Assert.Equal(2, (await Lists.CountAsync(programme)).Candidates);
    }

    [Fact]
    public async Task An_import_that_stops_anywhere_in_the_middle_leaves_nothing_and_can_be_confirmed_again()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var form = new ImportUpload { Edition = world.Edition.Code, NewSupplier = "Dar Talib de Zagora", NewSupplierKind = nameof(OrganisationKind.SocialInstitution), InformedOn = "01/06/2021", AgreementReference = "Lettre 4", AgreedOn = "15/05/2021" };
        var key = await programme.As<Importing>(world.Manager).UploadAsync(form, Lists.Csv(TwoPeople), "liste.csv");
        var before = await Lists.CountAsync(programme);
        await programme.Get<FieldVault>().SealAsync(VaultField.Cin, "warm");
        var viewer = await programme.ViewerOf(world.Manager);
        var stopped = 0;
        for (var commands = 4; ; commands++)
        {
            var factory = new AppDbContextFactory(programme.Factory.Options, programme.Clock, new Outage(commands));
            var importing = new Importing(new ViewerDb(factory, new FixedViewer(viewer)), programme.Get<FieldVault>(), programme.Get<LegalGate>(), programme.Clock, new ImportProgress());
            try
            {
                await importing.ConfirmAsync(key);
                break;
            }
            catch (Exception e) when (e is IOException or DbUpdateException { InnerException: IOException })
            {
                stopped++;
            }
            Assert.Equal(before, await Lists.CountAsync(programme));
            await using var db = programme.OpenAll();
            Assert.Equal((1, 0), (await db.PendingImports.CountAsync(), await db.Organisations.CountAsync(o => o.Kind == OrganisationKind.SocialInstitution)));
        }

        Assert.True(stopped > 5, $"Only {stopped} places were tried.");
        Assert.Equal(2, (await Lists.CountAsync(programme)).Candidates);
    }

    [Fact]
    public async Task A_long_list_goes_in_by_batches_each_file_with_a_code_of_its_own()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var lines = Enumerable.Range(0, 2500).Select(i => $"Nom{(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))};Prenom;;;;M2{i:00000000};;15;15;15;").Prepend(Lists.Head).ToArray();

        Assert.Equal(2500, (await Lists.ImportAsync(world, lines)).Candidates);
        await using var db = programme.OpenAll();
        Assert.Equal(2500, await db.Candidates.Select(c => c.Code).Distinct().CountAsync());
    }

    [Fact]
    public async Task Chair_auditor_committee_and_sponsor_cannot_import_or_undo()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var done = await Lists.ImportAsync(world, TwoPeople);
        AppUser[] others =
        [
            await world.UserAsync("chair", Role.Chair), await world.UserAsync("auditor", Role.Auditor), await world.UserAsync("member", Role.CommitteeMember),
            await world.UserAsync("sponsor", Role.Sponsor, sponsorId: world.Ausim.Id),
        ];
        foreach (var user in others)
        {
            await Assert.ThrowsAsync<AccessDenied>(() => Lists.UploadAsync(world, Lists.Csv(TwoPeople), user));
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<Importing>(user).ConfirmAsync("x"));
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<Importing>(user).UndoAsync(done.ListKey));
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<ImportQueries>(user).ReceivedAsync());
        }
    }

    [Fact]
    public async Task A_waiting_list_is_its_owners_alone_and_goes_after_a_day()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var key = await Lists.UploadAsync(world, Lists.Csv(TwoPeople));
        var other = await world.UserAsync("other-manager", Role.Manager);

        Assert.Null(await programme.As<ImportQueries>(other).PreviewAsync(key));
        Assert.Null(await programme.As<Importing>(other).ConfirmAsync(key));

        programme.Time.Advance(PendingImport.Validity + TimeSpan.FromMinutes(1));
        Assert.Null(await programme.As<ImportQueries>(world.Manager).PreviewAsync(key));
        await Lists.UploadAsync(world, Lists.Csv(TwoPeople), other);
        await using var db = programme.OpenAll();
        Assert.Equal(1, await db.PendingImports.CountAsync());
    }

    [Fact]
    public async Task Edition_and_supplier_are_required_and_the_families_were_told_before_today()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var importing = programme.As<Importing>(world.Manager);

        var empty = await Assert.ThrowsAsync<InputRefused>(() => importing.UploadAsync(new ImportUpload(), Lists.Csv(TwoPeople), "a.csv"));
        Assert.Equal(["Edition", "NewSupplier", "NewSupplierKind"], empty.Problems.Select(p => p.Field).Order());
        var late = await Assert.ThrowsAsync<InputRefused>(() => importing.UploadAsync(Lists.Form(world, "13/07/2021"), Lists.Csv(TwoPeople), "a.csv"));
        Assert.Equal("Common.DayTooLate", Assert.Single(late.Problems).Refusal.Key);
    }

    [Fact]
    public async Task A_bad_file_gets_its_sentence_and_nothing_is_kept()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var many = Lists.Csv(Enumerable.Repeat("Alaoui;Amal", 100_000).Prepend("Nom;Prénom").ToArray());
        (string Key, byte[] Bytes)[] bad =
        [
            ("Import.Empty", []), ("Import.NotASheet", Lists.Csv("<html><table>")), ("Import.NoHeader", Lists.Csv("a;1", "c;2")), ("Import.NoLines", Lists.Csv("Nom;Prénom")),
            ("Import.TooManyLines", many), ("Import.TooLarge", Workbook.Bomb(60).ToArray()), ("Import.NotASheet", [0, 1, 2, 0, 0, 0, 255, 254]),
        ];
        foreach (var (key, bytes) in bad)
        {
            var refused = await Assert.ThrowsAsync<SheetRefused>(() => Lists.UploadAsync(world, bytes));
            Assert.Equal(key, refused.Key);
            Assert.True(AusAiducation.Core.Texts.Texts.Knows(refused.Key));
        }
        await using var db = programme.OpenAll();
        Assert.Equal(0, await db.PendingImports.CountAsync());
    }
}
