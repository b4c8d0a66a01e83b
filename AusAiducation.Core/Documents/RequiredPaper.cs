using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Documents;

/// <summary>From which moment of an edition a paper is asked for; it stays asked for from then on.</summary>
public enum PaperMoment { Application, Shortlist, Selection }

/// <summary>What an edition says of one kind of paper.</summary>
public sealed record PaperTerms(PaperMoment From, LocalText Explanation)
{
    /// <summary>False: welcome, and never missing.</summary>
    public bool Required { get; init; } = true;

    /// <summary>How many make it complete: two cards for two parents.</summary>
    public int MinimumCount { get; init; } = 1;

    /// <summary>Asked of those alone who are under age.</summary>
    public bool MinorsOnly { get; init; }

    /// <summary>A redacted copy of it is made for the members who score.</summary>
    public bool ForReviewers { get; init; }
}

/// <summary>One line of the checklist of an edition: a kind of paper, from when it is asked for, and what is said about it.</summary>
public sealed class RequiredPaper : KeyedEntity
{
    public const int MostCount = 5;

    RequiredPaper() { }

    public RequiredPaper(int editionId, DocumentKind kind, int position, PaperTerms terms)
    {
        (EditionId, Kind, Position) = (editionId, kind, position);
        Set(terms);
    }

    public int EditionId { get; private set; }
    public DocumentKind Kind { get; private set; }
    public int Position { get; private set; }
    public PaperMoment From { get; private set; }
    public bool Required { get; private set; }
    public int MinimumCount { get; private set; }
    public bool MinorsOnly { get; private set; }
    public bool ForReviewers { get; private set; }

    /// <summary>What to send and how, for the person who sends it; may be empty.</summary>
    public LocalText Explanation { get; private set; } = null!;

    /// <summary>Why this kind cannot be asked for at that moment: card numbers and the family's papers are for the shortlisted.</summary>
    public static Refusal? WhyNotAsk(DocumentKind kind, PaperMoment from) => from < kind.Earliest() ? new("Checklist.CollectLate", kind) : null;

    public void Set(PaperTerms terms)
    {
        RuleBroken.If(WhyNotAsk(Kind, terms.From));
        if (terms.MinimumCount is < 1 or > MostCount) throw new RuleBroken("Checklist.CountWrong", MostCount);
        (From, Explanation, Required, MinimumCount, MinorsOnly, ForReviewers) = (terms.From, terms.Explanation, terms.Required, terms.MinimumCount, terms.MinorsOnly, terms.ForReviewers);
    }

    /// <summary>The same line for another edition.</summary>
    public RequiredPaper CopyTo(int editionId) => new(editionId, Kind, Position, new PaperTerms(From, Explanation.Copy()) { Required = Required, MinimumCount = MinimumCount, MinorsOnly = MinorsOnly, ForReviewers = ForReviewers });
}
