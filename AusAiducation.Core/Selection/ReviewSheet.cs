using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>A level with what it means, in the reader's language.</summary>
public sealed record SheetLevel(int Level, string Anchor);

/// <summary>A criterion of the rubric as the scoring page shows it.</summary>
public sealed record SheetCriterion(string Key, string Name, int Weight, IReadOnlyList<SheetLevel> Levels, bool Compulsory, int? Floor)
{
    internal static List<SheetCriterion> Of(Rubric rubric) =>
        [.. rubric.Criteria.OrderBy(c => c.Position).Select(c => new SheetCriterion(c.Key, c.Name.Current, c.Weight, [.. c.Levels.OrderBy(l => l.Level).Select(l => new SheetLevel(l.Level, l.Text.Current))], c.Compulsory, c.Floor))];
}

/// <summary>What another member gave, without a name: shown after one's own was sent, or from the start where the round says so.</summary>
public sealed record OtherReview(char Letter, IReadOnlyDictionary<string, int?> Marks, Ratio Score, string? Comment);

/// <summary>Everything the scoring page shows of one review.</summary>
public sealed record ReviewSheet
{
    public required string Key { get; init; }
    public required string EditionCode { get; init; }
    public required string RoundKey { get; init; }
    public required RoundName Round { get; init; }
    public ReviewState State { get; init; }
    public RoundState RoundState { get; init; }
    public DateOnly ClosesOn { get; init; }
    public DateTime? SubmittedAt { get; init; }

    /// <summary>A training file: its marks count nowhere and are compared on a page of their own.</summary>
    public bool IsTraining { get; init; }

    /// <summary>Why this member declined to judge the file.</summary>
    public string? Abstention { get; init; }

    /// <summary>On the scale of the levels; null until sent.</summary>
    public Ratio? Score { get; init; }
    public OthersVisible OthersVisible { get; init; }
    public required FileView File { get; init; }

    /// <summary>Redacted copies of the file's documents; none after the round.</summary>
    public IReadOnlyList<SheetPaper> Papers { get; init; } = [];
    public required IReadOnlyList<SheetCriterion> Criteria { get; init; }
    public required ReviewDraft Draft { get; init; }
    public IReadOnlyList<OtherReview> Others { get; init; } = [];

    /// <summary>Place among the member's files, how many they have, how many are sent.</summary>
    public int Place { get; init; }
    public int Given { get; init; }
    public int Done { get; init; }
    public string? PreviousKey { get; init; }
    public string? NextKey { get; init; }

    /// <summary>The unsent file that follows in the member's own order, round the end; null when this is the last.</summary>
    public string? SkipToKey { get; init; }

    public bool CanWrite => RoundState == RoundState.Open && State is ReviewState.Assigned or ReviewState.Draft;
}

/// <summary>Opens one review for the member it was given to.</summary>
public sealed class ReviewSheets(ViewerDb viewerDb)
{
    /// <summary>Null when it is not this member's. Throws <see cref="RuleBroken"/> while the round is prepared, or before the member signed on ties (the round's key is then its argument).</summary>
    public async Task<ReviewSheet?> OpenAsync(string reviewKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScoreFiles);
        var me = db.Viewer.UserId;
        var review = await db.Reviews.IncludingTraining().AsNoTrackingWithIdentityResolution().Include(r => r.Marks).Include(r => r.Round.Rubric.Criteria).ThenInclude(c => c.Levels)
            .SingleOrDefaultAsync(r => r.Key == reviewKey && r.UserId == me, ct);
        if (review is null) return null;
        var round = review.Round;
        db.Viewer.Demand(Permission.ScoreFiles, round.EditionId);
        if (round.State == RoundState.Preparing) RuleBroken.If(round.WhyNotScore());
        var all = await db.Reviews.IncludingTraining().Where(r => r.RoundId == round.Id && r.UserId == me).InOwnOrder()
            .Select(r => new Line(r.Key, r.State, r.IsTraining, db.TieStatements.Any(s => s.RoundId == r.RoundId && s.UserId == me), db.Editions.Where(e => e.Id == r.EditionId).Select(e => e.Code).First())).ToListAsync(ct);
        var mine = all.FindAll(m => m.IsTraining == review.IsTraining);
        var at = mine.FindIndex(m => m.Key == reviewKey);
        if (at < 0) return null;
        if (round.State == RoundState.Open && !mine[at].Signed) throw new RuleBroken("Selection.SignTiesFirst", round.Key);
        if (round.State == RoundState.Open && !review.IsTraining && all.Exists(m => m.IsTraining && m.Waits)) throw new RuleBroken("Selection.TrainFirst");
        if (await FileView.ReadAsync(db, review, ct) is not { } file) return null;
        return new ReviewSheet
        {
            Key = review.Key, EditionCode = mine[at].Edition, RoundKey = round.Key, Round = round.Name, State = review.State, RoundState = round.State, ClosesOn = round.ClosesOn, SubmittedAt = review.SubmittedAt, IsTraining = review.IsTraining, Abstention = review.Abstention, Score = review.Score,
            OthersVisible = round.OthersVisible, File = file, Papers = await ReviewPapers.OfAsync(db, review.CandidateId, ct), Criteria = SheetCriterion.Of(round.Rubric), Draft = ReviewDraft.Of(review), Others = !review.IsTraining && Shows(review) ? await OthersAsync(db, review, ct) : [],
            Place = at + 1, Given = mine.Count(m => m.State != ReviewState.Abstained), Done = mine.Count(m => m.State == ReviewState.Submitted),
            PreviousKey = at > 0 ? mine[at - 1].Key : null, NextKey = at + 1 < mine.Count ? mine[at + 1].Key : null,
            SkipToKey = mine.Skip(at + 1).Concat(mine.Take(at)).FirstOrDefault(m => m.Waits)?.Key,
        };
    }

    /// <summary>The row rules say the same; a manager who also scores has a second hat whose rows this page must not bring in.</summary>
    static bool Shows(Review own) => own.Round.OthersVisible switch
    {
        OthersVisible.Never => false,
        OthersVisible.AfterOwn => own.State == ReviewState.Submitted,
        OthersVisible.Always => true,
    };

    /// <summary>The other members' sent reviews of the file in this round, as far as it shows them; in an order that tells nothing of who they are.</summary>
    static async Task<IReadOnlyList<OtherReview>> OthersAsync(AppDbContext db, Review own, CancellationToken ct)
    {
        var others = await db.Reviews.AsNoTracking().Where(r => r.RoundId == own.RoundId && r.CandidateId == own.CandidateId && r.UserId != own.UserId && r.State == ReviewState.Submitted)
            .OrderBy(r => r.Key).Select(r => new { r.Total, r.Weights, r.Comment, Marks = r.Marks.Select(m => new { m.CriterionId, m.Level }).ToList() }).ToListAsync(ct);
        var keys = own.Round.Rubric.Criteria.ToDictionary(c => c.Id, c => c.Key);
        return [.. others.Select((o, i) => new OtherReview((char)('A' + i), o.Marks.ToDictionary(m => keys[m.CriterionId], m => m.Level), new Ratio(o.Total ?? 0, o.Weights), o.Comment))];
    }

    sealed record Line(string Key, ReviewState State, bool IsTraining, bool Signed, string Edition)
    {
        public bool Waits => State is ReviewState.Assigned or ReviewState.Draft;
    }
}
