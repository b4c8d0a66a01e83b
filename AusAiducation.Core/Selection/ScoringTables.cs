using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>One of a member's files in the table, with its draft; a sent one is only read.</summary>
public sealed record ScoringRow(string Key, FileView File, ReviewState State, ReviewDraft Draft)
{
    public bool CanWrite => State is ReviewState.Assigned or ReviewState.Draft;
}

/// <summary>A member's files of an open round by one criterion.</summary>
public sealed record ScoringTable(string RoundKey, RoundName Round, IReadOnlyList<SheetCriterion> Criteria, SheetCriterion Criterion, IReadOnlyList<ScoringRow> Rows);

/// <summary>Sets a member's files side by side on one criterion, so that one scale is held for all of them.</summary>
public sealed class ScoringTables(ViewerDb viewerDb)
{
    /// <summary>Null when it is no round of this member's or has no such criterion; without one, the first. Throws <see cref="RuleBroken"/> while nothing may be scored.</summary>
    public async Task<ScoringTable?> OpenAsync(string roundKey, string? criterionKey = null, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScoreFiles);
        var me = db.Viewer.UserId;
        var found = await db.Rounds.AsNoTrackingWithIdentityResolution().Where(r => r.Key == roundKey && r.Members.Any(m => m.UserId == me)).Include(r => r.Rubric.Criteria).ThenInclude(c => c.Levels).AsSingleQuery()
            .Select(r => new { Round = r, Signed = db.TieStatements.Any(s => s.RoundId == r.Id && s.UserId == me) }).SingleOrDefaultAsync(ct);
        if (found is null || !found.Round.Kind.GivesFiles() || !db.Viewer.Can(Permission.ScoreFiles, found.Round.EditionId)) return null;
        var round = found.Round;
        RuleBroken.If(round.WhyNotScore());
        if (!found.Signed) throw new RuleBroken("Selection.SignTiesFirst");
        var criteria = SheetCriterion.Of(round.Rubric);
        var criterion = criterionKey is null ? criteria.FirstOrDefault() : criteria.Find(c => c.Key == criterionKey);
        if (criterion is null) return null;
        var reviews = await db.Reviews.IncludingTraining().AsNoTracking().Where(r => r.RoundId == round.Id && r.UserId == me && r.State != ReviewState.Abstained).InOwnOrder().Include(r => r.Marks).AsSingleQuery().ToListAsync(ct);
        if (reviews.Exists(r => r.IsTraining && r.State != ReviewState.Submitted)) throw new RuleBroken("Selection.TrainFirst");
        reviews.RemoveAll(r => r.IsTraining);
        var ids = reviews.ConvertAll(r => r.CandidateId);
        var files = (await db.CandidateFiles.Where(f => ids.Contains(f.CandidateId)).Select(FileView.For(db.Viewer, round)).ToListAsync(ct)).ToDictionary(f => f.Code);
        var codes = await db.CandidateFiles.Where(f => ids.Contains(f.CandidateId)).Select(f => new { f.CandidateId, f.Code }).ToDictionaryAsync(f => f.CandidateId, f => f.Code, ct);
        return new ScoringTable(round.Key, round.Name, criteria, criterion,
            [.. reviews.Where(r => codes.ContainsKey(r.CandidateId)).Select(r => new ScoringRow(r.Key, files[codes[r.CandidateId]], r.State, ReviewDraft.Of(r, round.Rubric)))]);
    }
}
