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

    /// <summary>Codes of the streams this member knows well enough to judge; empty: nothing is said.</summary>
    public IReadOnlyList<string> Streams { get; private set; } = [];

    /// <summary>The most files a proposal gives them in this round; null: no limit of their own.</summary>
    public int? MostFiles { get; private set; }

    internal void Describe(IReadOnlyList<string> streams, int? mostFiles) => (Streams, MostFiles) = (streams, mostFiles);
}
