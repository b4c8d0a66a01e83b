using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Sheets;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Bulk;

/// <summary>Uploaded lists that wait: looked at before they are kept, purged after a day, taken once.</summary>
static class ImportUploads
{
    /// <summary>Counts the lines. Throws <see cref="SheetRefused"/> when no header and line can be read; a damaged or endless file is found here, not at the preview.</summary>
    public static async Task<int> CheckAsync(byte[] bytes, string fileName, ColumnMapping mapping, CancellationToken ct)
    {
        using var sheet = await SheetReader.OpenAsync(new MemoryStream(bytes), fileName, ct);
        var lines = 0;
        foreach (var _ in ImportColumns.Find(sheet.Rows(), mapping).DataOf(sheet.Rows()))
        {
            ct.ThrowIfCancellationRequested();
            lines++;
        }
        return lines;
    }

    /// <summary>Whosever they are: files of minors' names do not stay because their owner went away.</summary>
    public static async Task PurgeAsync(AppDbContext db, DateTime before, CancellationToken ct)
    {
        var old = db.PendingImports.IgnoringVisibility().Where(i => i.CreatedAt < before && (i.ConfirmedAt == null || i.FailedBecause != null));
        await db.Drafts.IgnoringVisibility().Where(d => d.Form == NewSupplier.Form && old.Any(i => i.Key == d.Target)).ExecuteDeleteAsync(ct);
        await old.ExecuteDeleteAsync(ct);
    }

    /// <summary>Removes the waiting list inside the transaction that writes it; false when another confirmation was first.</summary>
    public static async Task<bool> TakeAsync(AppDbContext db, int pendingId, string key, CancellationToken ct)
    {
        await db.Drafts.Where(d => d.Form == NewSupplier.Form && d.Target == key).ExecuteDeleteAsync(ct);
        return await db.PendingImports.Where(i => i.Id == pendingId).ExecuteDeleteAsync(ct) == 1;
    }
}
