using AusAiducation.Core.Candidates;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Bulk;

/// <summary>Corrects the files a list says something else of, each with its own line of history, and puts them back when the list is undone.</summary>
static class ListChanges
{
    /// <summary>In the caller's transaction; answers how many files moved.</summary>
    public static async Task<int> WriteAsync(AppDbContext db, FieldVault vault, int listId, IReadOnlyList<JudgedLine> lines, bool fillOnly, CancellationToken ct)
    {
        if (lines.Count == 0) return 0;
        db.ChangeTracker.Clear();
        var ids = lines.Select(l => l.CandidateId!.Value).ToList();
        // Judged above: only files this viewer meets come here.
        var files = await ImportScan.Whole(db.Candidates.IgnoringVisibility()).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        foreach (var line in lines)
        {
            var file = files[line.CandidateId!.Value];
            var before = FileValues.Of(file);
            line.Line.Over(before, line.Line.Cin is { } cin ? await vault.SealAsync(VaultField.Cin, cin, ct) : null, fillOnly).WriteTo(file);
            db.ListChanges.Add(new ListChange(listId, file, before));
        }
        // A correction stands in the file's history, unlike the arrival of a thousand files.
        db.SkipHistory = false;
        await db.SaveChangesAsync(ct);
        db.SkipHistory = true;
        db.ChangeTracker.Clear();
        return lines.Count;
    }

    /// <summary>Puts back what stood before; the caller made sure that nothing happened to these files since.</summary>
    public static async Task PutBackAsync(AppDbContext db, int listId, CancellationToken ct)
    {
        var changes = await db.ListChanges.IgnoringVisibility().Where(c => c.SourceListId == listId).ToListAsync(ct);
        if (changes.Count == 0) return;
        var ids = changes.ConvertAll(c => c.CandidateId);
        var files = await ImportScan.Whole(db.Candidates.IgnoringVisibility()).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        foreach (var change in changes) change.ReadBefore().WriteTo(files[change.CandidateId]);
        db.ListChanges.RemoveRange(changes);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Files this list corrected to which something else happened since.</summary>
    public static IQueryable<Candidate> ChangedSince(AppDbContext db, int listId) =>
        db.Candidates.IgnoringVisibility().IncludingMerged().Where(c => db.ListChanges.Any(l => l.SourceListId == listId && l.CandidateId == c.Id
            && (c.MergedIntoId != null || db.History.Any(h => h.CandidateKey == c.Key && h.At > l.CreatedAt && h.Action != HistoryAction.Opened))));
}
