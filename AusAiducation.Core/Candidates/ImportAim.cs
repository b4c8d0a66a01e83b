using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>Where a list goes: the edition, the rows of its supplier's body, whether more than names may be kept, and whether it may only fill what is empty.</summary>
sealed record ImportAim(int EditionId, IReadOnlyList<int> Suppliers, bool Whole, bool FillOnly)
{
    /// <summary>A school's helper completes files and corrects none: what a family declared since is not the school's to change.</summary>
    public static async Task<ImportAim> OfAsync(AppDbContext db, PendingImport pending, CancellationToken ct) =>
        new(pending.EditionId, await BodyAsync(db, pending.OrganisationId, ct), pending.Basis.IsWhole, !db.Viewer.Can(Permission.ImportCandidates, pending.EditionId));

    /// <summary>The rows of an organisation under all its names.</summary>
    public static Task<List<int>> BodyAsync(AppDbContext db, int organisationId, CancellationToken ct) =>
        db.Organisations.Where(o => (o.FirstId ?? o.Id) == db.Organisations.Where(x => x.Id == organisationId).Select(x => x.FirstId ?? x.Id).FirstOrDefault()).Select(o => o.Id).ToListAsync(ct);
}
