using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Programme;

/// <summary>A criterion with its weight in percent, its floor, whether it must be marked, and what its levels mean.</summary>
public sealed record CriterionView(string Key, int Version, LocalText Name, int Weight, int? Floor, bool Compulsory, IReadOnlyList<(int Level, LocalText Text)> Levels);

/// <summary>A rubric as its page shows it.</summary>
public sealed record RubricView(string Key, RubricPurpose Purpose, int ScaleMin, int ScaleMax, Refusal? WhyNotChange, Refusal? WhyNotUse, IReadOnlyList<CriterionView> Criteria);

/// <summary>The rubrics of an edition.</summary>
public sealed record RubricsFile(string EditionKey, string EditionCode, Refusal? WhyNotChange, IReadOnlyList<RubricView> Rubrics)
{
    /// <summary>Purposes for which the edition has no rubric yet.</summary>
    public IEnumerable<RubricPurpose> Missing => Enum.GetValues<RubricPurpose>().Except(Rubrics.Select(r => r.Purpose));
}

/// <summary>What an edition consists of, counted: each number is a line of its set-up.</summary>
public sealed record EditionParts(int Rules, bool RulesDraft, IReadOnlyList<(RubricPurpose Purpose, int Criteria, Refusal? WhyNotUse, bool Frozen)> Rubrics, int NeedItems, int Seats, int Papers);

/// <summary>What would stay undone if the edition closed now.</summary>
public sealed record EditionRest(int Unanswered, int Undecided);

/// <summary>Everything the page of an edition shows.</summary>
public sealed record EditionFile(string Key, int Version, string Code, int BacYear, DateTime? ClosedAt, EditionCalendar Calendar, FundingTerms Funding, EditionParts Parts, EditionRest Rest)
{
    /// <summary>The public form stays open to the end of this Casablanca day; null: it closes with the call.</summary>
    public DateOnly? FormProlongedTo { get; init; }
}

/// <summary>One line of the list of editions.</summary>
public sealed record EditionLine(string Key, string Code, DateTime? ClosedAt, EditionCalendar Calendar);

/// <summary>Reads editions for their pages.</summary>
public sealed class EditionPages(ViewerDb viewerDb)
{
    public async Task<IReadOnlyList<EditionLine>> ListAsync(CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewEditions);
        return await db.Editions.OrderByDescending(e => e.Code).Select(e => new EditionLine(e.Key, e.Code, e.ClosedAt, e.Calendar)).ToListAsync(ct);
    }

    /// <summary>Four queries.</summary>
    public async Task<EditionFile?> OpenAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewEditions);
        if (await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Key == key, ct) is not { } e) return null;
        var rubrics = await db.Rubrics.AsNoTracking().Where(r => r.EditionId == e.Id).Include(r => r.Criteria).OrderBy(r => r.Purpose).ToListAsync(ct);
        var counts = await db.Editions.Where(x => x.Id == e.Id).Select(x => new
        {
            Rules = db.Rules.Count(r => db.RuleVersions.Any(v => v.Id == r.EligibilityRulesId && v.EditionId == x.Id && v.State == RulesState.InForce)),
            Draft = db.RuleVersions.Any(v => v.EditionId == x.Id && v.State == RulesState.Draft),
            Items = db.NeedItems.Count(i => db.NeedGrids.Any(g => g.Id == i.NeedGridId && g.EditionId == x.Id)),
        }).FirstAsync(ct);
        var rest = await EditionRests.OfAsync(db, e.Id, ct);
        return new EditionFile(e.Key, e.Version, e.Code, e.BacYear, e.ClosedAt, e.Calendar, e.Funding,
            new(counts.Rules, counts.Draft, rubrics.Select(r => (r.Purpose, r.Criteria.Count, r.WhyNotUse(), r.FrozenAt is not null)).ToList(), counts.Items, rest.Seats, rest.Papers), rest.Undone) { FormProlongedTo = e.FormProlongedTo };
    }

    public async Task<RubricsFile?> RubricsAsync(string editionKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewEditions);
        if (await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Key == editionKey, ct) is not { } e) return null;
        var rubrics = await db.Rubrics.AsNoTracking().Where(r => r.EditionId == e.Id).Include(r => r.Criteria).ThenInclude(c => c.Levels).AsSplitQuery().OrderBy(r => r.Purpose).ToListAsync(ct);
        return new RubricsFile(e.Key, e.Code, e.WhyNotChange(), rubrics.OrderBy(r => r.Purpose).Select(r => new RubricView(r.Key, r.Purpose, r.ScaleMin, r.ScaleMax, e.WhyNotChange() ?? r.WhyNotWeigh(), r.WhyNotUse(),
            r.Criteria.OrderBy(c => c.Position).Select(c => new CriterionView(c.Key, c.Version, c.Name, c.Weight, c.Floor, c.Compulsory, c.Levels.OrderBy(l => l.Level).Select(l => (l.Level, l.Text)).ToList())).ToList())).ToList());
    }
}
