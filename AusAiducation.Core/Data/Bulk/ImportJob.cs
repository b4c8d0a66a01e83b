using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Sheets;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Bulk;

/// <summary>Writes the long lists people confirmed, one at a time, with the rights their owner has at that moment.</summary>
public sealed class ImportJob(AppDbContextFactory factory, ViewerLoader viewers, FieldVault vault, LegalGate gate, ProgrammeClock clock, ImportProgress progress)
{
    /// <summary>Asks again for what was confirmed before the program stopped.</summary>
    public async Task ResumeAsync(CancellationToken ct = default)
    {
        await using var db = factory.Create(Viewer.System);
        foreach (var i in await db.PendingImports.Where(i => i.ConfirmedAt != null && i.FailedBecause == null).OrderBy(i => i.ConfirmedAt).Select(i => new { i.Id, i.OwnerUserId, i.Key }).ToListAsync(ct))
            progress.Ask(i.Id, i.OwnerUserId, i.Key);
    }

    /// <summary>Writes one list; a refusal is kept with it, for its owner to read.</summary>
    public async Task RunAsync(ImportAsked asked, CancellationToken ct = default)
    {
        try
        {
            var viewer = new FixedViewer(await viewers.OfUserAsync(asked.OwnerUserId, ct));
            await new Importing(new ViewerDb(factory, viewer), vault, gate, clock, progress).ConfirmAsync(asked.Key, ct);
        }
        catch (Exception e) when (e is RuleBroken or SheetRefused or AccessDenied or NotFoundForViewer)
        {
            await using var db = factory.Create(Viewer.System);
            if (await db.PendingImports.FirstOrDefaultAsync(i => i.Id == asked.PendingId, ct) is { } pending)
            {
                if (e is RuleBroken r) pending.Fail(r.Refusal.Key, r.Refusal.Args);
                else if (e is SheetRefused s) pending.Fail(s.Key, s.Args);
                else pending.Fail("Common.NotAllowed");
                await db.SaveChangesAsync(ct);
            }
        }
        finally
        {
            progress.Forget(asked.Key);
        }
    }
}
