using AusAiducation.Core.Candidates;

namespace AusAiducation.Web.Features.Candidates;

/// <summary>The colour of a stage's or answer's chip; the words say the same.</summary>
static class StageTone
{
    public static string? Of(CandidateStage stage) => stage switch
    {
        CandidateStage.Eligible or CandidateStage.Selected or CandidateStage.Accepted => "good",
        CandidateStage.Shortlisted => "info",
        CandidateStage.Received or CandidateStage.Reserve => "warn",
        CandidateStage.Ineligible or CandidateStage.NotShortlisted or CandidateStage.NotSelected or CandidateStage.Withdrawn => null,
    };

    public static string? OfEligibility(string key) => key switch
    {
        "Eligibility.ToReview" => "bad",
        "Eligibility.ToConfirmYes" or "Eligibility.ToConfirmNo" or "Eligibility.CannotSay" => "warn",
        "Eligibility.Overridden" => "info",
        _ => null,
    };
}
