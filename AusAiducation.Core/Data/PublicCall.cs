using AusAiducation.Core.Access;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>What anybody may know of the running call: its year, its days, its rule. Nothing else is readable without an account.</summary>
/// <param name="Bodies">The bodies that answer for the data on that day: the association and the foundation.</param>
public sealed record PublicCall(string Code, EditionCalendar Calendar, decimal MinimumAverage, int BacYear, CallWindow FormWindow, IReadOnlyList<string> Bodies);

/// <summary>Reads the public facts; part of the access machinery, so it may open as System, and answers with this record only.</summary>
public sealed class PublicCalls(AppDbContextFactory factory, ProgrammeClock clock)
{
    public async Task<PublicCall?> CurrentAsync(CancellationToken ct = default)
    {
        await using var db = factory.Create(Viewer.System);
        if (await db.Editions.AsNoTracking().Where(e => e.ClosedAt == null).OrderByDescending(e => e.Code).FirstOrDefaultAsync(ct) is not { } e) return null;
        return new PublicCall(e.Code, e.Calendar, e.Eligibility.MinimumAverage, e.BacYear, e.FormWindow, await BodiesAsync(db, ct));
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
