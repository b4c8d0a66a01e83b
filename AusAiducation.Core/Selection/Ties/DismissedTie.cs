using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Selection.Ties;

/// <summary>A tie the facts spoke for and a person found to be none, with the reason: it is not proposed again.</summary>
public sealed class DismissedTie : Entity, IAboutCandidate
{
    DismissedTie() { }

    public DismissedTie(int editionId, int candidateId, int userId, string reason, int byUserId, DateTime at)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("Common.ReasonNeeded");
        (EditionId, CandidateId, UserId, Reason, ByUserId, At) = (editionId, candidateId, userId, reason.Trim(), byUserId, at);
    }

    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public int UserId { get; private set; }
    public AppUser? User { get; private set; }
    [Sensitive]
    public string Reason { get; private set; } = "";
    public int ByUserId { get; private set; }
    public DateTime At { get; private set; }
}
