using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;

namespace AusAiducation.Core.Candidates.Inquiries;

/// <summary>How the family was met.</summary>
public enum InquiryContact { HomeVisit, Telephone, Institution }

/// <summary>In what capacity somebody answered the inquirer.</summary>
public enum MetAs { Father, Mother, BothParents, Guardian, OtherRelative, InstitutionDirector, CandidateThemself }

/// <summary>What a finding rests on. The register's certificate is one piece of evidence among others, never the score.</summary>
public enum EvidenceSource { Seen, PaperShown, SocialRegister, ToldOnly }

/// <summary>What an inquirer says of a difference: it is so, or there is an explanation.</summary>
public enum ContradictionAnswer { Confirmed, Explained }

/// <summary>
/// What an inquirer found and signed. It never changes: a correction is the next <see cref="Number"/>, with its reason. The team and the
/// inquirer meet it; a committee meets <see cref="NeedFindings"/> alone.
/// </summary>
public sealed class InquiryReport : KeyedEntity, IAboutCandidate
{
    public const int NameMaxLength = 120;
    public const int NotesMaxLength = 2000;

    readonly List<InquiryFinding> _findings = [];
    readonly List<InquiryContradiction> _contradictions = [];

    InquiryReport() { }

    /// <param name="reason">Why it replaces the version before; none for the first.</param>
    internal InquiryReport(SocialInquiry inquiry, int number, string? reason, InquiryFacts facts, int maximum, int signedByUserId, string signedName, DateTime at)
    {
        (InquiryId, EditionId, CandidateId, Number, Reason) = (inquiry.Id, inquiry.EditionId, inquiry.CandidateId, number, reason);
        (Contact, VisitedOn, Met, MetName, Notes) = (facts.Contact, facts.VisitedOn, facts.Met, facts.MetName, facts.Notes);
        (MonthlyIncomeMad, HouseholdSize, Siblings, Parents, Boarding, DistanceKm) =
            (facts.Found.MonthlyIncomeMad, facts.Found.HouseholdSize, facts.Found.Siblings, facts.Found.Parents, facts.Found.Boarding, facts.Found.DistanceKm);
        _findings.AddRange(facts.Levels.Select(l => new InquiryFinding(l)));
        _contradictions.AddRange(facts.Answers.Select(a => new InquiryContradiction(a)));
        (Score, Maximum, SignedByUserId, SignedName, SignedAt) = (facts.Levels.Sum(l => l.Level.Points), maximum, signedByUserId, signedName, at);
    }

    public int InquiryId { get; private set; }
    public SocialInquiry? Inquiry { get; private set; }
    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public int Number { get; private set; }

    [Sensitive]
    public string? Reason { get; private set; }
    public InquiryContact Contact { get; private set; }
    public DateOnly VisitedOn { get; private set; }
    public MetAs Met { get; private set; }

    [Sensitive]
    public string? MetName { get; private set; }
    [Sensitive]
    public decimal? MonthlyIncomeMad { get; private set; }
    [Sensitive]
    public int? HouseholdSize { get; private set; }
    [Sensitive]
    public int? Siblings { get; private set; }
    [Sensitive]
    public ParentsSituation? Parents { get; private set; }
    [Sensitive]
    public bool? Boarding { get; private set; }
    [Sensitive]
    public int? DistanceKm { get; private set; }
    [Sensitive]
    public string? Notes { get; private set; }

    /// <summary>Sum of the points of the levels found, on the grid as it stood; out of <see cref="Maximum"/>.</summary>
    [Sensitive]
    public int Score { get; private set; }
    public int Maximum { get; private set; }
    public int SignedByUserId { get; private set; }

    /// <summary>The name as it was signed.</summary>
    public string SignedName { get; private set; } = "";
    public DateTime SignedAt { get; private set; }
    public IReadOnlyList<InquiryFinding> Findings => _findings;
    public IReadOnlyList<InquiryContradiction> Contradictions => _contradictions;
}

/// <summary>The level found for one item of the grid, and what it rests on.</summary>
public sealed class InquiryFinding : Entity
{
    public const int EvidenceMaxLength = 500;

    InquiryFinding() { }

    internal InquiryFinding(FoundLevel found) => (NeedItemId, NeedLevelId, Points, Source, Evidence) = (found.Item.Id, found.Level.Id, found.Level.Points, found.Source, found.Evidence);

    public int InquiryReportId { get; private set; }
    public InquiryReport? Report { get; private set; }
    public int NeedItemId { get; private set; }
    public int NeedLevelId { get; private set; }

    [Sensitive]
    public int Points { get; private set; }
    public EvidenceSource Source { get; private set; }
    [Sensitive]
    public string Evidence { get; private set; } = "";
}

/// <summary>A difference as it stood when the report was signed, confirmed or explained.</summary>
public sealed class InquiryContradiction : Entity
{
    public const int ExplanationMaxLength = 500;

    InquiryContradiction() { }

    internal InquiryContradiction(AnsweredContradiction a) => (Kind, Declared, Found, Answer, Explanation) = (a.Of.Kind, a.Of.Declared, a.Of.Found, a.Answer, a.Explanation);

    public int InquiryReportId { get; private set; }
    public InquiryReport? Report { get; private set; }
    public ContradictionKind Kind { get; private set; }

    [Sensitive]
    public string Declared { get; private set; } = "";
    [Sensitive]
    public string Found { get; private set; } = "";
    public ContradictionAnswer Answer { get; private set; }
    [Sensitive]
    public string? Explanation { get; private set; }
}

/// <summary>A photo taken for one item: a <see cref="Document"/> that is erased once the decision is final.</summary>
public sealed class InquiryPhoto : Entity, IAboutCandidate
{
    InquiryPhoto() { }

    internal InquiryPhoto(SocialInquiry inquiry, int needItemId, Document document) =>
        (InquiryId, EditionId, CandidateId, NeedItemId, Document) = (inquiry.Id, inquiry.EditionId, inquiry.CandidateId, needItemId, document);

    public int InquiryId { get; private set; }
    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public int NeedItemId { get; private set; }
    public int DocumentId { get; private set; }
    public Document Document { get; private set; } = null!;
}
