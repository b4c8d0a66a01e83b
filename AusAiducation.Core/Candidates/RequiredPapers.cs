using AusAiducation.Core.Documents;

namespace AusAiducation.Core.Candidates;

/// <summary>Which papers a file needs at its stage: the transcript first, the proof of income only once shortlisted (collect late).</summary>
public static class RequiredPapers
{
    /// <summary>Kinds a candidate's file may hold.</summary>
    public static readonly IReadOnlyList<DocumentKind> Kinds = [DocumentKind.Transcript, DocumentKind.SchoolCertificate, DocumentKind.IncomeProof, DocumentKind.RepresentativeAgreement, DocumentKind.IdentityCard, DocumentKind.ParentsPapers, DocumentKind.SocialRegister, DocumentKind.Other];

    public static IReadOnlyList<DocumentKind> For(CandidateStage stage) => stage switch
    {
        CandidateStage.Received or CandidateStage.Eligible => [DocumentKind.Transcript],
        CandidateStage.Shortlisted or CandidateStage.Selected or CandidateStage.Reserve or CandidateStage.Accepted => [DocumentKind.Transcript, DocumentKind.IncomeProof],
        CandidateStage.Ineligible or CandidateStage.NotShortlisted or CandidateStage.NotSelected or CandidateStage.Withdrawn => [],
    };
}
