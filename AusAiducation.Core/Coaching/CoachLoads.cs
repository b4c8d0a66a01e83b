using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Coaching;

/// <summary>A coach and how many students they follow today.</summary>
public sealed record CoachLoad(string Key, string Name, int Students);

/// <summary>The coaches of today with their load, the least loaded first: whom to ask next.</summary>
public sealed class CoachLoads(ViewerDb viewerDb, ProgrammeClock clock)
{
    public async Task<IReadOnlyList<CoachLoad>> ReadAsync(CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewCoaching);
        var today = clock.Today;
        var loads = await db.Memberships.Where(m => m.Role == Role.Coach && m.From <= today && (m.To == null || m.To >= today) && m.User!.ClosedAt == null)
            .Select(m => new { m.User!.Key, m.User.DisplayName, Students = db.CoachAssignments.Count(a => a.CoachUserId == m.UserId && a.To == null) }).Distinct().ToListAsync(ct);
        return [.. loads.Select(l => new CoachLoad(l.Key, l.DisplayName, l.Students)).OrderBy(l => l.Students).ThenBy(l => l.Name, StringComparer.CurrentCulture)];
    }
}
