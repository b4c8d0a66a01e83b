using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.People;

namespace AusAiducation.Core.Candidates;

/// <summary>Birth and identifiers as the file shows them: the card number's last characters only.</summary>
public sealed record DossierIdentity(DateOnly? BirthDate, string? Massar, string? CinTail, int Version);

public sealed record DossierContact(string? Phone, string? Email, string? Address, int Version);

public sealed record DossierFamily(IncomeBracket Income, int? HouseholdSize, string? Situation, int Version, int? Siblings = null);

public sealed record DossierPaper(string Key, DocumentKind Kind, string FileName, string ContentType, int Length, DateTime UploadedAt, DocumentState State, string? RefusedBecause, DocumentScan Scan, DateOnly? ValidUntil)
{
    /// <summary>The day on which it counts is over.</summary>
    public bool HasLapsed(DateOnly today) => ValidUntil < today;

    public bool StandsOn(DateOnly today) => State != DocumentState.Refused && !HasLapsed(today);
}

/// <summary>Official marks entered for the file; with what was declared before, by whom and when, once confirmed.</summary>
public sealed record DossierOfficial(BacMarks Official, BacMarks? Declared, string? By, DateTime? ConfirmedAt);

public sealed record DossierRuling(bool Eligible, bool IsOverride, bool? Proposed, string CauseKey, string? Reason, string By, DateTime At);

/// <summary>One candidate's whole file as one viewer meets it; a part that is hidden from this viewer is null.</summary>
public sealed record CandidateDossier
{
    public required string Key { get; init; }
    public required string Code { get; init; }
    public required string EditionCode { get; init; }
    public bool EditionClosed { get; init; }
    public int EditionId { get; init; }
    public CandidateStage Stage { get; init; }
    public int CandidateVersion { get; init; }

    public required string FamilyName { get; init; }
    public required string GivenName { get; init; }
    public string? FamilyNameArabic { get; init; }
    public string? GivenNameArabic { get; init; }
    public Gender Gender { get; init; }
    public int PersonVersion { get; init; }
    public DossierIdentity? Identity { get; init; }
    public DossierContact? Contact { get; init; }
    public string? School { get; init; }
    public string? ProvinceCode { get; init; }

    public string? StreamCode { get; init; }
    public int? BacYear { get; init; }
    public BacMarks Marks { get; init; }
    public DossierOfficial? Official { get; init; }
    public string? StudyWish { get; init; }
    public string? Motivation { get; init; }
    public int FileVersion { get; init; }
    public DossierFamily? Family { get; init; }

    public LocalText? Supplier { get; init; }
    public string? ListSupplier => Supplier?.Current;
    public DateTime ReceivedAt { get; init; }

    /// <summary>Null for a viewer who does not meet the family's income: the rules need it.</summary>
    public EligibilityProposal? Proposal { get; init; }
    public IReadOnlyList<DossierRuling> Rulings { get; init; } = [];

    /// <summary>Null for a viewer who does not meet documents.</summary>
    public IReadOnlyList<DossierPaper>? Papers { get; init; }

    public string Name => $"{FamilyName.ToUpperInvariant()} {GivenName}";
    public string NameArabic => $"{GivenNameArabic} {FamilyNameArabic}".Trim();

    /// <summary>Papers the stage asks for that nobody sent, or that were refused.</summary>
    public IReadOnlyList<DocumentKind> Missing { get; init; } = [];

    /// <summary>Files it may repeat, and those found to repeat it.</summary>
    public FileKin Kin { get; init; } = FileKin.None;

    /// <summary>The public form brought something with it that this viewer meets.</summary>
    public bool FromForm { get; init; }

    /// <summary>What stands at the top of the pages beside this one.</summary>
    public FileHead Head => new()
    {
        Key = Key, Code = Code, EditionId = EditionId, EditionCode = EditionCode, EditionClosed = EditionClosed, Stage = Stage, FamilyName = FamilyName, GivenName = GivenName,
        NameArabic = NameArabic, Supplier = Supplier, ReceivedAt = ReceivedAt, FromForm = FromForm,
    };

    /// <summary>Corrected since the answer, so that the rules would now propose the opposite.</summary>
    public bool IsContradicted => Proposal is not null && Rulings.Count > 0 && Proposal.Contradicts(Rulings[0].Eligible, Rulings[0].Proposed);

    public Refusal? WhyNotEdit => CandidateEditing.WhyNotEdit(EditionCode, EditionClosed);
}
