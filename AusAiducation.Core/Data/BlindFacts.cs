using AusAiducation.Core.Access;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>
/// What the acts of a selection must take into account although their viewer may not read it: a manager who scores a file blind must
/// still not give it to somebody with a tie, or once too often. The answers decide an act; none of them reaches a page as rows.
/// </summary>
static class BlindFacts
{
    /// <summary>Who holds which of these files in a round.</summary>
    public static async Task<ILookup<int, int>> HoldersAsync(AppDbContext db, int roundId, List<int> candidates, CancellationToken ct) =>
        (await db.Reviews.IgnoringVisibility().Where(r => r.RoundId == roundId && candidates.Contains(r.CandidateId) && r.State != ReviewState.SetAside)
            .Select(r => new { r.CandidateId, r.UserId }).ToListAsync(ct)).ToLookup(r => r.CandidateId, r => r.UserId);

    /// <summary>Those of these candidates with whom somebody has a tie.</summary>
    public static Task<List<int>> TiesAsync(AppDbContext db, int userId, List<int> candidates, CancellationToken ct) =>
        db.Conflicts.IgnoringVisibility().Where(c => c.UserId == userId && candidates.Contains(c.CandidateId)).Select(c => c.CandidateId).ToListAsync(ct);

    /// <summary>Who has a tie with this candidate.</summary>
    public static Task<List<int>> TiedToAsync(AppDbContext db, int candidateId, CancellationToken ct) =>
        db.Conflicts.IgnoringVisibility().Where(c => c.CandidateId == candidateId).Select(c => c.UserId).ToListAsync(ct);

    /// <summary>Somebody's reviews of a candidate that still count, tracked, to be set aside.</summary>
    public static Task<List<Review>> ReviewsAsync(AppDbContext db, int userId, int candidateId, CancellationToken ct) =>
        db.Reviews.IgnoringVisibility().Where(r => r.UserId == userId && r.CandidateId == candidateId && r.State != ReviewState.SetAside).ToListAsync(ct);

    /// <summary>The key of somebody's unsent review whose file has the fewest sent reviews, then by their own order. Null when all are sent.</summary>
    public static Task<string?> NextAsync(AppDbContext db, int roundId, int userId, CancellationToken ct) =>
        db.Reviews.IgnoringVisibility()
            .Where(r => r.RoundId == roundId && r.UserId == userId && (r.State == ReviewState.Assigned || r.State == ReviewState.Draft))
            .Where(r => !db.Conflicts.Any(c => c.UserId == userId && c.CandidateId == r.CandidateId))
            .OrderBy(r => db.Reviews.Count(o => o.RoundId == roundId && o.CandidateId == r.CandidateId && o.State == ReviewState.Submitted))
            .ThenBy(r => r.Position).ThenBy(r => r.Id)
            .Select(r => (string?)r.Key).FirstOrDefaultAsync(ct);

    /// <summary>Those of these candidates whose file this person reads in a round of that kind; a review set aside is no longer read.</summary>
    public static Task<List<int>> ReadAsync(AppDbContext db, int editionId, RoundKind kind, int userId, List<int> candidates, CancellationToken ct) =>
        db.Reviews.IgnoringVisibility().Where(r => r.EditionId == editionId && r.UserId == userId && r.State != ReviewState.SetAside && r.Round.Kind == kind && candidates.Contains(r.CandidateId))
            .Select(r => r.CandidateId).Distinct().ToListAsync(ct);

    /// <summary>Whether somebody (null: anybody) holds a file of the round, sits on one of its panels, or did before a tie was declared.</summary>
    public static Task<bool> HasWorkAsync(AppDbContext db, Round round, int? userId, CancellationToken ct) =>
        round.Kind.GivesFiles()
            ? db.Reviews.IgnoringVisibility().AnyAsync(r => r.RoundId == round.Id && (userId == null || r.UserId == userId), ct)
            : db.InterviewPanelists.IgnoringVisibility().Join(db.Interviews.IgnoringVisibility(), p => p.InterviewId, i => i.Id, (p, i) => new { p.UserId, i.EditionId })
                .AnyAsync(p => p.EditionId == round.EditionId && (userId == null || p.UserId == userId), ct);
}
