using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Selection;

/// <summary>Somebody who works in a round: signs on ties, is given files and scores them, or may sit on its panels.</summary>
public sealed class RoundMember : Entity
{
    RoundMember() { }

    internal RoundMember(Round round, int userId) => (EditionId, UserId) = (round.EditionId, userId);

    public int RoundId { get; private set; }
    public Round? Round { get; private set; }
    public int EditionId { get; private set; }
    public int UserId { get; private set; }
    public AppUser? User { get; private set; }
}
