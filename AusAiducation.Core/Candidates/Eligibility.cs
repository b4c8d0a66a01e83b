using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates;

/// <summary>
/// What the rules propose for a file and why; a named person confirms or overrides it. <see cref="Eligible"/> is null where a compulsory
/// rule cannot say: then nothing is proposed, and the cause names what is missing.
/// </summary>
public sealed record EligibilityProposal(bool? Eligible, Refusal Cause)
{
    /// <summary>The rule that decided; null when all compulsory ones pass.</summary>
    public EligibilityRule? Rule { get; init; }

    /// <summary>The version of the rules that was read.</summary>
    public int? RulesId { get; init; }

    /// <summary>Every rule's word, in the order of the rules.</summary>
    public IReadOnlyList<RuleAnswer> Answers { get; init; } = [];

    /// <summary>Rules that do not decide and are not met.</summary>
    public IEnumerable<RuleAnswer> ToLookAt => Answers.Where(a => !a.Rule.Compulsory && a.Verdict != RuleVerdict.Passes);

    /// <summary>The first compulsory rule that fails decides; else the first that cannot say; else the file is eligible.</summary>
    public static EligibilityProposal For(EligibilityRules rules, int callYear, CandidateFacts facts)
    {
        var answers = rules.InOrder.Select(r => RuleAnswer.Of(r, callYear, facts)).ToList();
        var against = answers.Find(a => a.Rule.Compulsory && a.Verdict == RuleVerdict.Fails) ?? answers.Find(a => a.Rule.Compulsory && a.Verdict == RuleVerdict.CannotSay);
        var proposal = against is null ? new EligibilityProposal(true, Met(answers, facts.Marks)) : new EligibilityProposal(against.Verdict == RuleVerdict.Fails ? false : null, against.Cause);
        return proposal with { Rule = against?.Rule, RulesId = rules.Id == 0 ? null : rules.Id, Answers = answers };
    }

    /// <summary>Whether the rules now say the opposite of an answer that once followed them.</summary>
    public bool Contradicts(bool answered, bool? proposedThen) => Eligible is { } now && now != answered && now != proposedThen;

    static Refusal Met(List<RuleAnswer> answers, BacMarks marks) =>
        answers.Find(a => a.Verdict != RuleVerdict.Passes) is { } look ? new("Eligibility.MetToLookAt", look.Cause)
        : marks.Display is not { } average ? new("Eligibility.MetAll")
        : new(marks.IsProvisional ? "Eligibility.MetProvisionally" : "Eligibility.Met", average);
}

/// <summary>The confirmed answer: what was proposed, what a person decided, and why when the two differ.</summary>
public sealed class EligibilityDecision : KeyedEntity, IAboutCandidate
{
    EligibilityDecision() { }

    public EligibilityDecision(Candidate candidate, EligibilityProposal proposal, bool eligible, string? reason, int byUserId, DateTime at)
    {
        if (eligible != proposal.Eligible && string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("Eligibility.OverrideNeedsReason");
        (EditionId, CandidateId, RulesId, ProposedEligible, CauseKey, Eligible, Reason, ByUserId, At) =
            (candidate.EditionId, candidate.Id, proposal.RulesId, proposal.Eligible, proposal.Cause.Key, eligible, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), byUserId, at);
    }

    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }

    /// <summary>The version of the rules that proposed.</summary>
    public int? RulesId { get; private set; }

    /// <summary>Null when the rules could not say.</summary>
    public bool? ProposedEligible { get; private set; }

    /// <summary>Text key of the rule's cause at that moment.</summary>
    public string CauseKey { get; private set; } = "";
    public bool Eligible { get; private set; }
    public string? Reason { get; private set; }
    public int ByUserId { get; private set; }
    public AppUser? By { get; private set; }
    public DateTime At { get; private set; }

    public bool IsOverride => ProposedEligible is { } proposed && proposed != Eligible;
}
