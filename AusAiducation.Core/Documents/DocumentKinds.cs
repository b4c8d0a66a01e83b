namespace AusAiducation.Core.Documents;

/// <summary>What is the same for a kind of document in every edition.</summary>
public static class DocumentKinds
{
    /// <summary>Kinds a candidate's file may hold.</summary>
    public static readonly IReadOnlyList<DocumentKind> OfCandidates =
    [
        DocumentKind.Transcript, DocumentKind.SchoolCertificate, DocumentKind.RepresentativeAgreement, DocumentKind.IdentityCard, DocumentKind.ParentsPapers, DocumentKind.IncomeProof,
        DocumentKind.IncomeDeclaration, DocumentKind.FamilyBook, DocumentKind.DeathOrDivorceAct, DocumentKind.GuardianshipAct, DocumentKind.SocialRegister, DocumentKind.Other,
    ];

    /// <summary>Card numbers, parents and income: six hundred people are not asked for what thirty will need (law 09-08, collect late).</summary>
    public static bool IsCollectedLate(this DocumentKind kind) => kind is DocumentKind.IdentityCard or DocumentKind.ParentsPapers or DocumentKind.IncomeProof
        or DocumentKind.IncomeDeclaration or DocumentKind.FamilyBook or DocumentKind.DeathOrDivorceAct or DocumentKind.GuardianshipAct or DocumentKind.SocialRegister;

    /// <summary>The earliest moment at which an edition may ask for it.</summary>
    public static PaperMoment Earliest(this DocumentKind kind) => kind.IsCollectedLate() ? PaperMoment.Shortlist : PaperMoment.Application;
}
