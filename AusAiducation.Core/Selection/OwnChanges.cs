using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>A level that became another: null on a side where there was none; else a level, or none where the criterion does not apply.</summary>
public sealed record LevelChange(string Criterion, LevelMark? From, LevelMark? To);

/// <summary>A level given; null where the criterion does not apply.</summary>
public sealed record LevelMark(int? Level);

/// <summary>What one version of a review changed: levels, and the comment where it is another one.</summary>
public sealed record OwnChange(DateTime BegunAt, DateTime At, bool Sent, IReadOnlyList<LevelChange> Levels, string? Before, string? After)
{
    public bool Words => Before != After;
}

/// <summary>A member's own history of one review, the newest first.</summary>
public sealed record OwnHistory(string Key, string Code, IReadOnlyList<OwnChange> Changes);

/// <summary>Reads how a review came to stand as it does: for the member who wrote it, nobody else.</summary>
public sealed class OwnChanges(ViewerDb viewerDb)
{
    /// <summary>Null when it is not this member's review.</summary>
    public async Task<OwnHistory?> OfAsync(string reviewKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScoreFiles);
        var me = db.Viewer.UserId;
        var review = await db.Reviews.IncludingTraining().Where(r => r.Key == reviewKey && r.UserId == me).Select(r => new { r.Id, r.EditionId, r.Round.RubricId, r.File!.Code }).SingleOrDefaultAsync(ct);
        if (review is null || !db.Viewer.Can(Permission.ScoreFiles, review.EditionId)) return null;
        var criteria = await db.Criteria.AsNoTracking().Where(c => c.RubricId == review.RubricId).OrderBy(c => c.Position).ToListAsync(ct);
        var versions = await db.ReviewVersions.AsNoTracking().Where(v => v.ReviewId == review.Id).OrderBy(v => v.Id).ToListAsync(ct);
        var changes = new List<OwnChange>();
        IReadOnlyDictionary<int, int?> before = new Dictionary<int, int?>();
        string? words = null;
        foreach (var v in versions)
        {
            var after = v.Levels();
            changes.Add(new OwnChange(v.BegunAt, v.At, v.Sent, [.. criteria.Select(c => new LevelChange(c.Name.Current, Of(before, c.Id), Of(after, c.Id))).Where(c => c.From != c.To)], words, v.Comment));
            (before, words) = (after, v.Comment);
        }
        changes.Reverse();
        return new OwnHistory(reviewKey, review.Code, changes);
    }

    static LevelMark? Of(IReadOnlyDictionary<int, int?> levels, int criterionId) => levels.TryGetValue(criterionId, out var level) ? new LevelMark(level) : null;
}
