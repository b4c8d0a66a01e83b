using AusAiducation.Core.Access;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>
/// The round whose rubric the sheets of an edition's interviews are marked with; an edition has one at most. Here, because interviews
/// stand on the left of the selection that keeps the rounds.
/// </summary>
static class InterviewRounds
{
    /// <summary>Says where to make the round that is missing.</summary>
    static readonly Refusal Missing = new("Interviews.NoRound");

    /// <summary>The rubric with its levels, frozen once the round is open; null without a round. And why nothing can be marked now.</summary>
    public static async Task<(Rubric? Rubric, Refusal? WhyNotMark)> RubricAsync(AppDbContext db, int editionId, CancellationToken ct)
    {
        var round = await db.Rounds.Include(r => r.Rubric.Criteria).ThenInclude(c => c.Levels).SingleOrDefaultAsync(r => r.EditionId == editionId && r.Kind == RoundKind.Interview, ct);
        return round is null ? (null, Missing) : (round.Rubric, round.WhyNotScore());
    }

    /// <summary>Why no interview can be planned in this edition: nobody says yet who sits and by which rubric, or the round is over.</summary>
    public static async Task<Refusal?> WhyNotPlanAsync(AppDbContext db, int editionId, CancellationToken ct)
    {
        var state = await db.Rounds.Where(r => r.EditionId == editionId && r.Kind == RoundKind.Interview).Select(r => (RoundState?)r.State).SingleOrDefaultAsync(ct);
        return WhyNotPlan(state);
    }

    /// <summary>The same, of the state of the edition's round of interviews; null when it has none.</summary>
    public static Refusal? WhyNotPlan(RoundState? state) => state switch { null => Missing, RoundState.Closed => new("Selection.RoundClosed"), _ => null };
}
