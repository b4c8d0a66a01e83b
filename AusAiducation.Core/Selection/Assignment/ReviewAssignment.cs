using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Selection.Assignment;

/// <summary>A proposal of who reads what that somebody confirmed: its seed and choice make it again from the same state.</summary>
public sealed class ReviewAssignment : Entity
{
    public const int SeedMaxLength = 80;

    ReviewAssignment() { }

    /// <param name="number">Its place among the round's, from 1: of two confirmed at once one is refused.</param>
    public ReviewAssignment(Round round, int number, string seed, bool replanned, int byUserId, DateTime at) =>
        (RoundId, EditionId, Number, Seed, Replanned, ByUserId, At) = (round.Id, round.EditionId, number, seed, replanned, byUserId, at);

    public int RoundId { get; private set; }
    public int EditionId { get; private set; }
    public int Number { get; private set; }
    public string Seed { get; private set; } = "";

    /// <summary>Files that nobody had started were dealt out again.</summary>
    public bool Replanned { get; private set; }
    public int ByUserId { get; private set; }
    public AppUser? By { get; private set; }
    public DateTime At { get; private set; }
}
