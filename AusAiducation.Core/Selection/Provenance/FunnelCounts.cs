using AusAiducation.Core.Candidates;

namespace AusAiducation.Core.Selection.Provenance;

/// <summary>The steps of an edition, each reached by some of those who reached the one before.</summary>
public enum FunnelStep { Received, Complete, Eligible, Shortlisted, Selected, Accepted }

/// <summary>How many files reached each step. <see cref="Complete"/> is null where nobody counted what files lack, or may not.</summary>
public readonly record struct FunnelCounts(int Received, int? Complete, int Eligible, int Shortlisted, int Selected, int Accepted)
{
    public int? this[FunnelStep step] => step switch
    {
        FunnelStep.Received => Received,
        FunnelStep.Complete => Complete,
        FunnelStep.Eligible => Eligible,
        FunnelStep.Shortlisted => Shortlisted,
        FunnelStep.Selected => Selected,
        FunnelStep.Accepted => Accepted,
    };

    /// <summary>So many files at one stage. A file that withdrew, or was found not eligible, counts as received only.</summary>
    public static FunnelCounts At(CandidateStage stage, int files)
    {
        var reached = Reached(stage);
        int From(FunnelStep step) => reached >= step ? files : 0;
        return new(files, From(FunnelStep.Complete), From(FunnelStep.Eligible), From(FunnelStep.Shortlisted), From(FunnelStep.Selected), From(FunnelStep.Accepted));
    }

    public static FunnelCounts operator +(FunnelCounts a, FunnelCounts b) =>
        new(a.Received + b.Received, a.Complete + b.Complete, a.Eligible + b.Eligible, a.Shortlisted + b.Shortlisted, a.Selected + b.Selected, a.Accepted + b.Accepted);

    /// <summary>Share of the received files that reached a step, in whole percent; null without files.</summary>
    public int? Share(FunnelStep step) => Received == 0 || this[step] is not { } n ? null : (int)Math.Round(100m * n / Received, MidpointRounding.AwayFromZero);

    static FunnelStep Reached(CandidateStage stage) => stage switch
    {
        CandidateStage.Received or CandidateStage.Ineligible or CandidateStage.Withdrawn => FunnelStep.Received,
        CandidateStage.Eligible or CandidateStage.NotShortlisted => FunnelStep.Eligible,
        CandidateStage.Shortlisted or CandidateStage.Reserve or CandidateStage.NotSelected => FunnelStep.Shortlisted,
        CandidateStage.Selected => FunnelStep.Selected,
        CandidateStage.Accepted => FunnelStep.Accepted,
    };
}
