using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Sponsorship;

public enum PlacementOrigin { ByHand, Proposal }

/// <summary>A laureate on a sponsor's seat. A move ends the row with a reason and writes another.</summary>
public sealed class Placement : KeyedEntity, IAboutCandidate
{
    public const int ReasonMaxLength = 300;

    Placement() { }

    public Placement(int editionId, int candidateId, int sponsorId, PlacementOrigin origin, int byUserId, DateTime at) =>
        (EditionId, CandidateId, SponsorId, Origin, ByUserId, At) = (editionId, candidateId, sponsorId, origin, byUserId, at);

    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public Candidate? Candidate { get; private set; }
    public int SponsorId { get; private set; }
    public Sponsor? Sponsor { get; private set; }
    public PlacementOrigin Origin { get; private set; }
    public int ByUserId { get; private set; }
    public DateTime At { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public string? EndedBecause { get; private set; }

    /// <summary>Who brought the laureate's yes, and how: "the mother, by telephone". The team's, and no sponsor's: it may name the family.</summary>
    [Sensitive]
    public string? AcceptanceToldBy { get; private set; }

    public void Accept(string toldBy) => AcceptanceToldBy = toldBy;

    public void End(string reason, DateTime at)
    {
        if (EndedAt is not null) throw new RuleBroken("Sponsorship.PlacementEnded");
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("Common.ReasonNeeded");
        (EndedAt, EndedBecause) = (at, reason.Trim());
    }
}
