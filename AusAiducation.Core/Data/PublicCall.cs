using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>What anybody may know of the running call: its year, its days, its rules. Nothing else is readable without an account.</summary>
/// <param name="Bodies">The bodies that answer for the data on that day: the association and the foundation.</param>
public sealed record PublicCall(string Code, EditionCalendar Calendar, int BacYear, CallWindow FormWindow, IReadOnlyList<string> Bodies)
{
    /// <summary>The compulsory rules, as sentences.</summary>
    public IReadOnlyList<Refusal> Rules { get; init; } = [];
}

/// <summary>Reads the public facts; part of the access machinery, so it may open as System, and answers with this record only.</summary>
public sealed class PublicCalls(AppDbContextFactory factory, ProgrammeClock clock)
{
    public async Task<PublicCall?> CurrentAsync(CancellationToken ct = default)
    {
        await using var db = factory.Create(Viewer.System);
        var edition = await db.Editions.AsNoTracking().Include(e => e.RuleVersions.Where(v => v.State == RulesState.InForce)).ThenInclude(v => v.Rows)
            .Where(e => e.ClosedAt == null).OrderByDescending(e => e.Code).FirstOrDefaultAsync(ct);
        if (edition is null) return null;
        var rules = edition.Eligibility.InOrder.Where(r => r.Compulsory).Select(r => RuleSentences.Of(r.Terms)).ToList();
        return new PublicCall(edition.Code, edition.Calendar, edition.BacYear, edition.FormWindow, await BodiesAsync(db, ct)) { Rules = rules };
    }

    public async Task<IReadOnlyList<string>> BodiesAsync(CancellationToken ct = default)
    {
        await using var db = factory.Create(Viewer.System);
        return await BodiesAsync(db, ct);
    }

    async Task<IReadOnlyList<string>> BodiesAsync(AppDbContext db, CancellationToken ct)
    {
        var today = clock.Today;
        var bodies = await db.Organisations.Where(o => (o.Kind == OrganisationKind.Association || o.Kind == OrganisationKind.Foundation)
            && (o.ValidFrom == null || o.ValidFrom <= today) && (o.ValidTo == null || o.ValidTo >= today)).OrderBy(o => o.Id).Select(o => o.Name).ToListAsync(ct);
        return bodies.Select(b => b.Current).ToList();
    }
}
