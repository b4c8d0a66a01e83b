using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Selection;

public enum RoundState { Preparing, Open, Closed }

/// <summary>When a reviewer may see what the others gave.</summary>
public enum OthersVisible { Never, AfterOwn, Always }

/// <summary>A round of scoring: which rubric, how many reviews a file, what is hidden. Its rules are frozen and hashed when it opens.</summary>
public sealed class Round : KeyedEntity
{
    Round() { }

    public Round(int editionId, Rubric rubric, DateOnly closesOn, int reviewsPerFile = 3, bool hidesIdentity = true, OthersVisible othersVisible = OthersVisible.AfterOwn)
    {
        if (reviewsPerFile is < 1 or > 9) throw new RuleBroken("Selection.ReviewsPerFileWrong");
        (EditionId, RubricId, Rubric, ClosesOn, ReviewsPerFile, HidesIdentity, OthersVisible) = (editionId, rubric.Id, rubric, closesOn, reviewsPerFile, hidesIdentity, othersVisible);
    }

    public int EditionId { get; private set; }
    public int RubricId { get; private set; }
    public Rubric Rubric { get; private set; } = null!;
    public DateOnly ClosesOn { get; private set; }
    public int ReviewsPerFile { get; private set; }
    public bool HidesIdentity { get; private set; }
    public OthersVisible OthersVisible { get; private set; }
    public RoundState State { get; private set; }
    public DateTime? OpenedAt { get; private set; }
    public DateTime? ClosedAt { get; private set; }

    /// <summary>SHA-256 of the rules as they stood when the first score could be opened.</summary>
    public string? RulesHash { get; private set; }

    /// <summary>Why the round cannot open yet, with so many eligible files and members who may score.</summary>
    public Refusal? WhyNotOpen(int eligibleFiles, int members) =>
        WhyNotOpen()
        ?? (eligibleFiles == 0 ? new Refusal("Selection.NoEligibleFile")
            : members < ReviewsPerFile ? new Refusal("Selection.TooFewMembers", members, ReviewsPerFile)
            : null);

    Refusal? WhyNotOpen() => State != RoundState.Preparing ? new("Selection.RoundNotPreparing") : Rubric.WhyNotUse();

    public void Open(DateTime at)
    {
        RuleBroken.If(WhyNotOpen());
        Rubric.Freeze(at);
        (State, OpenedAt, RulesHash) = (RoundState.Open, at, RoundRules.Hash(this));
    }

    public void Close(DateTime at)
    {
        RuleBroken.If(WhyNotScore());
        (State, ClosedAt) = (RoundState.Closed, at);
    }

    public Refusal? WhyNotScore() => State switch
    {
        RoundState.Preparing => new("Selection.RoundNotYetOpen"),
        RoundState.Closed => new("Selection.RoundClosed"),
        RoundState.Open => null,
    };

    /// <summary>Files are given before and while members score.</summary>
    public Refusal? WhyNotAssign() => State == RoundState.Closed ? new("Selection.RoundClosed") : null;
}
