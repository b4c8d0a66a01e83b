using AusAiducation.Core.Sponsorship;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>
/// How many seats of an edition are taken, sponsor by sponsor. Counts every laureate, also one whose file a tie hides from the viewer:
/// else somebody with a tie would see a free seat and give it twice. Numbers only, never rows.
/// </summary>
static class TakenSeats
{
    public static Task<Dictionary<int, int>> TakenSeatsAsync(this AppDbContext db, int editionId, CancellationToken ct) =>
        db.Set<Placement>().IgnoringVisibility().Where(p => p.EditionId == editionId && p.EndedAt == null)
            .GroupBy(p => p.SponsorId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
}
