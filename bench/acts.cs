#:project ../AusAiducation.Core/AusAiducation.Core.csproj
#:project ../AusAiducation.Web/AusAiducation.Web.csproj
#:property PublishAot=false
// The acts that take long, on a SQLite file made for it: an import, many people scoring at once, a large allocation, a ranking with its figures, a long report.
//   dotnet run -c Release bench/acts.cs -- [SECONDS_OF_SCORING] [import|scoring|allocation|ranking|report]
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AusAiducation.Core;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Generating;
using AusAiducation.Core.Data.Sheets;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Reports;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Sponsorship;
using AusAiducation.Web.Reports.Pdf;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 60;
(string Name, Func<Task> Run)[] parts = [("import", ImportsAsync), ("scoring", ScoreAsync), ("allocation", AllocateAsync), ("ranking", RankAsync), ("report", ReportAsync)];
foreach (var part in parts.Where(p => args.Length < 2 || args[1] == p.Name)) await part.Run();

async Task ImportsAsync()
{
    // The first is by a program just started: it pays the compiler.
    foreach (var when in new[] { "by a program just started", "again" }) await ImportAsync(10_000, when);
}

async Task ImportAsync(int lines, string when)
{
    await using var bench = await Bench.CreateAsync(new GenerateOptions { Candidates = 0, Reviews = 0, Students = 0, Members = 1 });
    await using var db = bench.Open();
    var edition = await db.Editions.OrderByDescending(e => e.Code).Select(e => e.Code).FirstAsync();
    var form = new ImportUpload { Edition = edition, NewSupplier = "Académie", NewSupplierKind = nameof(OrganisationKind.Academy), InformedOn = "01/06/2021", AgreementReference = "Lettre", AgreedOn = "01/05/2021" };
    var workbook = await WorkbookAsync(lines);
    var manager = await bench.ViewerAsync(Role.Manager);
    GC.Collect();
    var (memory, watch) = (Environment.WorkingSet, new Watch());
    var importing = bench.As<Importing>(manager);
    var key = await importing.UploadAsync(form, workbook, "liste.xlsx");
    var taken = watch.Lap();
    var preview = await bench.As<ImportQueries>(manager).PreviewAsync(key);
    var looked = watch.Lap();
    var done = await importing.ConfirmAsync(key);
    var saved = watch.Lap();
    Console.WriteLine($"import of {done!.Candidates} lines of XLSX {when}: {taken + looked + saved} (taken {taken}, checked {looked}, saved {saved}), memory +{(Environment.WorkingSet - memory) / 1048576.0:0} MiB   budget 10 s, memory flat");
    if (preview!.New != lines) throw new InvalidOperationException($"{preview.New} of {lines} lines were new.");
}

async Task<byte[]> WorkbookAsync(int lines)
{
    using var bytes = new MemoryStream();
    string[] heads = ["Nom", "Prénom", "Nom (arabe)", "Prénom (arabe)", "Né(e) le", "Code Massar", "CIN", "Téléphone", "Province", "Lycée", "Filière", "National", "Régional", "Contrôle continu", "Moyenne générale"];
    await SheetWriter.WriteXlsxAsync(bytes, "Liste", heads, Rows(lines), CultureInfo.GetCultureInfo("fr"));
    return bytes.ToArray();
}

async IAsyncEnumerable<IReadOnlyList<object?>> Rows(int lines)
{
    await Task.Yield();
    for (var i = 0; i < lines; i++)
        yield return [Name(i, "ABDEFGHIKL"), "Salma", Name(i, "بتجحدرسشعق"), "سلمى", new DateOnly(2003, 1 + (i % 12), 1 + (i % 28)), $"M{200000000 + i}", $"AB{100000 + i}", $"06{10000000 + i}", "Zagora", "Lycée Ibn Sina", "SMA", 15.25m, 16.5m, 17m, 16m];
}

string Name(int number, string letters) => string.Concat(number.ToString("0000", CultureInfo.InvariantCulture).Select(digit => letters[digit - '0']));

async Task ScoreAsync()
{
    await using var bench = await Bench.CreateAsync(new GenerateOptions { Candidates = 1000, Reviews = 1500, Students = 0, Members = 30 });
    await bench.ScoreAsync(1, TimeSpan.FromSeconds(2));
    var alone = await bench.ScoreAsync(1, TimeSpan.FromSeconds(Math.Min(10, seconds)));
    Console.WriteLine($"one person scoring: {alone}");
    foreach (var people in new[] { 16, 30 })
    {
        var together = await bench.ScoreAsync(people, TimeSpan.FromSeconds(seconds));
        Console.WriteLine($"{people} people scoring at once for {seconds} s: {together}, ratio {together.Median.TotalSeconds / alone.Median.TotalSeconds:0.0} to one alone   budget nothing lost, nothing refused");
    }
}

async Task AllocateAsync()
{
    await using var bench = await Bench.CreateAsync(new GenerateOptions { Candidates = 1100, Reviews = 3300, Students = 0, Members = 16, Sponsors = 50 });
    string edition;
    await using (var db = bench.Open())
    {
        var open = await db.Editions.OrderByDescending(e => e.Code).FirstAsync();
        edition = open.Code;
        var by = await db.Users.Select(u => u.Id).FirstAsync();
        foreach (var candidate in await db.Candidates.Where(c => c.EditionId == open.Id && c.Stage == CandidateStage.Eligible).Take(1000).ToListAsync())
        {
            candidate.GoTo(CandidateStage.Shortlisted);
            candidate.GoTo(CandidateStage.Selected);
            var decision = new SelectionDecision(open.Id, candidate.Id, SelectionOutcome.Selected, null, "Dossier", by, bench.Clock.Now);
            decision.Release(by, bench.Clock.Now);
            db.SelectionDecisions.Add(decision);
        }
        foreach (var seats in await db.SponsorSeats.Where(s => s.EditionId == open.Id).ToListAsync()) seats.Set(20, placed: 0);
        await db.SaveChangesAsync();
    }
    var allocation = bench.As<Allocation>(await bench.ViewerAsync(Role.Manager));
    await allocation.ProposeAsync(edition, new Dictionary<string, string>());
    var watch = new Watch();
    var proposal = await allocation.ProposeAsync(edition, new Dictionary<string, string>());
    Console.WriteLine($"allocation of {proposal.Seats.Count} students to 50 sponsors, optimal and explained: {watch.Lap()}   budget 2 s");
}

async Task RankAsync()
{
    await using var bench = await Bench.CreateAsync(new GenerateOptions { Candidates = 500, Reviews = 1500, Students = 0, Members = 25 });
    var manager = await bench.ViewerAsync(Role.Manager);
    // Another cut is another computation: the first three pay the compiler, the last is measured, then the same is asked again.
    foreach (var places in new[] { 20, 40, 60 }) await bench.As<RankingQueries>(manager).ReadAsync(places: places);
    var watch = new Watch();
    var ranking = await bench.As<RankingQueries>(manager).ReadAsync(places: 80);
    var computed = watch.Lap();
    await bench.As<RankingQueries>(manager).ReadAsync(places: 80);
    var kept = watch.Lap();
    var files = ranking!.Figures!.Intervals.Count;
    Console.WriteLine($"ranking with intervals of {files} x 3: {computed.Wall.TotalMilliseconds:0} ms [{computed.Processor.TotalMilliseconds:0} ms of processor], once computed {kept.Wall.TotalMilliseconds:0} ms   budget 1000 ms");
    if (files < 490) throw new InvalidOperationException($"{files} of 500 files have an interval.");
}

Task ReportAsync()
{
    ReportSection Page(int number) => new($"Étudiant {number}", new Table([new("Dossier"), new("Nom", 2), TableColumn.Number("Moyenne")],
        [.. Enumerable.Range(1, 30).Select(i => (IReadOnlyList<string>)[$"C-{number:000}{i:00}", "BENNANI Salma", "17,64"])]), new PageBreak());
    var document = new ReportDocument { Title = "Rapport annuel", Language = "fr", Sections = [.. Enumerable.Range(1, 100).Select(Page)] };
    var writer = new PdfWriter(new PdfFonts(FontFinder.OnThisMachine()), TimeProvider.System);
    for (var i = 0; i < 3; i++) writer.Write(document, new MemoryStream());
    using var pdf = new MemoryStream();
    var watch = new Watch();
    writer.Write(document, pdf);
    var took = watch.Lap();
    Console.WriteLine($"report of {Regex.Count(Encoding.Latin1.GetString(pdf.ToArray()), @"/Type\s*/Page\b")} pages: {took}, {pdf.Length / 1024} KiB   budget 0.5 s");
    return Task.CompletedTask;
}

/// <summary>What something took by the clock on the wall and, for machines that do other things as well, of the processors.</summary>
readonly record struct Took(TimeSpan Wall, TimeSpan Processor)
{
    public static Took operator +(Took one, Took other) => new(one.Wall + other.Wall, one.Processor + other.Processor);

    public override string ToString() => $"{Wall.TotalSeconds:0.00} s [{Processor.TotalSeconds:0.00} s of processor]";
}

sealed class Watch
{
    Took _last = Now;

    static Took Now => new(Stopwatch.GetElapsedTime(0), Environment.CpuUsage.TotalTime);

    public Took Lap()
    {
        var (before, now) = (_last, Now);
        _last = now;
        return new(now.Wall - before.Wall, now.Processor - before.Processor);
    }
}

/// <summary>How a minute of scoring went; Median and P95 are of one saved mark.</summary>
sealed record Scored(int Saves, TimeSpan Median, TimeSpan P95, int Refused, int Lost)
{
    public override string ToString() => $"{Saves} marks saved, {Median.TotalMilliseconds:0.0} ms each in the middle, {P95.TotalMilliseconds:0.0} at 95 %, {Refused} refused, {Lost} lost";
}

/// <summary>Core on a generated SQLite file.</summary>
sealed class Bench : IAsyncDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("ausaiducation-bench-").FullName;
    readonly ServiceProvider _services;

    Bench()
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        services.AddSingleton(sp => new AppDbContextFactory(new DatabaseOptions { Provider = DatabaseProvider.Sqlite, ConnectionString = "Data Source=" + Path.Combine(_folder, "bench.db") }, sp.GetRequiredService<ProgrammeClock>()));
        services.AddScoped<Somebody>();
        services.AddScoped<CurrentViewer>(sp => sp.GetRequiredService<Somebody>());
        services.AddCore();
        services.AddLogging();
        _services = services.BuildServiceProvider();
    }

    public ProgrammeClock Clock => _services.GetRequiredService<ProgrammeClock>();

    public static async Task<Bench> CreateAsync(GenerateOptions options)
    {
        var bench = new Bench();
        await bench._services.GetRequiredService<DatabaseStart>().MigrateAsync();
        await new Generator(bench._services.GetRequiredService<AppDbContextFactory>(), bench.Clock).RunAsync(options);
        return bench;
    }

    public AppDbContext Open() => _services.GetRequiredService<AppDbContextFactory>().Create(Viewer.System);

    /// <summary>An act or query class used by this viewer.</summary>
    public T As<T>(Viewer viewer) where T : notnull
    {
        var scope = _services.CreateScope().ServiceProvider;
        scope.GetRequiredService<Somebody>().Viewer = viewer;
        return scope.GetRequiredService<T>();
    }

    /// <summary>The first account, wearing this hat.</summary>
    public async Task<Viewer> ViewerAsync(Role role)
    {
        await using var db = Open();
        var user = await db.Users.Select(u => u.Id).FirstAsync();
        db.Memberships.Add(new Membership(user, role, Clock.Today.AddDays(-1)));
        await db.SaveChangesAsync();
        return await _services.GetRequiredService<ViewerLoader>().OfUserAsync(user);
    }

    /// <summary>So many members each save a mark a second, each on a review of their own; afterwards the database is asked for the last ones.</summary>
    public async Task<Scored> ScoreAsync(int people, TimeSpan time)
    {
        await using var db = Open();
        var reviews = (await db.Reviews.Where(r => r.State != ReviewState.Submitted).Select(r => new { r.Key, r.UserId, r.Version, Criterion = r.Round.Rubric.Criteria.Select(c => c.Key).First() }).ToListAsync()).DistinctBy(r => r.UserId).Take(people).ToList();
        if (reviews.Count < people) throw new InvalidOperationException($"Only {reviews.Count} members have a file to score.");
        List<TimeSpan> took = [];
        var (refused, lost) = (0, 0);
        await Task.WhenAll(reviews.Select(async (review, i) =>
        {
            var scoring = As<Scoring>(await _services.GetRequiredService<ViewerLoader>().OfUserAsync(review.UserId));
            var (version, level, end) = (review.Version, 1, Stopwatch.StartNew());
            await Task.Delay(TimeSpan.FromSeconds((double)i / people));
            while (end.Elapsed < time)
            {
                level = level % 5 + 1;
                var watch = Stopwatch.StartNew();
                try
                {
                    version = (await scoring.SaveAsync(review.Key, new Dictionary<string, int?> { [review.Criterion] = level }, null, version)).Version;
                    lock (took) took.Add(watch.Elapsed);
                }
                catch (Exception e) when (e is DbUpdateException or RuleBroken or ReviewMoved)
                {
                    Interlocked.Increment(ref refused);
                }
                if (TimeSpan.FromSeconds(1) - watch.Elapsed is { Ticks: > 0 } pause) await Task.Delay(pause);
            }
            await using var after = Open();
            if (!await after.ReviewMarks.AnyAsync(m => m.Review!.Key == review.Key && m.Level == level && m.Review.Version == version)) Interlocked.Increment(ref lost);
        }));
        took.Sort();
        return new Scored(took.Count, took[took.Count / 2], took[took.Count * 95 / 100], refused, lost);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    sealed class Somebody : CurrentViewer
    {
        public Viewer Viewer { get; set; } = Viewer.Nobody;

        public override ValueTask<Viewer> GetAsync(CancellationToken ct = default) => new(Viewer);
    }
}
