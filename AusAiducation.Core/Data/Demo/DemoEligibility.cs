using AusAiducation.Core.Candidates;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Data.Demo;

/// <summary>The first step of a file: what the rules propose, and a person who confirms it or not.</summary>
static class DemoEligibility
{
    public static EligibilityProposal Propose(Edition edition, Candidate candidate) =>
        EligibilityProposal.For(edition.Eligibility, edition.BacYear, CandidateFacts.Of(candidate));

    /// <summary>Follows the proposal, or goes against it when a reason is given.</summary>
    public static void Confirm(DemoWorld world, Candidate candidate, string by, string? againstBecause = null)
    {
        var proposal = Propose(candidate.Edition!, candidate);
        // Where the rules cannot say, a person said no after asking for what was missing.
        var eligible = (proposal.Eligible ?? false) ^ againstBecause is not null;
        var reason = againstBecause ?? (proposal.Eligible is null ? "Pièce demandée deux fois, sans réponse au 5 juillet." : null);
        world.Db.EligibilityDecisions.Add(new EligibilityDecision(candidate, proposal, eligible, reason, world.Id(by), world.Diary.Now));
        candidate.GoTo(eligible ? CandidateStage.Eligible : CandidateStage.Ineligible);
    }
}
