using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Selection;

/// <summary>How an appeal came in.</summary>
public enum AppealWay { Letter, Mail, Call, InPerson }

/// <summary>What the second look found.</summary>
public enum AppealOutcome { DecisionStands, DecisionChanged }

/// <summary>Somebody contests a decision that was told: their words, and the answer given by a named person.</summary>
public sealed class Appeal : KeyedEntity, IAboutCandidate
{
    public const int WordsMaxLength = 4000;
    public const int AnswerMaxLength = 2000;

    Appeal() { }

    public Appeal(SelectionDecision decision, DateOnly receivedOn, AppealWay way, string words, int recordedByUserId)
    {
        if (decision.ReleasedAt is null) throw new RuleBroken("Appeals.NotTold");
        (EditionId, CandidateId, DecisionId, ReceivedOn, Way, Words, RecordedByUserId) = (decision.EditionId, decision.CandidateId, decision.Id, receivedOn, way, words, recordedByUserId);
    }

    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public Candidate? Candidate { get; private set; }

    /// <summary>The decision contested.</summary>
    public int DecisionId { get; private set; }
    public DateOnly ReceivedOn { get; private set; }
    public AppealWay Way { get; private set; }

    [Sensitive]
    public string Words { get; private set; } = "";
    public int RecordedByUserId { get; private set; }
    public AppealOutcome? Outcome { get; private set; }

    [Sensitive]
    public string? Answer { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public int? AnsweredByUserId { get; private set; }
    public AppUser? AnsweredBy { get; private set; }

    /// <summary>The decision that took the place of the contested one.</summary>
    public int? NewDecisionId { get; private set; }
    public SelectionDecision? NewDecision { get; private set; }

    public Refusal? WhyNotAnswer() => AnsweredAt is null ? null : new("Appeals.Answered");

    /// <param name="changed">The decision that takes the contested one's place; null: it stands.</param>
    public void Reply(string answer, SelectionDecision? changed, int byUserId, DateTime at)
    {
        RuleBroken.If(WhyNotAnswer());
        if (string.IsNullOrWhiteSpace(answer)) throw new RuleBroken("Common.ReasonNeeded");
        (Answer, NewDecision, AnsweredByUserId, AnsweredAt) = (answer.Trim(), changed, byUserId, at);
        Outcome = changed is null ? AppealOutcome.DecisionStands : AppealOutcome.DecisionChanged;
    }
}
