using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Bulk;

/// <summary>
/// Erases the names given without agreement or word to the families, once their thirty days are over and nobody answered. A file on
/// which other work rests cannot vanish: it stays, shown as overdue, until a person settles it.
/// </summary>
public sealed class FilePurge(AppDbContextFactory factory, ProgrammeClock clock)
{
    /// <summary>Erases what is due today and answers how many files went; one line of history for each list.</summary>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        await using var db = factory.Create(Viewer.System);
        // Most hours have nothing due, and need no writer's lock.
        if (!await Due(db, clock.Today).AnyAsync(ct)) return 0;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var resting = await RowsAbout.OfAsync(db, Due(db, clock.Today), ct, typeof(EligibilityDecision), typeof(Selection.Bulk.BulkFile));
        var due = (await Due(db, clock.Today).Select(c => new { c.Id, c.PersonId, c.SourceListId }).ToListAsync(ct)).Where(c => !resting.Contains(c.Id)).ToList();
        foreach (var some in due.Chunk(ImportScan.BatchSize))
        {
            var (ids, people) = (some.Select(c => c.Id).ToList(), some.Select(c => c.PersonId).ToList());
            await db.EligibilityDecisions.Where(d => ids.Contains(d.CandidateId)).ExecuteDeleteAsync(ct);
            await db.ListChanges.Where(l => ids.Contains(l.CandidateId)).ExecuteDeleteAsync(ct);
            await db.DistinctPairs.Where(d => ids.Contains(d.CandidateId) || ids.Contains(d.OtherId)).ExecuteDeleteAsync(ct);
            await db.BulkFiles.Where(f => ids.Contains(f.CandidateId)).ExecuteDeleteAsync(ct);
            await db.Candidates.Where(c => ids.Contains(c.Id)).ExecuteDeleteAsync(ct);
            await RemovedPeople.RemoveAsync(db, people, ct);
        }
        var lists = due.Select(c => c.SourceListId).OfType<int>().Distinct().ToList();
        foreach (var list in await db.SourceLists.Where(l => lists.Contains(l.Id)).ToListAsync(ct))
            db.History.Add(HistoryRecord.OfList(db.Viewer, clock.Now, list, HistoryAction.Removed, due.Count(c => c.SourceListId == list.Id)));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return due.Count;
    }

    /// <summary>Due, merged with nobody. What else rests on them is asked apart.</summary>
    static IQueryable<Candidate> Due(AppDbContext db, DateOnly today) => db.Candidates.Where(c => c.PurgeOn <= today
        && !db.Candidates.IncludingMerged().Any(m => m.MergedIntoId == c.Id) && !RemovedPeople.WithCardNumber(db).Any(t => t.OtherPersonId == c.PersonId)
        && !db.CandidateMerges.Any(m => m.MergedCandidateId == c.Id));
}
