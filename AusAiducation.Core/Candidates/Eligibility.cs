using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates;

/// <summary>What the rules propose for a file and why; a named person confirms or overrides it.</summary>
public sealed record EligibilityProposal(bool Eligible, Refusal Cause)
{
    /// <summary>The edition's rules over one file: bac year, average of at least the minimum, income bracket declared.</summary>
    public static EligibilityProposal For(EligibilityRules rules, int bacYear, BacMarks marks, int? fileBacYear, bool incomeDeclared)
    {
        if (fileBacYear is { } year && year != bacYear) return new(false, new("Eligibility.WrongYear", year, bacYear));
        if (marks.ForRules is not { } average) return new(false, new("Eligibility.NoAverage"));
        if (average < rules.MinimumAverage) return new(false, new("Eligibility.AverageTooLow", marks.Display ?? 0m, rules.MinimumAverage));
        if (rules.IncomeBracketRequired && !incomeDeclared) return new(false, new("Eligibility.NoIncomeBracket"));
        return new(true, new(marks.IsProvisional ? "Eligibility.MetProvisionally" : "Eligibility.Met", marks.Display ?? 0m));
    }
}

/// <summary>The confirmed answer: what was proposed, what a person decided, and why when the two differ.</summary>
public sealed class EligibilityDecision : KeyedEntity, IAboutCandidate
{
    EligibilityDecision() { }

    public EligibilityDecision(Candidate candidate, EligibilityProposal proposal, bool eligible, string? reason, int byUserId, DateTime at)
    {
        if (eligible != proposal.Eligible && string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("Eligibility.OverrideNeedsReason");
        (EditionId, CandidateId, ProposedEligible, CauseKey, Eligible, Reason, ByUserId, At) =
            (candidate.EditionId, candidate.Id, proposal.Eligible, proposal.Cause.Key, eligible, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), byUserId, at);
    }

    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public bool ProposedEligible { get; private set; }

    /// <summary>Text key of the rule's cause at that moment.</summary>
    public string CauseKey { get; private set; } = "";
    public bool Eligible { get; private set; }
    public string? Reason { get; private set; }
    public int ByUserId { get; private set; }
    public AppUser? By { get; private set; }
    public DateTime At { get; private set; }

    public bool IsOverride => Eligible != ProposedEligible;
}
