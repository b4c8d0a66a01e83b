#:project ../AusAiducation.Core/AusAiducation.Core.csproj
#:property PublishAot=false
// The last evening of the public form: many people saving their steps at once on one SQLite file, against one person alone.
//   dotnet run -c Release bench/apply.cs -- [PEOPLE]
using System.Diagnostics;
using System.Globalization;
using AusAiducation.Core;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Saves = 7;
var people = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200;
var folder = Directory.CreateTempSubdirectory("ausaiducation-bench-").FullName;
try
{
    await using var services = Services(Path.Combine(folder, "bench.db"));
    await services.GetRequiredService<DatabaseStart>().MigrateAsync();
    await OpenCallAsync(services);

    // The first one pays the compiler.
    await FillAsync(services, await BeginAsync(services));
    var alone = new List<double>();
    for (var i = 0; i < 5; i++) alone.AddRange(await FillAsync(services, await BeginAsync(services)));

    var waiting = new List<string>();
    for (var i = 0; i < people; i++) waiting.Add(await BeginAsync(services));
    var clock = Stopwatch.StartNew();
    var together = (await Task.WhenAll(waiting.Select(handle => Task.Run(() => FillAsync(services, handle))))).SelectMany(t => t).Order().ToList();
    var all = clock.Elapsed.TotalMilliseconds;

    await using var db = services.GetRequiredService<AppDbContextFactory>().Create(Viewer.System);
    var (kept, asked) = (await db.DossierAnswers.CountAsync(), (people + 6) * Saves);
    alone.Sort();
    Console.WriteLine($"one person alone:      {Median(alone),8:0.0} ms a step");
    Console.WriteLine($"{people} people at once:   {all / together.Count,8:0.0} ms a step of machine time, {Median(together):0} ms waited in the middle, {together[together.Count * 95 / 100]:0} ms by the slowest twentieth");
    Console.WriteLine($"ratio of machine time: {all / together.Count / Median(alone),8:0.00}   ratio of waiting: {Median(together) / Median(alone):0.0}   lost: {asked - kept} of {asked}");
    return kept == asked ? 0 : 1;
}
finally
{
    SqliteConnection.ClearAllPools();
    Directory.Delete(folder, recursive: true);
}

static double Median(List<double> sorted) => sorted[sorted.Count / 2];

static ServiceProvider Services(string file)
{
    var services = new ServiceCollection();
    services.AddSingleton(TimeProvider.System);
    services.AddSingleton(sp => new AppDbContextFactory(new DatabaseOptions { Provider = DatabaseProvider.Sqlite, ConnectionString = $"Data Source={file}" }, sp.GetRequiredService<ProgrammeClock>()));
    services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
    services.AddCore();
    return services.BuildServiceProvider();
}

static async Task OpenCallAsync(ServiceProvider services)
{
    var today = services.GetRequiredService<ProgrammeClock>().Today;
    await using var db = services.GetRequiredService<AppDbContextFactory>().Create(Viewer.System);
    DateOnly In(int days) => today.AddDays(days);
    db.Editions.Add(new Edition($"{today.Year}-{today.Year + 1}", new EditionCalendar { CallOpens = In(-5), CallCloses = In(5), BacResults = In(6), ScoringCloses = In(7), InterviewsFrom = In(8), InterviewsTo = In(9), Commission = In(10), WelcomeBy = In(11) }, new EligibilityRules(), new FundingTerms()));
    await db.SaveChangesAsync();
}

static T As<T>(ServiceProvider services, Viewer viewer) where T : notnull => ActivatorUtilities.CreateInstance<T>(services, new ViewerDb(services.GetRequiredService<AppDbContextFactory>(), new FixedViewer(viewer)));

static async Task<string> BeginAsync(ServiceProvider services) => (await As<DossierDoor>(services, Viewer.Public).BeginAsync("fr", ownDevice: false)).Handle;

// Each step as a request makes it: the holder is read from the tables, then the step is saved.
static async Task<List<double>> FillAsync(ServiceProvider services, string handle)
{
    var times = new List<double>();
    foreach (var answers in Answers(services.GetRequiredService<ProgrammeClock>().Today))
    {
        var watch = Stopwatch.StartNew();
        var viewer = await services.GetRequiredService<ViewerLoader>().OfDossierSessionAsync(DossierDoor.HashOf(handle));
        await As<DossierFilling>(services, viewer).SaveAsync(answers);
        times.Add(watch.Elapsed.TotalMilliseconds);
    }
    return times;
}

static IEnumerable<StepAnswers> Answers(DateOnly today) =>
[
    new IdentityAnswers { FamilyName = "El Harrak", GivenName = "Salma", FamilyNameArabic = "الحراق", GivenNameArabic = "سلمى", Gender = "Female", BirthDate = $"14/03/{today.Year - 20}", Province = "zagora", Phone = "0660001122", PhoneHolder = "Mother" },
    new BacAnswers { Stream = "SMA", BacYear = $"{today.Year}", PrivateCandidate = "no", Regional = "17,25", ContinuousControl = "18,10" },
    new StudiesAnswers { Wish = "CPGE MPSI" },
    new FamilyAnswers { Income = "Under12000", HouseholdSize = "6" },
    new MotivationAnswers { Motivation = string.Concat(Enumerable.Repeat("Je veux construire des ponts. ", 60)) },
    new ProjectAnswers { Project = "Génie civil." },
    new ConsentAnswers { DataNotice = "yes" },
];
