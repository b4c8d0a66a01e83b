using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Documents;

public enum DocumentKind
{
    Transcript, SchoolCertificate, IncomeProof, EnrolmentCertificate, Convention, BankProof, RepresentativeAgreement, IdentityCard, ParentsPapers, Other,
    IncomeDeclaration, FamilyBook, DeathOrDivorceAct, GuardianshipAct, SocialRegister, HomeVisitPhoto,
}

public enum DocumentState { Received, Accepted, Refused }

/// <summary>What the virus scanner said; while it has not said it, the document is in quarantine and nobody opens it.</summary>
public enum DocumentScan { NotScanned, Waiting, Clean, Infected }

/// <summary>A file somebody handed in, about a candidate or a student. Bytes lie apart, so that lists stay light.</summary>
public sealed partial class Document : KeyedEntity
{
    public const int MaxLength = 10 * 1024 * 1024;

    Document() { }

    public Document(DocumentKind kind, string fileName, string contentType, byte[] bytes, string sha256, int uploadedByUserId, DateTime at)
    {
        (Kind, FileName, ContentType, Length, Sha256, UploadedByUserId, UploadedAt) = (kind, fileName, contentType, bytes.Length, sha256, uploadedByUserId, at);
        Content = new DocumentContent(bytes);
    }

    public int? CandidateId { get; private set; }
    public int? StudentId { get; private set; }

    /// <summary>The file of the public form it was sent with; the candidate too, once that file is sent.</summary>
    public int? DossierId { get; private set; }

    /// <summary>For an enrolment certificate: the year of studies it opens ("2021-2022").</summary>
    public string? AcademicYear { get; private set; }
    public DocumentKind Kind { get; private set; }
    public string FileName { get; private set; } = "";
    public string ContentType { get; private set; } = "";
    public int Length { get; private set; }
    public string Sha256 { get; private set; } = "";
    public int UploadedByUserId { get; private set; }
    public DateTime UploadedAt { get; private set; }
    public DocumentState State { get; private set; }
    public string? RefusedBecause { get; private set; }
    public int? JudgedByUserId { get; private set; }
    public DateTime? JudgedAt { get; private set; }

    /// <summary>The last day on which it counts, when whoever accepted it read one on it.</summary>
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>None once the scanner found it infected: the bytes are gone.</summary>
    public DocumentContent? Content { get; private set; }

    public Document OfCandidate(int candidateId) { CandidateId = candidateId; return this; }

    public Document OfDossier(int dossierId) { DossierId = dossierId; return this; }

    public Document OfStudent(int studentId, string? academicYear) { (StudentId, AcademicYear) = (studentId, academicYear); return this; }

    /// <summary>Why nobody can accept or refuse it: it lies in quarantine, or was found infected.</summary>
    public static Refusal? WhyNotJudge(DocumentScan scan) => scan switch
    {
        DocumentScan.Waiting => new("Documents.InQuarantine"),
        DocumentScan.Infected => new(InfectedReason),
        DocumentScan.NotScanned or DocumentScan.Clean => null,
    };

    /// <param name="validUntil">The last day on which it counts; null when it does not lapse.</param>
    public void Accept(int byUserId, DateTime at, DateOnly? validUntil = null)
    {
        RuleBroken.If(WhyNotJudge(Scan));
        if (State == DocumentState.Accepted) throw new RuleBroken("Documents.AlreadyAccepted");
        (State, RefusedBecause, JudgedByUserId, JudgedAt, ValidUntil) = (DocumentState.Accepted, null, byUserId, at, validUntil);
    }

    /// <summary>Refuses this one document; the reason is what the sender reads.</summary>
    public void Refuse(string reason, int byUserId, DateTime at)
    {
        RuleBroken.If(WhyNotJudge(Scan));
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("Common.ReasonNeeded");
        (State, RefusedBecause, JudgedByUserId, JudgedAt) = (DocumentState.Refused, reason.Trim(), byUserId, at);
    }
}

/// <summary>The bytes of a document.</summary>
public sealed class DocumentContent : Entity
{
    DocumentContent() { }

    internal DocumentContent(byte[] bytes) => Bytes = bytes;

    public int DocumentId { get; private set; }
    public Document? Document { get; private set; }

    [Sensitive]
    public byte[] Bytes { get; private set; } = [];
}
