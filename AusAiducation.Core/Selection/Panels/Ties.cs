using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Panels;

/// <summary>Who must not hear whom: those with a declared tie, and whoever inquires into the family.</summary>
static class Ties
{
    public static async Task<HashSet<int>> OfAsync(AppDbContext db, int candidateId, CancellationToken ct) =>
        [.. await BlindFacts.TiedToAsync(db, candidateId, ct), .. await Separation.InquirersAsync(db, candidateId, ct)];

    /// <summary>For every candidate of an edition: people by their ids, as the plan names them.</summary>
    public static async Task<ILookup<int, string>> OfEditionAsync(AppDbContext db, int editionId, CancellationToken ct)
    {
        var declared = await db.Conflicts.Where(c => c.EditionId == editionId).Select(c => new { c.CandidateId, c.UserId }).ToListAsync(ct);
        var inquirers = await Separation.InquirersOfEditionAsync(db, editionId, ct);
        return declared.Select(c => (c.CandidateId, c.UserId)).Concat(inquirers.SelectMany(i => i.Select(user => (CandidateId: i.Key, UserId: user)))).ToLookup(t => t.CandidateId, t => Person(t.UserId));
    }

    public static string Person(int userId) => userId.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
