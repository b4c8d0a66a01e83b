using AusAiducation.Core.Access;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Bulk;

/// <summary>Erases, once their edition is closed, the files of the public form that were never sent: what was typed, handed in, and what opened them.</summary>
public sealed class DossierPurge(AppDbContextFactory factory)
{
    /// <summary>Answers how many files went. Drafts are no history, so none is written.</summary>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        await using var db = factory.Create(Viewer.System);
        var unsent = db.Dossiers.Where(d => d.SubmittedAt == null && d.Edition!.ClosedAt != null);
        if (!await unsent.AnyAsync(ct)) return 0;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var ids = await unsent.Select(d => d.Id).ToListAsync(ct);
        await db.Documents.Where(d => d.DossierId != null && ids.Contains(d.DossierId.Value) && d.CandidateId == null).ExecuteDeleteAsync(ct);
        await db.DossierSessions.Where(s => ids.Contains(s.DossierId)).ExecuteDeleteAsync(ct);
        await db.DossierAccesses.Where(a => ids.Contains(a.DossierId)).ExecuteDeleteAsync(ct);
        await db.Dossiers.Where(d => ids.Contains(d.Id)).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
        return ids.Count;
    }
}
