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
const int WarmUp = 60;
const int Alone = 20;
var people = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200;
var folder = Directory.CreateTempSubdirectory("ausaiducation-bench-").FullName;
try
{
    await using var services = Services(Path.Combine(folder, "bench.db"));
    await services.GetRequiredService<DatabaseStart>().MigrateAsync();
    await OpenCallAsync(services);

    // What is used often is compiled a second time, better: alone is measured after that, or the crowd would seem faster than one.
    for (var i = 0; i < WarmUp; i++) await FillAsync(services, await BeginAsync(services));
    var (one, alone) = (await BegunAsync(services, Alone), new List<double>());
    var spent = Environment.CpuUsage.TotalTime;
    foreach (var handle in one) alone.AddRange(await FillAsync(services, handle));
    var oneStep = (Environment.CpuUsage.TotalTime - spent).TotalMilliseconds / alone.Count;

    var waiting = await BegunAsync(services, people);
    var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
    var together = (await Task.WhenAll(waiting.Select(handle => FillAsync(services, handle)))).SelectMany(t => t).Order().ToList();
    var (all, crowdStep) = (clock.Elapsed, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / together.Count);

    await using var db = services.GetRequiredService<AppDbContextFactory>().Create(Viewer.System);
    var (kept, asked) = (await db.DossierAnswers.CountAsync(), (people + WarmUp + Alone) * Saves);
    Console.WriteLine($"one person alone:     {alone.Average(),8:0.0} ms a step, {oneStep:0.0} ms of processor");
    Console.WriteLine($"{people} people at once:  {all.TotalMilliseconds / together.Count,8:0.0} ms a step by the clock, {crowdStep:0.0} ms of processor; {together.Average():0} ms waited on average, {together[together.Count * 95 / 100]:0} ms by the slowest twentieth, {all.TotalSeconds:0.0} s until all {together.Count} were saved");
    Console.WriteLine($"ratio of processor time: {crowdStep / oneStep,6:0.00}   ratio of waiting: {together.Average() / alone.Average():0} (everybody presses at the same moment, one writes at a time)   lost: {asked - kept} of {asked}   budget nothing lost");
    return kept == asked ? 0 : 1;
}
finally
{
    SqliteConnection.ClearAllPools();
    Directory.Delete(folder, recursive: true);
}

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

static async Task<List<string>> BegunAsync(ServiceProvider services, int people)
{
    var handles = new List<string>();
    for (var i = 0; i < people; i++) handles.Add(await BeginAsync(services));
    return handles;
}

static async Task<string> BeginAsync(ServiceProvider services) => (await As<DossierDoor>(services, Viewer.Public).BeginAsync("fr", ownDevice: false)).Handle;

// Each step as a request makes it: the holder is read from the tables, then the step is saved. The time runs from the finger on the button, a
// thread to serve it included.
static async Task<List<double>> FillAsync(ServiceProvider services, string handle)
{
    var times = new List<double>();
    foreach (var answers in Answers(services.GetRequiredService<ProgrammeClock>().Today))
    {
        var watch = Stopwatch.StartNew();
        await Task.Run(async () =>
        {
            var viewer = await services.GetRequiredService<ViewerLoader>().OfDossierSessionAsync(DossierDoor.HashOf(handle));
            await As<DossierFilling>(services, viewer).SaveAsync(answers);
        });
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
