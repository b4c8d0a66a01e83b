using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>What stands on the server for a review: levels by criterion key (null: does not apply), the comment, and the version the next save must name.</summary>
public sealed record ReviewDraft(int Version, DateTime? SavedAt, IReadOnlyDictionary<string, int?> Marks, string Comment)
{
    internal static ReviewDraft Of(Review review) => Of(review, review.Round.Rubric);

    internal static ReviewDraft Of(Review review, Rubric rubric) =>
        new(review.Version, review.SavedAt, review.Marks.ToDictionary(m => rubric.Criteria.Single(c => c.Id == m.CriterionId).Key, m => m.Level), review.Comment ?? "");
}

/// <summary>Why a member declines to judge a file.</summary>
public sealed class AbstainInput
{
    public string Reason { get; set; } = "";
}

/// <summary>Another window or device saved this review in the meantime; nothing was written. Holds what it saved.</summary>
public sealed class ReviewMoved(ReviewDraft theirs) : Exception("The review was saved elsewhere.")
{
    public ReviewDraft Theirs { get; } = theirs;
}

/// <summary>Keeps a member's draft at each change and sends the review. Only the member it was given to reaches it.</summary>
public sealed class Scoring(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>Saves the levels (by criterion key) and the comment as they stand. Throws <see cref="ReviewMoved"/> when the version is not the last.</summary>
    public Task<ReviewDraft> SaveAsync(string reviewKey, IReadOnlyDictionary<string, int?> marks, string? comment, int version, CancellationToken ct = default) =>
        WriteAsync(reviewKey, marks, comment, version, send: false, ct);

    /// <summary>Saves and sends, once and for all. Returns the key of the review to open next: the file with the fewest; null when none is left.</summary>
    public async Task<string?> SubmitAsync(string reviewKey, IReadOnlyDictionary<string, int?> marks, string? comment, int version, CancellationToken ct = default)
    {
        await WriteAsync(reviewKey, marks, comment, version, send: true, ct);
        await using var db = await viewerDb.OpenAsync(ct);
        var round = await db.Reviews.IncludingTraining().Where(r => r.Key == reviewKey).Select(r => r.RoundId).SingleAsync(ct);
        return await BlindFacts.NextAsync(db, round, db.Viewer.UserId, ct);
    }

    /// <summary>Leaves the file for later: it goes to the end of the member's order. Returns the review to open next.</summary>
    public Task<string?> SkipAsync(string reviewKey, CancellationToken ct = default) => LeaveAsync(reviewKey, review => review.Skip(clock.Now), ct);

    /// <summary>Declines to judge this file, for a reason the chair reads; the place is free for another member. Returns the review to open next.</summary>
    public Task<string?> AbstainAsync(string reviewKey, AbstainInput input, CancellationToken ct = default)
    {
        var problems = new Problems();
        var reason = problems.Required(nameof(input.Reason), input.Reason, Review.ReasonMaxLength);
        problems.ThrowIfAny();
        return LeaveAsync(reviewKey, review => review.Abstain(reason, clock.Now), ct);
    }

    async Task<string?> LeaveAsync(string reviewKey, Action<Review> leave, CancellationToken ct)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var review = await LoadAsync(db, reviewKey, ct);
        RuleBroken.If(review.WhyNotWrite());
        await DemandReadyAsync(db, review, ct);
        leave(review);
        await db.SaveChangesAsync(ct);
        return await BlindFacts.NextAsync(db, review.RoundId, review.UserId, ct);
    }

    /// <summary>Ties are signed first, then the training files are scored, then the others.</summary>
    static async Task DemandReadyAsync(AppDbContext db, Review review, CancellationToken ct)
    {
        if (!await db.TieStatements.AnyAsync(s => s.RoundId == review.RoundId && s.UserId == review.UserId, ct)) throw new RuleBroken("Selection.SignTiesFirst");
        if (!review.IsTraining && await db.Reviews.IncludingTraining().AnyAsync(TrainingFiles.IsWaiting(review.RoundId, review.UserId), ct)) throw new RuleBroken("Selection.TrainFirst");
    }

    async Task<ReviewDraft> WriteAsync(string reviewKey, IReadOnlyDictionary<string, int?> marks, string? comment, int version, bool send, CancellationToken ct)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var review = await LoadAsync(db, reviewKey, ct);
        RuleBroken.If(review.WhyNotWrite());
        await DemandReadyAsync(db, review, ct);
        if (review.Version != version) throw new ReviewMoved(ReviewDraft.Of(review));
        var criteria = review.Round.Rubric.Criteria.ToDictionary(c => c.Key, c => c.Id);
        foreach (var (key, level) in marks)
            review.Mark(criteria.TryGetValue(key, out var id) ? id : throw new RuleBroken("Selection.NoSuchCriterion"), level, clock.Now);
        review.Write(comment, clock.Now);
        if (send) review.Submit(clock.Now);
        review.Remember(clock.Now);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Two windows read the same version and both wrote: the version, or the unique mark, refuses the second.
            await using var fresh = await viewerDb.OpenAsync(ct);
            var now = await LoadAsync(fresh, reviewKey, ct);
            RuleBroken.If(now.WhyNotWrite());
            if (now.Version == version) throw;
            throw new ReviewMoved(ReviewDraft.Of(now));
        }
        return ReviewDraft.Of(review);
    }

    static async Task<Review> LoadAsync(AppDbContext db, string reviewKey, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.ScoreFiles);
        var review = await db.Reviews.IncludingTraining().Include(r => r.Marks).Include(r => r.Round.Rubric.Criteria).Include(r => r.Versions.OrderByDescending(v => v.Id).Take(1)).SingleOrDefaultAsync(r => r.Key == reviewKey && r.UserId == db.Viewer.UserId, ct)
            ?? throw new NotFoundForViewer("Review");
        db.Viewer.Demand(Permission.ScoreFiles, review.EditionId);
        return review;
    }
}
