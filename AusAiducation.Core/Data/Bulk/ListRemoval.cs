using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.People;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Bulk;

/// <summary>Takes a list back: who was worked on since, and the removal of everything it brought. Sees every row, or it would leave hidden ones behind: visibility left aside on a query is so for the whole of it.</summary>
static class ListRemoval
{
    const int NamesShown = 5;

    /// <summary>Names the files that changed since the import; those hidden from this viewer by their code only.</summary>
    public static async Task<Refusal?> WhyNotAsync(AppDbContext db, SourceList list, CancellationToken ct)
    {
        var brought = db.Candidates.IgnoringVisibility().IncludingMerged().Where(c => c.SourceListId == list.Id);
        var worked = (await RowsAbout.OfAsync(db, brought, ct)).Union(await Changed(db, list.Id).Select(c => c.Id).ToListAsync(ct)).Union(await ListChanges.ChangedSince(db, list.Id).Select(c => c.Id).ToListAsync(ct)).ToList();
        var changed = await db.Candidates.IgnoringVisibility().IncludingMerged().Where(c => worked.Contains(c.Id)).Select(c => new { c.Id, c.Code }).OrderBy(c => c.Id).ToListAsync(ct);
        if (changed.Count == 0) return null;
        var ids = changed.Take(NamesShown).Select(c => c.Id).ToList();
        var names = await db.Candidates.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Person.FamilyName, c.Person.GivenName }).ToDictionaryAsync(c => c.Id, c => $"{c.FamilyName.ToUpperInvariant()} {c.GivenName}", ct);
        var shown = string.Join(", ", changed.Take(NamesShown).Select(c => names.GetValueOrDefault(c.Id, c.Code)));
        return new Refusal("Import.ChangedSince", changed.Count, changed.Count > NamesShown ? shown + "…" : shown);
    }

    public static async Task RemoveAsync(AppDbContext db, SourceList list, DateTime at, CancellationToken ct)
    {
        await ListChanges.PutBackAsync(db, list.Id, ct);
        var brought = db.Candidates.IgnoringVisibility().Where(c => c.SourceListId == list.Id);
        var people = await brought.Select(c => c.PersonId).ToListAsync(ct);
        await db.DistinctPairs.IgnoringVisibility().Where(d => brought.Any(c => c.Id == d.CandidateId || c.Id == d.OtherId)).ExecuteDeleteAsync(ct);
        await brought.ExecuteDeleteAsync(ct);
        foreach (var some in people.Chunk(ImportScan.BatchSize))
        {
            var ids = some.ToList();
            await RemovedPeople.RemoveAsync(db, ids, ct);
            await db.PersonLinks.IgnoringVisibility().Where(l => ids.Contains(l.PersonId) && l.EditionId == list.EditionId && !l.IsStudent).ExecuteDeleteAsync(ct);
        }
        db.History.Add(HistoryRecord.OfList(db.Viewer, at, list, HistoryAction.Removed, people.Count));
    }

    /// <summary>Merged, of a later version, or met again by somebody's card number.</summary>
    static IQueryable<Candidate> Changed(AppDbContext db, int listId) =>
        db.Candidates.IgnoringVisibility().IncludingMerged().Where(c => c.SourceListId == listId && (
            c.MergedIntoId != null || db.Candidates.Any(m => m.MergedIntoId == c.Id) || RemovedPeople.WithCardNumber(db).Any(t => t.OtherPersonId == c.PersonId)
            || c.Version > 1 || c.File.Version > 1 || c.Social!.Version > 1
            || (!db.Candidates.Any(o => o.PersonId == c.PersonId && o.Id < c.Id)
                && (c.Person.Version > 1 || c.Person.Identity!.Version > 1 || c.Person.Contact!.Version > 1))));
}
