using System.Text;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Journeys;

/// <summary>The program is killed (SIGKILL) while it writes: all of it is there or nothing, the invariants hold, and it starts again.</summary>
[Trait("Database", "Sqlite")]
public sealed class KilledTests : IAsyncLifetime
{
    const string Edition = "2021-2022";

    /// <summary>How long it may write before it is killed, in milliseconds; null: until it has answered.</summary>
    static readonly int?[] Moments = [0, 400, null];

    DatabaseOptions _database = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await TestDatabases.CreateAsync();

    public async ValueTask DisposeAsync() => await TestDatabases.DropAsync(_database);

    [Fact]
    public async Task An_import_is_there_whole_or_not_at_all()
    {
        const int Lines = 4000;
        List<int> left = [];
        foreach (var (round, moment) in Moments.Index())
        {
            var file = $"liste-{round}.csv";
            using (var programme = await SeparateProgramme.StartAsync(_database))
            {
                var manager = await SignInAsync(programme);
                var preview = FormVisitor.LeadsTo(await manager.UploadAsync("/candidates/import", file, List(round, Lines), ("Input.NewSupplier", "Dar " + round), ("Input.NewSupplierKind", nameof(OrganisationKind.SocialInstitution)), ("Input.InformedOn", "01/06/2021"), ("Input.AgreementReference", "Lettre"), ("Input.AgreedOn", "01/05/2021")))!;
                var page = await manager.OpenAsync(preview);
                await KillAsync(programme, () => ConfirmAsync(manager, preview, page), moment);
            }

            await using var db = Open();
            var people = await db.People.CountAsync(p => p.Identity!.Massar!.StartsWith($"K{round}"), Ct);
            var candidates = await db.Candidates.CountAsync(c => c.SourceList!.FileName == file, Ct);
            var told = await db.History.CountAsync(h => h.Action == HistoryAction.Batch && h.Changes.Contains(file), Ct);
            var waiting = await db.PendingImports.CountAsync(i => i.FileName == file, Ct);
            Assert.Equal(candidates == 0 ? (0, 0, 0, 1) : (Lines, Lines, 1, 0), (people, candidates, told, waiting));
            await HoldsAsync();
            left.Add(candidates);
        }

        Assert.Equal([0, Lines], [left[0], left[^1]]);
        await StartsAsync();
    }

    /// <summary>A list of this length is written by a job: its page is looked at until it leads to the candidates.</summary>
    static async Task ConfirmAsync(FormVisitor manager, string preview, AngleSharp.Html.Dom.IHtmlDocument page)
    {
        await manager.SubmitAsync(preview, page, "confirm");
        while (FormVisitor.LeadsTo(await manager.GetAsync(preview)) is null) await Task.Delay(50, Ct);
    }

    [Fact]
    public async Task An_allocation_confirmed_for_many_is_there_for_all_or_for_nobody()
    {
        await StartsAsync();
        var laureates = await ArrangeAsync();
        List<int> left = [];
        foreach (var moment in Moments)
        {
            using (var programme = await SeparateProgramme.StartAsync(_database))
            {
                await using var manager = await Browser.VisitAsync(programme.Address);
                await manager.SignInAsync("manager");
                await manager.OpenAsync("/allocation?edition=" + Edition);
                await manager.ClickUntilAsync(".head .btn.primary", "[aria-labelledby=proposal] .btn.primary:enabled");
                await KillAsync(programme, async () =>
                {
                    await manager.Page.ClickAsync("[aria-labelledby=proposal] .btn.primary");
                    await manager.Page.Locator(".notice.good").WaitForAsync();
                }, moment);
            }

            await using var db = Open();
            var placed = await db.Placements.CountAsync(p => p.EditionId == db.Editions.Single(e => e.Code == Edition).Id, Ct);
            Assert.True(placed == 0 || placed == laureates, $"{placed} of {laureates} are placed.");
            Assert.Equal(placed, await db.History.CountAsync(h => h.Entity == "Placement" && h.EditionId == db.Editions.Single(e => e.Code == Edition).Id, Ct));
            await HoldsAsync();
            left.Add(placed);
        }

        Assert.Equal([0, 0, laureates], left);
        await StartsAsync();
    }

    /// <summary>Everybody found eligible is selected, one sponsor has seats for all, and each placement takes a while: the middle is wide.</summary>
    async Task<int> ArrangeAsync()
    {
        await using var db = Open();
        var edition = await db.Editions.SingleAsync(e => e.Code == Edition, Ct);
        var chair = await db.Users.SingleAsync(u => u.UserName == "chair@demo.example", Ct);
        var candidates = await db.Candidates.Include(c => c.Person).Where(c => c.EditionId == edition.Id && c.Stage == CandidateStage.Eligible).ToListAsync(Ct);
        var at = ProgrammeClock.Utc(edition.Calendar.Commission, new TimeOnly(15, 0));
        foreach (var candidate in candidates)
        {
            candidate.GoTo(CandidateStage.Shortlisted);
            candidate.GoTo(CandidateStage.Selected);
            db.ShortlistDecisions.Add(new ShortlistDecision(candidate, true, "Classement", chair.Id, at));
            var decision = new SelectionDecision(edition.Id, candidate.Id, SelectionOutcome.Selected, null, "Dossier remarquable", chair.Id, at);
            decision.Release(chair.Id, at);
            db.SelectionDecisions.Add(decision);
        }
        foreach (var (i, seats) in (await db.SponsorSeats.Where(s => s.EditionId == edition.Id).ToListAsync(Ct)).Index()) seats.Set(i == 0 ? candidates.Count : 0, 0);
        await db.SaveChangesAsync(Ct);
        foreach (var sql in _database.Provider == DatabaseProvider.Sqlite ? SlowOnSqlite : SlowOnPostgres) await db.Database.ExecuteSqlRawAsync(sql, Ct);
        return candidates.Count;
    }

    static readonly string[] SlowOnSqlite =
    [
        """CREATE VIEW "Slow" AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 50000) SELECT COUNT(*) AS "Count" FROM n""",
        """CREATE TRIGGER "Slow placement" AFTER INSERT ON "Placements" BEGIN SELECT "Count" FROM "Slow"; END""",
    ];

    static readonly string[] SlowOnPostgres =
    [
        "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.02); RETURN NEW; END $$",
        """CREATE TRIGGER slow AFTER INSERT ON "Placements" FOR EACH ROW EXECUTE FUNCTION slow()""",
    ];

    /// <summary>Begins the act, waits until the database is written to and a moment longer, and kills the program.</summary>
    async Task KillAsync(SeparateProgramme programme, Func<Task> act, int? moment)
    {
        var acting = act();
        if (moment is { } milliseconds)
        {
            await using var db = Open();
            // Whichever ends first: an act that failed says why.
            await await Task.WhenAny(SeparateProgramme.UntilItWritesAsync(db), acting);
            await Task.Delay(milliseconds, Ct);
        }
        else
        {
            await acting;
        }
        programme.Kill();
        // Who waited for the answer gets an error or, when the answer came first, the answer.
        await acting.ContinueWith(_ => { }, Ct, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    async Task HoldsAsync()
    {
        var (code, output) = await SeparateProgramme.RunAsync(_database, "check");
        Assert.True(code == 0, output);
    }

    async Task StartsAsync()
    {
        using var programme = await SeparateProgramme.StartAsync(_database);
        await SignInAsync(programme);
    }

    static async Task<FormVisitor> SignInAsync(SeparateProgramme programme)
    {
        var visitor = new FormVisitor(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = programme.Address });
        var answer = await visitor.SubmitAsync("/account/login", "login", ("Input.Email", "manager@demo.example"), ("Input.Password", Visitor.Password));
        Assert.Equal("/", FormVisitor.LeadsTo(answer));
        return visitor;
    }

    AppDbContext Open() => new AppDbContextFactory(_database, new ProgrammeClock(TimeProvider.System)).Create(Viewer.System);

    static byte[] List(int round, int lines) => Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, lines)
        .Select(i => $"Nom{(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))};Prenom;K{round}{i:00000000};15;15;15").Prepend("Nom;Prénom;Code Massar;National;Régional;Contrôle continu")));
}
