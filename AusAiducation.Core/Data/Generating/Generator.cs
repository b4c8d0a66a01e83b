using System.Text.Json;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data.Demo;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Generating;

/// <summary>
/// Adds a large invented programme for measuring: an edition with its candidates and an open file round, and one of five years before
/// with its students. Whole or not at all; one line of history tells that it was generated.
/// </summary>
public sealed class Generator(AppDbContextFactory factory, ProgrammeClock clock)
{
    /// <returns>Code of the candidates' edition ("2026-2027").</returns>
    public async Task<string> RunAsync(GenerateOptions options, IProgress<string>? progress = null, CancellationToken ct = default)
    {
        RuleBroken.If(options.WhyNot());
        await using var db = factory.Create(Viewer.System);
        db.SkipHistory = true;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var whole = await db.Database.BeginTransactionAsync(ct);
        var (year, studentsYear) = await FreeYearsAsync(db, options.Year, ct);
        var world = new GeneratedWorld(db, options, year, studentsYear, clock.Now, progress);
        await GeneratedFoundation.MakeAsync(world, ct);
        await GeneratedCandidates.MakeAsync(world, ct);
        await GeneratedReviews.MakeAsync(world, ct);
        await GeneratedStudents.MakeAsync(world, ct);
        await RecordAsync(world, ct);
        await whole.CommitAsync(ct);
        return Scholarship.YearCode(year);
    }

    /// <summary>
    /// Two new editions: the candidates' from the programme's year on, the students' far enough back for five years to have been
    /// lived. A year that was asked for fixes both.
    /// </summary>
    async Task<(int Candidates, int Students)> FreeYearsAsync(AppDbContext db, int? wanted, CancellationToken ct)
    {
        var taken = (await db.Editions.Select(e => e.BacYear).ToListAsync(ct)).ToHashSet();
        var (open, past) = wanted is { } year ? (year, year - GeneratedWorld.YearsLived) : (clock.Today.Year, clock.Today.Year - GeneratedWorld.YearsLived);
        if (wanted is null)
        {
            while (taken.Contains(open)) open++;
            while (taken.Contains(past)) past--;
        }
        return taken.Contains(open) || taken.Contains(past) ? throw new RuleBroken("Generate.YearTaken", Scholarship.YearCode(open)) : (open, past);
    }

    static async Task RecordAsync(GeneratedWorld world, CancellationToken ct)
    {
        var made = new SortedDictionary<string, string?[]>
        {
            ["Candidates"] = [null, Text(world.Options.Candidates)], ["Reviews"] = [null, Text(world.Options.Reviews)],
            ["Students"] = [null, Text(world.Options.Students)], ["Seed"] = [null, Text(world.Options.Seed)],
        };
        var edition = await world.Db.Editions.SingleAsync(e => e.Id == world.CandidatesEditionId, ct);
        world.Db.History.Add(new HistoryEntry
        {
            At = world.Now, Entity = nameof(Edition), EntityKey = edition.Key, EditionId = edition.Id, Action = HistoryAction.Batch, Changes = JsonSerializer.Serialize(made),
        });
        await world.SaveBatchAsync(ct);

        static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
