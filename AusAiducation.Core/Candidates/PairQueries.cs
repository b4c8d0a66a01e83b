using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Bulk;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>One of the two files side by side.</summary>
public sealed record PairFile(string Key, string Code, CandidateStage Stage, DateTime ReceivedAt, string? Supplier, string? ListName, int Papers, int Version, FileValues Values);

/// <summary>Two files side by side: the one that would stand first, why they are suspected, and why they may not be merged.</summary>
public sealed record FilePair(string EditionCode, PairFile Kept, PairFile Other, IReadOnlyList<SuspicionCause> Causes, bool ToldApart, Refusal? WhyNot)
{
    /// <summary>The fields where both say something and not the same: a person chooses.</summary>
    public IReadOnlyList<FileField> ToChoose { get; } = FileValues.Differences(Kept.Values, Other.Values).Where(f => Kept.Values.Shown(f) is not null && Other.Values.Shown(f) is not null).ToList();
}

/// <summary>Reads two files for the page where a person says whether they are of one young person. Six queries.</summary>
public sealed class PairQueries(ViewerDb viewerDb)
{
    /// <summary>Null when one is not there for this viewer, or they are of two editions. The first named stands, unless only the other is scored or decided.</summary>
    public async Task<FilePair?> ReadAsync(string keptKey, string otherKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.MergeCandidates);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var files = await ImportScan.Whole(db.Candidates.Include(c => c.Edition).Include(c => c.SuppliedBy).Include(c => c.SourceList)).Where(c => c.Key == keptKey || c.Key == otherKey).ToListAsync(ct);
        if (files.Find(c => c.Key == keptKey) is not { } kept || files.Find(c => c.Key == otherKey) is not { } other || kept == other || kept.EditionId != other.EditionId) return null;
        var whyNot = await MergeRules.WhyNotAsync(db, kept, other, ct);
        if (whyNot?.Key == "Duplicates.OtherSettled") (kept, other, whyNot) = (other, kept, null);
        var (first, second) = kept.Id < other.Id ? (kept.Id, other.Id) : (other.Id, kept.Id);
        var causes = await Suspicions.Of(db, kept.EditionId).Where(s => s.FirstId == first && s.SecondId == second).Select(s => s.Cause).ToListAsync(ct);
        var apart = await db.DistinctPairs.AnyAsync(d => d.CandidateId == first && d.OtherId == second, ct);
        var papers = await db.Documents.Where(d => d.CandidateId == first || d.CandidateId == second).GroupBy(d => d.CandidateId!.Value).Select(g => new { Id = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Id, g => g.Count, ct);
        PairFile File(Candidate c) => new(c.Key, c.Code, c.Stage, c.CreatedAt, c.SuppliedBy?.Name.Current, c.SourceList?.FileName, papers.GetValueOrDefault(c.Id), c.Version, FileValues.Of(c));
        whyNot ??= CandidateEditing.WhyNotEdit(kept.Edition!.Code, kept.Edition.ClosedAt is not null);
        return new FilePair(kept.Edition!.Code, File(kept), File(other), causes.Distinct().Order().ToList(), apart, whyNot);
    }
}
