using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Selection;

public enum ReviewState { Assigned, Draft, Submitted, SetAside }

/// <summary>One file given to one member, and what the member made of it. The draft is this row: nothing typed is lost.</summary>
public sealed class Review : KeyedEntity, IAboutCandidate
{
    public const int CommentMaxLength = 4000;
    readonly List<ReviewMark> _marks = [];

    Review() { }

    public Review(Round round, int candidateId, int userId, int position) =>
        (RoundId, Round, EditionId, CandidateId, UserId, Position) = (round.Id, round, round.EditionId, candidateId, userId, position);

    public int RoundId { get; private set; }
    public Round Round { get; private set; } = null!;
    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public CandidateFile? File { get; private set; }
    public int UserId { get; private set; }
    public AppUser? User { get; private set; }

    /// <summary>Place in this member's own random order, stored so that order effects can be tested.</summary>
    public int Position { get; private set; }
    public ReviewState State { get; private set; }
    public string? Comment { get; private set; }
    public DateTime? SavedAt { get; private set; }
    public DateTime? SubmittedAt { get; private set; }

    /// <summary>Sum of weight x level once submitted; totals are compared as integers, so ties are true ties.</summary>
    public int? Total { get; private set; }

    /// <summary>Sum of the weights behind <see cref="Total"/>: 100, or less where a criterion did not apply.</summary>
    public int Weights { get; private set; } = 100;

    /// <summary>On the scale of the levels, exact; null until sent.</summary>
    public Ratio? Score => Total is { } total ? new Ratio(total, Weights) : null;
    public IReadOnlyList<ReviewMark> Marks => _marks;

    public Refusal? WhyNotWrite() =>
        State switch
        {
            ReviewState.Submitted => new("Selection.ReviewSubmitted"),
            ReviewState.SetAside => new("Selection.ReviewSetAside"),
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
        (State, SubmittedAt, SavedAt) = (ReviewState.Submitted, at, at);
    }

    /// <summary>A tie was declared: what was written is kept but counts nowhere.</summary>
    public void SetAside() => State = ReviewState.SetAside;
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
