using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Selection;

/// <summary>Why an offered place came free.</summary>
public enum CallUpCause { Refused, Silent }

/// <summary>Somebody of the reserve list called up for a place that came free, and whose place it was.</summary>
public sealed class CallUp : KeyedEntity, IAboutCandidate
{
    public const int ReasonMaxLength = 400;

    CallUp() { }

    public CallUp(int editionId, int candidateId, int insteadOfId, CallUpCause cause, int rank, string? skipReason, int byUserId, DateTime at) =>
        (EditionId, CandidateId, InsteadOfId, Cause, Rank, SkipReason, ByUserId, At) = (editionId, candidateId, insteadOfId, cause, rank, skipReason, byUserId, at);

    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public Candidate? Candidate { get; private set; }
    public int InsteadOfId { get; private set; }
    public Candidate? InsteadOf { get; private set; }
    public CallUpCause Cause { get; private set; }

    /// <summary>The rank on the reserve list that was called.</summary>
    public int Rank { get; private set; }

    /// <summary>Why somebody ranked before was passed over; null when nobody was.</summary>
    [Sensitive]
    public string? SkipReason { get; private set; }
    public int ByUserId { get; private set; }
    public AppUser? By { get; private set; }
    public DateTime At { get; private set; }
}
