using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Programme;

/// <summary>A criterion with its weight in percent and what its levels mean, in the reader's language.</summary>
public sealed record CriterionView(string Name, int Weight, IReadOnlyList<(int Level, string Text)> Levels);

/// <summary>A rubric as the edition's page shows it.</summary>
public sealed record RubricView(string Key, RubricPurpose Purpose, int ScaleMin, int ScaleMax, bool Frozen, IReadOnlyList<CriterionView> Criteria);

/// <summary>Everything the page of an edition shows.</summary>
public sealed record EditionFile(string Key, int Version, string Code, int BacYear, DateTime? ClosedAt, EditionCalendar Calendar, EligibilityRules Eligibility, FundingTerms Funding, IReadOnlyList<RubricView> Rubrics, DateOnly? FormProlongedTo = null);

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

    public async Task<EditionFile?> OpenAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewEditions);
        if (await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Key == key, ct) is not { } e) return null;
        var rubrics = await db.Rubrics.AsNoTracking().Where(r => r.EditionId == e.Id).Include(r => r.Criteria).ThenInclude(c => c.Levels).AsSplitQuery().OrderBy(r => r.Purpose).ToListAsync(ct);
        return new EditionFile(e.Key, e.Version, e.Code, e.BacYear, e.ClosedAt, e.Calendar, e.Eligibility, e.Funding,
            rubrics.Select(r => new RubricView(r.Key, r.Purpose, r.ScaleMin, r.ScaleMax, r.FrozenAt is not null,
                r.Criteria.OrderBy(c => c.Position).Select(c => new CriterionView(c.Name.Current, c.Weight, c.Levels.OrderBy(l => l.Level).Select(l => (l.Level, l.Text.Current)).ToList())).ToList())).ToList(), e.FormProlongedTo);
    }
}
