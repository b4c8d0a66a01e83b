using AusAiducation.Core.Access;
using AusAiducation.Core.Consents;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Candidates.Dossiers;

/// <summary>
/// In what capacity somebody answers for a minor (Code de la famille, 229 to 232): a parent, a guardian, or whoever effectively shelters
/// the minor, the director of an institution among them.
/// </summary>
public enum RepresentativeCapacity { Father, Mother, TestamentaryGuardian, JudgeAppointedGuardian, InstitutionDirector, PersonSheltering }

/// <summary>How the agreement was given: a page they signed, or a call somebody of the team made and noted.</summary>
public enum AgreementMeans { None, SignedPage, LoggedCall }

/// <summary>The representative of a minor candidate, and their agreement once it is there. Without it the file is not complete.</summary>
public sealed class RepresentativeAgreement : KeyedEntity, IAboutCandidate
{
    public const int NameMaxLength = 120;
    public const int NoteMaxLength = 300;

    RepresentativeAgreement() { }

    internal RepresentativeAgreement(int editionId, int candidateId, RepresentativeFacts facts)
    {
        (EditionId, CandidateId) = (editionId, candidateId);
        Name(facts);
    }

    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }

    [Sensitive]
    public string RepresentativeName { get; private set; } = "";
    public RepresentativeCapacity Capacity { get; private set; }

    /// <summary>Which institution, when its director signs.</summary>
    public string? Institution { get; private set; }
    [Sensitive]
    public string? Phone { get; private set; }

    public AgreementMeans Means { get; private set; }
    public DateOnly? AgreedOn { get; private set; }

    /// <summary>Who called, or took the signed page for good; null while nobody did.</summary>
    public int? RecordedByUserId { get; private set; }
    public AppUser? RecordedBy { get; private set; }
    public string? Note { get; private set; }

    public bool IsGiven => Means != AgreementMeans.None;

    /// <summary>Another representative: what the former one agreed to is no longer an agreement.</summary>
    internal void Name(RepresentativeFacts facts)
    {
        if ((RepresentativeName, Capacity, Institution) != (facts.Name, facts.Capacity, facts.Institution)) (Means, AgreedOn, RecordedByUserId, Note) = (AgreementMeans.None, null, null, null);
        (RepresentativeName, Capacity, Institution, Phone) = (facts.Name, facts.Capacity, facts.Institution, facts.Phone);
    }

    public void Agree(AgreementMeans means, DateOnly on, string? note, int byUserId) => (Means, AgreedOn, Note, RecordedByUserId) = (means, on, note, byUserId);
}

/// <summary>What a candidate agreed to on the public form, in which version, until taken back.</summary>
public sealed class CandidateConsent : Entity, IAboutCandidate
{
    CandidateConsent() { }

    internal CandidateConsent(int editionId, int candidateId, ConsentKind kind, DateOnly on) => (EditionId, CandidateId, Kind, GivenOn, TextVersion) = (editionId, candidateId, kind, on, Consent.CurrentVersion);

    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public ConsentKind Kind { get; private set; }
    public DateOnly GivenOn { get; private set; }
    public string TextVersion { get; private set; } = "";
    public DateOnly? WithdrawnOn { get; private set; }

    internal void Withdraw(DateOnly on) => WithdrawnOn ??= on;
}

/// <summary>How a new file was recognised as perhaps somebody already on record.</summary>
public enum TwinSign { Massar, Cin, NameAndBirth, PhoneAndBirth }

/// <summary>
/// A suspicion told to the team and never to the candidate: this file may be a person already on record. A number that is somebody
/// else's cannot stand in the new person's identity; it waits here for a human eye.
/// </summary>
public sealed class DossierTwin : Entity, IAboutCandidate
{
    DossierTwin() { }

    internal DossierTwin(int editionId, int candidateId, int otherPersonId, TwinSign sign, string? claimed) =>
        (EditionId, CandidateId, OtherPersonId, Sign, Claimed) = (editionId, candidateId, otherPersonId, sign, claimed);

    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public int OtherPersonId { get; private set; }
    public TwinSign Sign { get; private set; }

    /// <summary>The Massar code as given, or the card number sealed.</summary>
    [Sensitive]
    public string? Claimed { get; private set; }
}
