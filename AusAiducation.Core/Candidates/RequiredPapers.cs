using AusAiducation.Core.Documents;

namespace AusAiducation.Core.Candidates;

/// <summary>Which papers a file needs at its stage: the transcript first, the proof of income only once shortlisted (collect late).</summary>
public static class RequiredPapers
{
    /// <summary>Kinds a candidate's file may hold.</summary>
    public static readonly IReadOnlyList<DocumentKind> Kinds = [DocumentKind.Transcript, DocumentKind.SchoolCertificate, DocumentKind.IncomeProof, DocumentKind.RepresentativeAgreement, DocumentKind.IdentityCard, DocumentKind.ParentsPapers, DocumentKind.Other];

    /// <summary>Papers that hold a card number or the family's situation: refused, like those fields, while law 09-08's facts are missing.</summary>
    public static bool IsGuarded(DocumentKind kind) => kind is DocumentKind.IdentityCard or DocumentKind.ParentsPapers or DocumentKind.IncomeProof;

    public static IReadOnlyList<DocumentKind> For(CandidateStage stage) => stage switch
    {
        CandidateStage.Received or CandidateStage.Eligible => [DocumentKind.Transcript],
        CandidateStage.Shortlisted or CandidateStage.Selected or CandidateStage.Reserve or CandidateStage.Accepted => [DocumentKind.Transcript, DocumentKind.IncomeProof],
        CandidateStage.Ineligible or CandidateStage.NotShortlisted or CandidateStage.NotSelected or CandidateStage.Withdrawn => [],
    };
}
