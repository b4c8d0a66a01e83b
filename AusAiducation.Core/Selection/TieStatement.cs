using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Selection;

/// <summary>A member read the names of a round and signed to have no tie, or no other than those declared. No file is opened before.</summary>
public sealed class TieStatement : Entity
{
    TieStatement() { }

    public TieStatement(Round round, int userId, DateTime at) => (RoundId, EditionId, UserId, SignedAt) = (round.Id, round.EditionId, userId, at);

    public int RoundId { get; private set; }
    public int EditionId { get; private set; }
    public int UserId { get; private set; }
    public AppUser? User { get; private set; }
    public DateTime SignedAt { get; private set; }
}
