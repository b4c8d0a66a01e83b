using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Candidates;

/// <summary>A person put this candidate on the shortlist, or not, with a reason.</summary>
public sealed class ShortlistDecision : KeyedEntity, IAboutCandidate
{
    public const int ReasonMaxLength = 400;

    ShortlistDecision() { }

    public ShortlistDecision(Candidate candidate, bool shortlisted, string reason, int byUserId, DateTime at)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("Common.ReasonNeeded");
        (EditionId, CandidateId, Shortlisted, Reason, ByUserId, At) = (candidate.EditionId, candidate.Id, shortlisted, reason.Trim(), byUserId, at);
    }

    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public bool Shortlisted { get; private set; }
    public string Reason { get; private set; } = "";
    public int ByUserId { get; private set; }
    public AppUser? By { get; private set; }
    public DateTime At { get; private set; }
}
