namespace AusAiducation.Core.Candidates;

/// <summary>Where an application stands. Decisions stay pending (not in this enum) until they are released.</summary>
public enum CandidateStage
{
    Received,
    Eligible,
    Ineligible,
    Shortlisted,
    NotShortlisted,
    Selected,
    Reserve,
    NotSelected,
    Accepted,
    Withdrawn,
}

public static class CandidateSteps
{
    /// <summary>The stages an application may go to from this one.</summary>
    public static IReadOnlyList<CandidateStage> Next(this CandidateStage stage) => stage switch
    {
        CandidateStage.Received => [CandidateStage.Eligible, CandidateStage.Ineligible, CandidateStage.Withdrawn],
        CandidateStage.Eligible => [CandidateStage.Ineligible, CandidateStage.Shortlisted, CandidateStage.NotShortlisted, CandidateStage.Withdrawn],
        CandidateStage.Ineligible => [CandidateStage.Eligible, CandidateStage.Withdrawn],
        CandidateStage.Shortlisted => [CandidateStage.NotShortlisted, CandidateStage.Selected, CandidateStage.Reserve, CandidateStage.NotSelected, CandidateStage.Withdrawn],
        CandidateStage.NotShortlisted => [CandidateStage.Shortlisted],
        CandidateStage.Selected => [CandidateStage.Accepted, CandidateStage.Withdrawn],
        CandidateStage.Reserve => [CandidateStage.Selected, CandidateStage.NotSelected, CandidateStage.Withdrawn],
        CandidateStage.NotSelected => [],
        CandidateStage.Accepted => [],
        CandidateStage.Withdrawn => [],
    };

    /// <summary>Stages whose file the committee scores.</summary>
    public static bool IsScored(this CandidateStage stage) => stage is CandidateStage.Eligible;
}
