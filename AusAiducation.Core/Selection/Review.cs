using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Selection;

/// <summary>Where a review stands. Set aside: a tie came to light. Abstained: its member does not judge this file, for a reason given.</summary>
public enum ReviewState { Assigned, Draft, Submitted, SetAside, Abstained }

/// <summary>One file given to one member, and what the member made of it. The draft is this row: nothing typed is lost.</summary>
public sealed class Review : KeyedEntity, IAboutCandidate
{
    public const int CommentMaxLength = 4000;
    public const int ReasonMaxLength = 400;

    /// <summary>States in which a review is somebody's work, done or to do: what is given, expected and counted.</summary>
    public static readonly IReadOnlyList<ReviewState> Held = [ReviewState.Assigned, ReviewState.Draft, ReviewState.Submitted];

    readonly List<ReviewMark> _marks = [];
    readonly List<ReviewVersion> _versions = [];

    Review() { }

    /// <param name="training">Of a file everybody scores to agree on the scale; it counts nowhere.</param>
    public Review(Round round, int candidateId, int userId, int position, bool training = false) =>
        (RoundId, Round, EditionId, CandidateId, UserId, Position, IsTraining) = (round.Id, round, round.EditionId, candidateId, userId, position, training);

    public int RoundId { get; private set; }
    public Round Round { get; private set; } = null!;
    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public CandidateFile? File { get; private set; }
    public int UserId { get; private set; }
    public AppUser? User { get; private set; }

    /// <summary>Place in this member's own random order, stored so that order effects can be tested.</summary>
    public int Position { get; private set; }

    /// <summary>Of a training file: out of every query that does not ask for it.</summary>
    public bool IsTraining { get; private set; }
    public ReviewState State { get; private set; }
    public string? Comment { get; private set; }
    public DateTime? SavedAt { get; private set; }
    public DateTime? SubmittedAt { get; private set; }

    /// <summary>When its member last left it for later: until it is sent it comes after the rest of their files.</summary>
    public DateTime? SkippedAt { get; private set; }

    /// <summary>Why its member does not judge this file.</summary>
    [Sensitive]
    public string? Abstention { get; private set; }

    /// <summary>Sum of weight x level once submitted; totals are compared as integers, so ties are true ties.</summary>
    public int? Total { get; private set; }

    /// <summary>Sum of the weights behind <see cref="Total"/>: 100, or less where a criterion did not apply.</summary>
    public int Weights { get; private set; } = 100;

    /// <summary>On the scale of the levels, exact; null until sent.</summary>
    public Ratio? Score => Total is { } total ? new Ratio(total, Weights) : null;
    public IReadOnlyList<ReviewMark> Marks => _marks;

    /// <summary>How it came to stand as it does: its member's own history.</summary>
    public IReadOnlyList<ReviewVersion> Versions => _versions;

    public Refusal? WhyNotWrite() =>
        State switch
        {
            ReviewState.Submitted => new("Selection.ReviewSubmitted"),
            ReviewState.SetAside => new("Selection.ReviewSetAside"),
            ReviewState.Abstained => new("Selection.ReviewAbstained"),
            ReviewState.Assigned or ReviewState.Draft => Round.WhyNotScore(),
        };

    /// <summary>A review that was started is never moved to somebody else.</summary>
    public Refusal? WhyNotUnassign() => State == ReviewState.Assigned ? Round.WhyNotAssign() : new("Selection.ReviewStarted");

    /// <param name="level">Null: the criterion does not apply to this file. Only an optional one may be left out so.</param>
    public void Mark(int criterionId, int? level, DateTime at)
    {
        RuleBroken.If(WhyNotWrite());
        var criterion = Round.Rubric.Criteria.FirstOrDefault(c => c.Id == criterionId) ?? throw new RuleBroken("Selection.NoSuchCriterion");
        if (level is null && criterion.Compulsory) throw new RuleBroken("Selection.CriterionApplies", criterion.Name);
        if (level is { } l && !Round.Rubric.Accepts(l)) throw new RuleBroken("Selection.LevelOffScale", Round.Rubric.ScaleMin, Round.Rubric.ScaleMax);
        if (_marks.Find(m => m.CriterionId == criterionId) is { } mark) mark.Level = level;
        else _marks.Add(new ReviewMark(criterionId, level));
        (State, SavedAt) = (ReviewState.Draft, at);
    }

    public void Write(string? comment, DateTime at)
    {
        RuleBroken.If(WhyNotWrite());
        if (comment?.Length > CommentMaxLength) throw new RuleBroken("Selection.CommentTooLong", CommentMaxLength);
        (Comment, State, SavedAt) = (string.IsNullOrWhiteSpace(comment) ? null : comment, ReviewState.Draft, at);
    }

    public Refusal? WhyNotSubmit()
    {
        if (WhyNotWrite() is { } no) return no;
        var missing = Round.Rubric.Criteria.Count(c => _marks.All(m => m.CriterionId != c.Id));
        if (missing > 0) return new("Selection.MarksMissing", missing);
        var extreme = _marks.Any(m => m.Level == Round.Rubric.ScaleMin || m.Level == Round.Rubric.ScaleMax);
        return extreme && Comment is null ? new("Selection.ExtremeNeedsComment") : null;
    }

    public void Submit(DateTime at)
    {
        RuleBroken.If(WhyNotSubmit());
        var score = WeightedScore.Of([.. Round.Rubric.Criteria.Select(c => new MarkedCriterion(c.Weight, _marks.First(m => m.CriterionId == c.Id).Level, c.Compulsory))])!;
        (Total, Weights) = ((int)score.Total, score.Weights);
        (State, SubmittedAt, SavedAt, SkippedAt) = (ReviewState.Submitted, at, at, null);
    }

    /// <summary>Left for later: the others come first. What is marked and written stays.</summary>
    public void Skip(DateTime at)
    {
        RuleBroken.If(WhyNotWrite());
        SkippedAt = at;
    }

    /// <summary>Its member does not judge this file: what was written is kept, counts nowhere, and the place is free for somebody else.</summary>
    public void Abstain(string reason, DateTime at)
    {
        RuleBroken.If(WhyNotWrite() ?? (IsTraining ? new("Selection.TrainingIsForAll") : null));
        (State, Abstention, SavedAt, SkippedAt) = (ReviewState.Abstained, reason, at, null);
    }

    /// <summary>A tie was declared: what was written is kept but counts nowhere.</summary>
    public void SetAside() => State = ReviewState.SetAside;

    /// <summary>Notes how it stands now, in the last version while that one is fresh, else in one more.</summary>
    internal void Remember(DateTime at)
    {
        if (_versions.MaxBy(v => v.BegunAt) is not { } last || !last.Takes(at)) _versions.Add(new ReviewVersion(this, at));
        else last.Take(this, at);
    }
}

/// <summary>A level on one criterion of a review; null where the criterion does not apply to the file, which is not the same as no mark.</summary>
public sealed class ReviewMark : Entity
{
    ReviewMark() { }

    internal ReviewMark(int criterionId, int? level) => (CriterionId, Level) = (criterionId, level);

    public int ReviewId { get; private set; }
    public Review? Review { get; private set; }
    public int CriterionId { get; private set; }
    public int? Level { get; internal set; }
}
