using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Bulk;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>Which fields of the file that goes are to stand in the one that stays, and the versions the page was made from.</summary>
public sealed class MergeInput
{
    /// <summary>Names of <see cref="FileField"/>; the others keep what the standing file says, or take the other's where it says nothing.</summary>
    public List<string> FromOther { get; set; } = [];
    public int KeptVersion { get; set; }
    public int OtherVersion { get; set; }
}

/// <summary>Makes one file of two, in one piece, takes that back in one piece, and remembers who is not whom.</summary>
public sealed class Merging(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>
    /// The standing file takes the chosen values, what it lacks, and everything handed in with the other: papers, messages, ties. The
    /// other leaves every list and keeps what it said. One save, so one transaction.
    /// </summary>
    public async Task MergeAsync(string keptKey, string otherKey, MergeInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var (kept, other) = await LoadAsync(db, keptKey, otherKey, ct);
        RuleBroken.If(await MergeRules.WhyNotAsync(db, kept, other, ct));
        db.Expect(kept, input.KeptVersion);
        db.Expect(other, input.OtherVersion);
        var (before, values) = (FileValues.Of(kept), FileValues.Of(other));
        var chosen = Enum.GetValues<FileField>().Where(f => before.Shown(f) is null || input.FromOther.Contains(f.ToString())).Where(f => values.Shown(f) is not null);
        before.With(values, chosen).WriteTo(kept);
        var moved = await MovedRows.MoveAsync(db, other.Id, kept.Id, ct);
        db.CandidateMerges.Add(new CandidateMerge(kept, other, before, moved, db.Viewer.UserId, clock.Now));
        // Somebody whose file came twice is no longer a name nobody answered for, unless both are.
        if (other.PurgeOn is null) kept.Keep();
        other.MergeInto(kept);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Both files stand again as they were; refused once anything else happened to the one that stood.</summary>
    public async Task UndoAsync(string mergeKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.MergeCandidates);
        var merge = await db.CandidateMerges.FirstOrDefaultAsync(m => m.Key == mergeKey, ct) ?? throw new NotFoundForViewer("The merge");
        db.Viewer.Demand(Permission.MergeCandidates, merge.EditionId);
        var files = await ImportScan.Whole(db.Candidates.IncludingMerged()).Where(c => c.Id == merge.CandidateId || c.Id == merge.MergedCandidateId).ToDictionaryAsync(c => c.Id, ct);
        if (!files.TryGetValue(merge.CandidateId, out var kept) || !files.TryGetValue(merge.MergedCandidateId, out var other)) throw new NotFoundForViewer("The files");
        var before = merge.UndoneAt is null ? merge.ReadBefore() : null;
        merge.Undo(db.Viewer.UserId, clock.Now);
        RuleBroken.If(await MergeRules.WhyNotUndoAsync(db, merge, kept, ct));
        before!.WriteTo(kept);
        kept.PurgeAgain(merge.PurgeBefore);
        await MovedRows.PutBackAsync(db, merge, ct);
        other.Unmerge();
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Remembers that two files are of two people; who said so and when stands with it.</summary>
    public async Task TellApartAsync(string oneKey, string otherKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var (one, other) = await LoadAsync(db, oneKey, otherKey, ct);
        var pair = new DistinctPair(one, other, db.Viewer.UserId);
        if (await db.DistinctPairs.AnyAsync(d => d.CandidateId == pair.CandidateId && d.OtherId == pair.OtherId, ct)) return;
        db.DistinctPairs.Add(pair);
        await db.SaveChangesAsync(ct);
    }

    static async Task<(Candidate One, Candidate Other)> LoadAsync(AppDbContext db, string oneKey, string otherKey, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.MergeCandidates);
        var files = await ImportScan.Whole(db.Candidates.Include(c => c.Edition)).Where(c => c.Key == oneKey || c.Key == otherKey).ToListAsync(ct);
        if (files.Find(c => c.Key == oneKey) is not { } one || files.Find(c => c.Key == otherKey) is not { } other || one == other || one.EditionId != other.EditionId) throw new NotFoundForViewer("The files");
        db.Viewer.Demand(Permission.MergeCandidates, one.EditionId);
        RuleBroken.If(CandidateEditing.WhyNotEdit(one.Edition!.Code, one.Edition.ClosedAt is not null));
        return (one, other);
    }
}
