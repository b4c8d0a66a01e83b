using System.Globalization;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Programme;

/// <summary>Opens editions, keeps their calendar and closes them.</summary>
public sealed class EditionKeeping(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>A new edition made from the newest one: days moved by the years between, same rules, rubrics, rounds, need grid, seats, templates and checklist. Returns its key.</summary>
    public async Task<string> CreateAsync(NewEditionInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageEditions);
        var code = input.Read();
        if (await db.Editions.AnyAsync(e => e.Code == code, ct)) throw new InputRefused(nameof(input.Code), "Programme.CodeTaken", code);
        var last = await db.Editions.Include(e => e.RuleVersions).ThenInclude(v => v.Rows).OrderByDescending(e => e.Code).FirstOrDefaultAsync(ct) ?? throw new RuleBroken("Programme.NoEditionToCopy");
        var rubrics = await db.Rubrics.Where(r => r.EditionId == last.Id).Include(r => r.Criteria).ThenInclude(c => c.Levels).AsSplitQuery().ToListAsync(ct);
        var grid = await db.NeedGrids.Include(g => g.Items).ThenInclude(i => i.Levels).AsSplitQuery().SingleOrDefaultAsync(g => g.EditionId == last.Id, ct);
        var year = int.Parse(code[..4], CultureInfo.InvariantCulture);
        var years = year - last.BacYear;
        var edition = new Edition(code, last.Calendar.AddYears(years), last.Eligibility.CopyTo(years), last.Funding with { });
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Editions.Add(edition);
        await db.SaveChangesAsync(ct);
        var copies = rubrics.ConvertAll(r => r.CopyTo(edition.Id));
        db.Rubrics.AddRange(copies);
        if (grid is not null) db.NeedGrids.Add(grid.CopyTo(edition.Id));
        await EditionCopies.AddAsync(db, last.Id, edition.Id, years, copies, clock.Today, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return edition.Key;
    }

    public Task PlanAsync(string key, CalendarInput input, CancellationToken ct = default) =>
        ChangeAsync(key, input.Version, e => e.Plan(input.Read()), ct);

    /// <summary>Keeps the public form open to this day, or closes it with the call again when left empty.</summary>
    public Task ProlongFormAsync(string key, ProlongInput input, CancellationToken ct = default) =>
        ChangeAsync(key, input.Version, e => e.ProlongForm(input.Read()), ct);

    /// <summary>Ends the year: its files are read from then on.</summary>
    public Task CloseAsync(string key, CancellationToken ct = default) => ChangeAsync(key, null, e => e.Close(clock.Now), ct);

    async Task ChangeAsync(string key, int? version, Action<Edition> change, CancellationToken ct)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageEditions);
        var edition = await db.Editions.SingleOrDefaultAsync(e => e.Key == key, ct) ?? throw new NotFoundForViewer(nameof(Edition));
        RuleBroken.If(edition.WhyNotChange());
        if (version is { } v) db.Expect(edition, v);
        change(edition);
        await db.SaveChangesAsync(ct);
    }
}
