using AusAiducation.Core.Access;

namespace AusAiducation.Core.Selection;

/// <summary>When a reviewer may see what the others gave.</summary>
public enum OthersVisible { Never, AfterOwn, Always }

/// <summary>What parts two equal scores, published in advance, before a lot.</summary>
public enum TieBreaker { NeedScore, NationalExam, BacAverage }

/// <summary>What is chosen when a round is prepared: dates, reviews per file, what is hidden, when others' marks appear, how ties are parted.</summary>
public sealed record RoundTerms
{
    public const int TitleMaxLength = 80;
    public const int LotMaxLength = 200;
    public const int MostReviews = 9;

    /// <summary>Its own name; null: that of its kind.</summary>
    public string? Title { get; init; }
    public required DateOnly OpensOn { get; init; }
    public required DateOnly ClosesOn { get; init; }
    public int ReviewsPerFile { get; init; } = 3;
    public bool HidesIdentity { get; init; } = true;

    /// <summary>The family's situation: income, household, need.</summary>
    public bool HidesContext { get; init; } = true;
    public OthersVisible OthersVisible { get; init; } = OthersVisible.AfterOwn;

    /// <summary>In the order in which they are asked.</summary>
    public IReadOnlyList<TieBreaker> TieBreakers { get; init; } = [TieBreaker.NeedScore, TieBreaker.NationalExam];

    /// <summary>Where the seed of a lot will come from, announced in advance; null, as a rule: no lot is drawn.</summary>
    public string? LotSource { get; init; }

    /// <summary>The same terms as far as a kind of round leaves the choice.</summary>
    public RoundTerms For(RoundKind kind) => this with
    {
        HidesIdentity = kind.ChoosesIdentity() ? HidesIdentity : kind == RoundKind.Need,
        HidesContext = kind.ChoosesContext() ? HidesContext : kind != RoundKind.Need,
    };

    public Refusal? WhyNot() =>
        ReviewsPerFile is < 1 or > MostReviews ? new("Selection.ReviewsPerFileWrong")
        : ClosesOn < OpensOn ? new("Selection.ClosesBeforeOpening")
        : TieBreakers.Distinct().Count() < TieBreakers.Count ? new("Selection.TieBreakerTwice")
        : null;
}
