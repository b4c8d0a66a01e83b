using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>One file given to a member, in their own order.</summary>
public sealed record MyReviewRow(string Key, string Code, string? StreamCode, ReviewState State, DateTime? SavedAt);

/// <summary>A member's files of one round.</summary>
public sealed record MyReviews
{
    public required string RoundKey { get; init; }
    public required string EditionCode { get; init; }
    public RoundState RoundState { get; init; }
    public DateOnly ClosesOn { get; init; }

    /// <summary>When the member signed on their ties; null: the files are not open to them yet.</summary>
    public DateTime? SignedAt { get; init; }

    /// <summary>Ties of this member in the edition, as a number: which names they are would join a name to a file that went away.</summary>
    public int Ties { get; init; }
    public IReadOnlyList<MyReviewRow> Rows { get; init; } = [];

    /// <summary>The unsent review whose file has the fewest sent ones.</summary>
    public string? NextKey { get; init; }

    public int Done => Rows.Count(r => r.State == ReviewState.Submitted);
    public bool CanOpenFiles => RoundState == RoundState.Closed || (RoundState == RoundState.Open && SignedAt is not null);
}

/// <summary>What a member reads of the round: their files, and the names before them.</summary>
public sealed class MyReviewQueries(ViewerDb viewerDb)
{
    /// <summary>The newest round in which this member scores, or that of the edition named; null when there is none.</summary>
    public async Task<MyReviews?> OfAsync(string? editionCode = null, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScoreFiles);
        var me = db.Viewer.UserId;
        var rounds = await db.Rounds
            .Select(r => new
            {
                r.Id, r.Key, r.EditionId, r.State, r.ClosesOn, Edition = db.Editions.Where(e => e.Id == r.EditionId).Select(e => e.Code).First(),
                SignedAt = db.TieStatements.Where(s => s.RoundId == r.Id && s.UserId == me).Select(s => (DateTime?)s.SignedAt).FirstOrDefault(),
                Ties = db.Conflicts.Count(c => c.EditionId == r.EditionId && c.UserId == me),
            }).OrderByDescending(r => r.Edition).ThenByDescending(r => r.Id).ToListAsync(ct);
        var round = rounds.Find(r => (editionCode is null || r.Edition == editionCode) && db.Viewer.Can(Permission.ScoreFiles, r.EditionId));
        if (round is null) return null;
        var rows = await db.Reviews.Where(r => r.RoundId == round.Id && r.UserId == me).OrderBy(r => r.Position).ThenBy(r => r.Id)
            .Select(r => new MyReviewRow(r.Key, r.File!.Code, r.File.StreamCode, r.State, r.SavedAt)).ToListAsync(ct);
        return new MyReviews
        {
            RoundKey = round.Key, EditionCode = round.Edition, RoundState = round.State, ClosesOn = round.ClosesOn, SignedAt = round.SignedAt, Ties = round.Ties,
            Rows = rows, NextKey = round.State == RoundState.Open ? await BlindFacts.NextAsync(db, round.Id, me, ct) : null,
        };
    }
}
