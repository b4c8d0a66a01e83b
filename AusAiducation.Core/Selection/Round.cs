using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Selection;

public enum RoundState { Preparing, Open, Closed }

/// <summary>
/// A round of scoring: its kind, rubric, people and terms. The rules are frozen and hashed when it opens; what may still change later
/// is a new version with a reason.
/// </summary>
public sealed class Round : KeyedEntity
{
    public const int FewestTraining = 2;
    public const int MostTraining = 3;
    public const int UsualRemindDays = 3;
    public const int MostRemindDays = 14;
    readonly List<RoundMember> _members = [];
    readonly List<RoundRulesVersion> _versions = [];

    Round() { }

    /// <param name="number">Its place among the edition's rounds of this kind, from 1.</param>
    public Round(int editionId, RoundKind kind, int number, Rubric rubric, RoundTerms terms)
    {
        if (rubric.Purpose != kind.Rubric()) throw new ArgumentException($"A round of kind {kind} is scored with a rubric for {kind.Rubric()}.", nameof(rubric));
        (EditionId, Kind, Number, RubricId, Rubric) = (editionId, kind, number, rubric.Id, rubric);
        Take(terms);
    }

    public int EditionId { get; private set; }
    public RoundKind Kind { get; private set; }
    public int Number { get; private set; }
    public string? Title { get; private set; }
    public int RubricId { get; private set; }
    public Rubric Rubric { get; private set; } = null!;
    public DateOnly OpensOn { get; private set; }
    public DateOnly ClosesOn { get; private set; }
    public int ReviewsPerFile { get; private set; }
    public bool HidesIdentity { get; private set; }
    public bool HidesContext { get; private set; }
    public OthersVisible OthersVisible { get; private set; }
    public IReadOnlyList<TieBreaker> TieBreakers { get; private set; } = [];
    public string? LotSource { get; private set; }

    /// <summary>Codes of the files everybody scores before the others open, to agree on the scale: none, two or three.</summary>
    public IReadOnlyList<string> Training { get; private set; } = [];
    public RoundState State { get; private set; }

    /// <summary>How many days before the end members with work left are reminded, then again on the day and after it; null: never.</summary>
    public int? RemindDays { get; private set; } = UsualRemindDays;
    public DateTime? OpenedAt { get; private set; }
    public DateTime? ClosedAt { get; private set; }

    /// <summary>SHA-256 of the rules in force; null before the first score could be opened.</summary>
    public string? RulesHash { get; private set; }

    /// <summary>Drawn at opening, before any mark: the draws behind rank intervals start from it, so that anybody finds the same figures.</summary>
    public string? Seed { get; private set; }

    /// <summary>Who signs on ties, is given files and scores in it, or may sit on its panels.</summary>
    public IReadOnlyList<RoundMember> Members => _members;

    /// <summary>The rules as they stood at opening (1) and after each change.</summary>
    public IReadOnlyList<RoundRulesVersion> Versions => _versions;

    public RoundName Name => new(Kind, Number, Title);

    public RoundTerms Terms => new()
    {
        Title = Title, OpensOn = OpensOn, ClosesOn = ClosesOn, ReviewsPerFile = ReviewsPerFile, HidesIdentity = HidesIdentity, HidesContext = HidesContext,
        OthersVisible = OthersVisible, TieBreakers = TieBreakers, LotSource = LotSource,
    };

    void Take(RoundTerms terms)
    {
        RuleBroken.If(terms.WhyNot());
        terms = terms.For(Kind);
        (Title, OpensOn, ClosesOn, ReviewsPerFile) = (terms.Title, terms.OpensOn, terms.ClosesOn, terms.ReviewsPerFile);
        (HidesIdentity, HidesContext, OthersVisible) = (terms.HidesIdentity, terms.HidesContext, terms.OthersVisible);
        (TieBreakers, LotSource) = (terms.TieBreakers, terms.LotSource);
    }

    public Refusal? WhyNotChange() => State == RoundState.Closed ? new("Selection.RoundClosed") : null;

    /// <summary>Other terms, while nothing has been scored.</summary>
    public void Plan(RoundTerms terms)
    {
        if (State != RoundState.Preparing) throw new RuleBroken("Selection.RoundNotPreparing");
        Take(terms);
    }

    public Refusal? WhyNotTrain() => !Kind.GivesFiles() ? new("Selection.NoFilesToGive") : State != RoundState.Preparing ? new("Selection.RoundNotPreparing") : null;

    /// <summary>Chooses its training files, by code; none takes the training away.</summary>
    public void Train(IReadOnlyList<string> codes)
    {
        RuleBroken.If(WhyNotTrain());
        if (codes.Count is > 0 and < FewestTraining or > MostTraining) throw new RuleBroken("Selection.TrainingTwoOrThree");
        Training = codes;
    }

    /// <summary>Other terms while members score: a new version of the rules, with its reason. What is hidden no longer changes.</summary>
    public void Amend(RoundTerms terms, string reason, int byUserId, DateTime at)
    {
        if (State != RoundState.Open) throw new RuleBroken(State == RoundState.Closed ? "Selection.RoundClosed" : "Selection.RoundNotYetOpen");
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("Common.ReasonNeeded");
        Take(terms with { HidesIdentity = HidesIdentity, HidesContext = HidesContext });
        if (RoundRules.Hash(this) == RulesHash) return;
        Freeze(reason.Trim(), byUserId, at);
    }

    void Freeze(string? reason, int? byUserId, DateTime at)
    {
        var text = RoundRules.Text(this);
        RulesHash = Stamp.Sha256(text);
        _versions.Add(new RoundRulesVersion(_versions.Count + 1, text, RulesHash, reason, byUserId, at));
    }

    /// <summary>Why the round cannot open yet, with so many files at its stage and members whose hat holds today.</summary>
    public Refusal? WhyNotOpen(int files, int members) =>
        WhyNotOpen()
        ?? (files == 0 ? new Refusal(Kind.Stages().Contains(Candidates.CandidateStage.Eligible) ? "Selection.NoEligibleFile" : "Selection.NobodyShortlisted")
            : members < ReviewsPerFile ? new Refusal("Selection.TooFewMembers", members, ReviewsPerFile)
            : null);

    Refusal? WhyNotOpen() => State != RoundState.Preparing ? new("Selection.RoundNotPreparing") : Rubric.WhyNotUse();

    /// <param name="byUserId">Null: the program itself.</param>
    public void Open(DateTime at, int? byUserId = null)
    {
        RuleBroken.If(WhyNotOpen());
        Rubric.Freeze(at);
        (State, OpenedAt, Seed) = (RoundState.Open, at, Keys.New());
        Freeze(null, byUserId, at);
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
    public Refusal? WhyNotAssign() => !Kind.GivesFiles() ? new("Selection.NoFilesToGive") : WhyNotChange();

    /// <summary>A round prepared by mistake may go, as long as nothing hangs on it.</summary>
    /// <param name="hasWork">A file was given in it, or interviews are planned with its people.</param>
    public Refusal? WhyNotDrop(bool hasWork) => State != RoundState.Preparing ? new("Selection.RoundNotPreparing") : hasWork ? new("Selection.RoundHasWork") : null;

    public void Remind(int? daysBefore)
    {
        RuleBroken.If(WhyNotChange());
        if (daysBefore is < 1 or > MostRemindDays) throw new RuleBroken("Common.NotAWholeNumber", 1, MostRemindDays);
        RemindDays = daysBefore;
    }

    /// <summary>Adds people; whoever is in it already stays as they are.</summary>
    public void Seat(IEnumerable<int> userIds)
    {
        RuleBroken.If(WhyNotChange());
        foreach (var userId in userIds.Except(_members.Select(m => m.UserId)).ToList()) _members.Add(new RoundMember(this, userId));
    }

    /// <summary>Takes somebody out of it.</summary>
    /// <param name="hasWork">They hold a file of the round or sit on one of its panels.</param>
    public void Unseat(RoundMember member, bool hasWork)
    {
        RuleBroken.If(WhyNotChange() ?? (hasWork ? new("Selection.MemberHasWork") : null));
        _members.Remove(member);
    }

    /// <summary>The same round, in preparation, for another edition whose days come so many years later. Its people are chosen again.</summary>
    public Round CopyTo(int editionId, Rubric rubric, int years) =>
        new(editionId, Kind, Number, rubric, Terms with { OpensOn = OpensOn.AddYears(years), ClosesOn = ClosesOn.AddYears(years) }) { RemindDays = RemindDays };
}
