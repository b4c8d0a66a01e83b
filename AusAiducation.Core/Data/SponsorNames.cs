using AusAiducation.Core.Sponsorship;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>
/// The names of those who pay, and nothing else of them: a member has no row of sponsors, and must still be able to say for which one
/// they work. The acts ask after they checked the duty.
/// </summary>
static class SponsorNames
{
    public static Task<List<SponsorName>> OfAsync(AppDbContext db, string roundKey, CancellationToken ct)
    {
        var me = db.Viewer.UserId;
        return db.Sponsors.IgnoringVisibility().OrderBy(s => s.Name).Select(s => new SponsorName(s.Key, s.Name,
            db.SponsorTies.Where(t => t.SponsorId == s.Id && t.UserId == me && t.TakenBackAt == null && db.Rounds.Any(r => r.Key == roundKey && r.EditionId == t.EditionId)).Select(t => (SponsorTieKind?)t.Kind).FirstOrDefault())).ToListAsync(ct);
    }

    public static Task<int?> IdAsync(AppDbContext db, string key, CancellationToken ct) => db.Sponsors.IgnoringVisibility().Where(s => s.Key == key).Select(s => (int?)s.Id).SingleOrDefaultAsync(ct);
}
