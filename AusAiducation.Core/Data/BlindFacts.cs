using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Assignment;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>
/// What the acts of a selection must take into account although their viewer may not read it: a manager who scores a file blind must
/// still not give it to somebody with a tie, or once too often. The answers decide an act; none of them reaches a page as rows.
/// </summary>
static class BlindFacts
{
    /// <summary>Who holds which of these files in a round. Whoever abstained freed the place.</summary>
    public static async Task<ILookup<int, int>> HoldersAsync(AppDbContext db, int roundId, List<int> candidates, CancellationToken ct) =>
        (await db.Reviews.IgnoringVisibility().Where(r => r.RoundId == roundId && candidates.Contains(r.CandidateId) && Review.Held.Contains(r.State))
            .Select(r => new { r.CandidateId, r.UserId }).ToListAsync(ct)).ToLookup(r => r.CandidateId, r => r.UserId);

    /// <summary>Those of these candidates with whom somebody has a tie.</summary>
    public static Task<List<int>> TiesAsync(AppDbContext db, int userId, List<int> candidates, CancellationToken ct) =>
        db.Conflicts.IgnoringVisibility().Where(c => c.UserId == userId && candidates.Contains(c.CandidateId)).Select(c => c.CandidateId).ToListAsync(ct);

    /// <summary>Who has a tie with this candidate.</summary>
    public static Task<List<int>> TiedToAsync(AppDbContext db, int candidateId, CancellationToken ct) =>
        db.Conflicts.IgnoringVisibility().Where(c => c.CandidateId == candidateId).Select(c => c.UserId).ToListAsync(ct);

    /// <summary>Somebody's reviews of a candidate that still count, tracked, to be set aside.</summary>
    public static Task<List<Review>> ReviewsAsync(AppDbContext db, int userId, int candidateId, CancellationToken ct) =>
        db.Reviews.IgnoringVisibility().IncludingTraining().Where(r => r.UserId == userId && r.CandidateId == candidateId && r.State != ReviewState.SetAside).ToListAsync(ct);

    /// <summary>The key of somebody's unsent review to open next: a training one; else the file with the fewest sent reviews, then by their own order, those left for later last. Null when all are sent.</summary>
    public static Task<string?> NextAsync(AppDbContext db, int roundId, int userId, CancellationToken ct) =>
        db.Reviews.IgnoringVisibility().IncludingTraining()
            .Where(r => r.RoundId == roundId && r.UserId == userId && (r.State == ReviewState.Assigned || r.State == ReviewState.Draft))
            .Where(r => !db.Conflicts.Any(c => c.UserId == userId && c.CandidateId == r.CandidateId))
            .AfterSkipping().ThenBy(r => db.Reviews.Count(o => o.RoundId == roundId && o.CandidateId == r.CandidateId && !o.IsTraining && o.State == ReviewState.Submitted))
            .ThenBy(r => r.Position).ThenBy(r => r.Id)
            .Select(r => (string?)r.Key).FirstOrDefaultAsync(ct);

    /// <summary>The files behind these codes, whatever ties the chair has with them.</summary>
    public static Task<List<TrainingFact>> TrainingAsync(AppDbContext db, IReadOnlyList<string> codes, CancellationToken ct) =>
        db.Candidates.IgnoringVisibility().Where(c => codes.Contains(c.Code)).Select(c => new TrainingFact(c.Id, c.Code, c.EditionId, c.Stage)).ToListAsync(ct);

    /// <summary>Who of these people is tied to which of these candidates, or has them for training already.</summary>
    public static async Task<HashSet<(int UserId, int CandidateId)>> TiedOrTrainedAsync(AppDbContext db, int roundId, List<int> users, List<int> candidates, CancellationToken ct) =>
        [.. (await db.Conflicts.IgnoringVisibility().IncludingTraining().Where(c => users.Contains(c.UserId) && candidates.Contains(c.CandidateId)).Select(c => new { c.UserId, c.CandidateId })
            .Union(db.Reviews.Where(r => r.RoundId == roundId && r.IsTraining && users.Contains(r.UserId)).Select(r => new { r.UserId, r.CandidateId })).ToListAsync(ct)).Select(p => (p.UserId, p.CandidateId))];

    /// <summary>Training files somebody has not begun, tracked, to be taken back with their place in the round.</summary>
    public static Task<List<Review>> TrainingOfAsync(AppDbContext db, int roundId, int userId, CancellationToken ct) =>
        db.Reviews.IgnoringVisibility().IncludingTraining().Where(r => r.RoundId == roundId && r.UserId == userId && r.IsTraining && r.State == ReviewState.Assigned).ToListAsync(ct);

    /// <summary>
    /// Who stands apart from which candidate in a round, and why: a tie, an inquiry into the family, the file read in a round of the other
    /// kind (a review set aside is no longer read), a judgement declined before. One query.
    /// </summary>
    public static async Task<ILookup<(int Candidate, int User), Exclusion>> ExcludedAsync(AppDbContext db, Round round, CancellationToken ct)
    {
        var editionId = round.EditionId;
        // Numbers, because a union knows no conversion of enums.
        var rows = db.Conflicts.IgnoringVisibility().Where(c => c.EditionId == editionId).Select(c => new { c.CandidateId, c.UserId, Why = (int)Exclusion.Tie })
            .Concat(Separation.Inquiries(db).Where(i => i.EditionId == editionId).Select(i => new { i.CandidateId, UserId = i.InquirerUserId, Why = (int)Exclusion.Inquiry }));
        rows = rows.Concat(db.Reviews.Where(r => r.RoundId == round.Id && r.State == ReviewState.Abstained).Select(r => new { r.CandidateId, r.UserId, Why = (int)Exclusion.Abstained }));
        if (round.Kind.ReadByOthers() is { } kind)
            rows = rows.Concat(db.Reviews.Where(r => r.EditionId == editionId && r.State != ReviewState.SetAside && r.Round.Kind == kind).Select(r => new { r.CandidateId, r.UserId, Why = (int)Exclusion.OtherRound }));
        return (await rows.ToListAsync(ct)).ToLookup(r => (r.CandidateId, r.UserId), r => (Exclusion)r.Why);
    }

    /// <summary>All files at the stage of a round, to be dealt out.</summary>
    public static Task<List<PlannedFile>> FilesAsync(AppDbContext db, Round round, CancellationToken ct)
    {
        var stages = round.Kind.Stages().ToList();
        return db.Candidates.IgnoringVisibility().Where(c => c.EditionId == round.EditionId && stages.Contains(c.Stage)).OrderBy(c => c.Code).Select(c => new PlannedFile(c.Id, c.Code, c.File.StreamCode)).ToListAsync(ct);
    }

    /// <summary>All reviews of a round that count, whoever may read them.</summary>
    public static Task<List<HeldReview>> HeldAsync(AppDbContext db, Round round, CancellationToken ct) =>
        db.Reviews.IgnoringVisibility().Where(r => r.RoundId == round.Id && Review.Held.Contains(r.State)).OrderBy(r => r.Id).Select(r => new HeldReview(r.Id, r.CandidateId, r.UserId, r.State)).ToListAsync(ct);

    /// <summary>Reviews by id, tracked, to be taken back.</summary>
    public static Task<List<Review>> ReviewsAsync(AppDbContext db, List<int> ids, CancellationToken ct) =>
        db.Reviews.IgnoringVisibility().Include(r => r.Round).Where(r => ids.Contains(r.Id)).ToListAsync(ct);

    /// <summary>Mails on these topics that were not tried yet, tracked: whoever acts may change what they say, and reads none.</summary>
    public static Task<List<OutgoingMail>> UntriedMailsAsync(AppDbContext db, List<string> topics, CancellationToken ct) =>
        db.OutgoingMails.IgnoringVisibility().Where(m => m.SentAt == null && m.Attempts == 0 && m.Topic != null && topics.Contains(m.Topic)).OrderBy(m => m.Id).ToListAsync(ct);

    /// <summary>What was prepared or sent about these appointments, tracked.</summary>
    public static Task<List<Message>> AppointmentMailsAsync(AppDbContext db, List<string> keys, CancellationToken ct) =>
        db.Messages.IgnoringVisibility().Where(m => m.AppointmentUid != null && keys.Contains(m.AppointmentUid)).ToListAsync(ct);

    /// <summary>Whether somebody (null: anybody) holds a file of the round, sits on one of its panels, or did before a tie was declared.</summary>
    public static Task<bool> HasWorkAsync(AppDbContext db, Round round, int? userId, CancellationToken ct) =>
        round.Kind.GivesFiles()
            ? db.Reviews.IgnoringVisibility().IncludingTraining().AnyAsync(r => r.RoundId == round.Id && (!r.IsTraining || r.State != ReviewState.Assigned) && (userId == null || r.UserId == userId), ct)
            : db.InterviewPanelists.IgnoringVisibility().Join(db.Interviews.IgnoringVisibility(), p => p.InterviewId, i => i.Id, (p, i) => new { p.UserId, i.EditionId })
                .AnyAsync(p => p.EditionId == round.EditionId && (userId == null || p.UserId == userId), ct);
}

/// <summary>A file chosen for training: whose, of which edition, and where it stands.</summary>
sealed record TrainingFact(int Id, string Code, int EditionId, CandidateStage Stage);
