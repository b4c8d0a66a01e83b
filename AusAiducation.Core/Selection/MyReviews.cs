using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>One file given to a member, in their own order.</summary>
public sealed record MyReviewRow(string Key, string Code, string? StreamCode, ReviewState State, DateTime? SavedAt, bool Skipped, bool IsTraining);

/// <summary>A round in which a member works, with how many of their files they have sent.</summary>
public sealed record MyRound(string Key, RoundName Name, string EditionCode, RoundState State, DateOnly ClosesOn, int Given, int Done);

/// <summary>A member's files of one round, and the rounds they may choose from.</summary>
public sealed record MyReviews
{
    /// <summary>The rounds of this edition in which the member works.</summary>
    public IReadOnlyList<MyRound> Rounds { get; init; } = [];
    public required RoundName Round { get; init; }
    public required string RoundKey { get; init; }
    public required string EditionCode { get; init; }
    public RoundState RoundState { get; init; }
    public DateOnly ClosesOn { get; init; }

    /// <summary>When the member signed on their ties; null: the files are not open to them yet.</summary>
    public DateTime? SignedAt { get; init; }

    /// <summary>Ties of this member in the edition, as a number: which names they are would join a name to a file that went away.</summary>
    public int Ties { get; init; }
    public IReadOnlyList<MyReviewRow> Rows { get; init; } = [];

    /// <summary>The files everybody scores first; none where the round has no training.</summary>
    public IReadOnlyList<MyReviewRow> Training { get; init; } = [];

    /// <summary>The unsent review whose file has the fewest sent ones.</summary>
    public string? NextKey { get; init; }

    public int Done => Rows.Count(r => r.State == ReviewState.Submitted);

    /// <summary>Files to judge: those declined are not among them.</summary>
    public int Given => Rows.Count(r => r.State != ReviewState.Abstained);
    public bool MustTrain => RoundState == RoundState.Open && Training.Any(r => r.State != ReviewState.Submitted);
    public bool HasTrained => Training.Count > 0 && Training.All(r => r.State == ReviewState.Submitted);
    public bool CanOpenFiles => !MustTrain && CanOpenTraining;
    public bool CanOpenTraining => RoundState == RoundState.Closed || (RoundState == RoundState.Open && SignedAt is not null);
}

/// <summary>What a member reads of the round: their files, and the names before them.</summary>
public sealed class MyReviewQueries(ViewerDb viewerDb)
{
    /// <summary>
    /// One of the rounds in which this member works: the one named; else, in the edition named or the newest, one that waits for them,
    /// else the last. Null when there is none.
    /// </summary>
    public async Task<MyReviews?> OfAsync(string? editionCode = null, string? roundKey = null, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScoreFiles);
        var me = db.Viewer.UserId;
        var rounds = await db.Rounds.Where(r => r.Kind != RoundKind.Interview && r.Members.Any(m => m.UserId == me))
            .Select(r => new
            {
                r.Id, r.Key, r.EditionId, r.Kind, r.Number, r.Title, r.State, r.ClosesOn, Edition = db.Editions.Where(e => e.Id == r.EditionId).Select(e => e.Code).First(),
                SignedAt = db.TieStatements.Where(s => s.RoundId == r.Id && s.UserId == me).Select(s => (DateTime?)s.SignedAt).FirstOrDefault(),
                Ties = db.Conflicts.Count(c => c.EditionId == r.EditionId && c.UserId == me),
                Given = db.Reviews.Count(v => v.RoundId == r.Id && v.UserId == me && Review.Held.Contains(v.State)), Done = db.Reviews.Count(v => v.RoundId == r.Id && v.UserId == me && v.State == ReviewState.Submitted),
            }).OrderByDescending(r => r.Edition).ThenByDescending(r => r.Id).ToListAsync(ct);
        rounds.RemoveAll(r => !db.Viewer.Can(Permission.ScoreFiles, r.EditionId));
        var edition = rounds.Find(r => roundKey is not null ? r.Key == roundKey : editionCode is null || r.Edition == editionCode)?.Edition;
        var own = rounds.FindAll(r => r.Edition == edition);
        var round = roundKey is not null ? own.Find(r => r.Key == roundKey)
            : own.Find(r => r.State == RoundState.Open && (r.Given > r.Done || r.SignedAt is null)) ?? own.Find(r => r.State == RoundState.Open) ?? own.Find(r => r.Given > 0) ?? own.FirstOrDefault();
        if (round is null) return null;
        var rows = await db.Reviews.IncludingTraining().Where(r => r.RoundId == round.Id && r.UserId == me).InOwnOrder()
            .Select(r => new MyReviewRow(r.Key, r.File!.Code, r.File.StreamCode, r.State, r.SavedAt, r.SkippedAt != null, r.IsTraining)).ToListAsync(ct);
        return new MyReviews
        {
            Rounds = [.. own.OrderBy(r => r.Kind).ThenBy(r => r.Number).Select(r => new MyRound(r.Key, new RoundName(r.Kind, r.Number, r.Title), r.Edition, r.State, r.ClosesOn, r.Given, r.Done))],
            Round = new RoundName(round.Kind, round.Number, round.Title), RoundKey = round.Key, EditionCode = round.Edition, RoundState = round.State, ClosesOn = round.ClosesOn, SignedAt = round.SignedAt, Ties = round.Ties,
            Rows = rows.FindAll(r => !r.IsTraining), Training = rows.FindAll(r => r.IsTraining), NextKey = round.State == RoundState.Open ? await BlindFacts.NextAsync(db, round.Id, me, ct) : null,
        };
    }
}
