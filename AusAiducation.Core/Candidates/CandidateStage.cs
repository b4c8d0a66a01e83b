using AusAiducation.Core.Access;

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

    public static Refusal? WhyNot(this CandidateStage stage, CandidateStage next) =>
        stage.Next().Contains(next) ? null : new Refusal("Candidates.StepRefused", stage, next);

    /// <summary>Why a file at this stage cannot take this answer: yes is good at any later stage, no only before the shortlist.</summary>
    public static Refusal? WhyNotRule(this CandidateStage stage, bool eligible) =>
        (eligible && stage.IsPastEligibility()) || stage == StageOf(eligible) ? null : stage.WhyNot(StageOf(eligible));

    public static CandidateStage StageOf(bool eligible) => eligible ? CandidateStage.Eligible : CandidateStage.Ineligible;

    /// <summary>Stages that rest on a confirmed eligibility.</summary>
    public static bool IsPastEligibility(this CandidateStage stage) =>
        stage is not (CandidateStage.Received or CandidateStage.Eligible or CandidateStage.Ineligible or CandidateStage.Withdrawn);

    /// <summary>Stages at which the card number, the parents' papers and the detailed situation are asked for, and not before.</summary>
    public static bool AsksComplement(this CandidateStage stage) => stage is CandidateStage.Shortlisted or CandidateStage.Selected or CandidateStage.Reserve;

    /// <summary>Stages whose file the committee scores.</summary>
    public static bool IsScored(this CandidateStage stage) => stage is CandidateStage.Eligible;
}
