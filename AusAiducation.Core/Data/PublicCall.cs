using AusAiducation.Core.Access;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>What anybody may know of the running call: its year, its days, its rule. Nothing else is readable without an account.</summary>
public sealed record PublicCall(string Code, EditionCalendar Calendar, decimal MinimumAverage, int BacYear);

/// <summary>Reads the public facts; part of the access machinery, so it may open as System, and answers with this record only.</summary>
public sealed class PublicCalls(AppDbContextFactory factory)
{
    public async Task<PublicCall?> CurrentAsync(CancellationToken ct = default)
    {
        await using var db = factory.Create(Viewer.System);
        return await db.Editions.Where(e => e.ClosedAt == null).OrderByDescending(e => e.Code)
            .Select(e => new PublicCall(e.Code, e.Calendar, e.Eligibility.MinimumAverage, e.BacYear)).FirstOrDefaultAsync(ct);
    }
}
