using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Selection;

public enum SelectionOutcome { Selected, Reserve, NotSelected }

/// <summary>What the commission decided for one candidate, by whom and why. Pending until released; a change before that is a new row.</summary>
public sealed class SelectionDecision : KeyedEntity, IAboutCandidate
{
    public const int ReasonMaxLength = 1000;

    SelectionDecision() { }

    public SelectionDecision(int editionId, int candidateId, SelectionOutcome outcome, int? reserveRank, string reason, int byUserId, DateTime at)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("Common.ReasonNeeded");
        if ((outcome == SelectionOutcome.Reserve) != (reserveRank is not null)) throw new RuleBroken("Selection.ReserveNeedsRank");
        (EditionId, CandidateId, Outcome, ReserveRank, Reason, ByUserId, At) = (editionId, candidateId, outcome, reserveRank, reason.Trim(), byUserId, at);
    }

    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public Candidate? Candidate { get; private set; }
    public SelectionOutcome Outcome { get; private set; }
    [Sensitive]
    public int? ReserveRank { get; private set; }
    public string Reason { get; private set; } = "";
    public int ByUserId { get; private set; }
    public AppUser? By { get; private set; }
    public DateTime At { get; private set; }

    /// <summary>A later decision took its place: before release, or after it on an appeal or a call from the reserve.</summary>
    public DateTime? ReplacedAt { get; private set; }
    public DateTime? ReleasedAt { get; private set; }
    public int? ReleasedByUserId { get; private set; }

    public void Replace(DateTime at)
    {
        if (ReleasedAt is not null) throw new RuleBroken("Selection.AlreadyReleased");
        ReplacedAt ??= at;
    }

    /// <summary>A decision that was told gives way to another: an appeal was right, or the reserve was called up.</summary>
    internal void GiveWay(DateTime at)
    {
        if (ReleasedAt is null || ReplacedAt is not null) throw new RuleBroken("Appeals.NotTold");
        ReplacedAt = at;
    }

    public void Release(int byUserId, DateTime at)
    {
        if (ReleasedAt is not null || ReplacedAt is not null) throw new RuleBroken("Selection.AlreadyReleased");
        (ReleasedAt, ReleasedByUserId) = (at, byUserId);
    }
}
