using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Selection;

/// <summary>What keeps a member from a file, whatever the load: a tie, an inquiry into the family, a judgement declined before, the other side of the same person.</summary>
enum Exclusion { Tie, Inquiry, Abstained, OtherRound }

/// <summary>
/// Who may not read which file in a round. One rule for files given by hand and by plan; the answers decide an act and reach no page
/// as rows.
/// </summary>
sealed class Exclusions
{
    readonly ILookup<(int Candidate, int User), Exclusion> _found;
    readonly RoundKind _kind;

    Exclusions(RoundKind kind, ILookup<(int Candidate, int User), Exclusion> found) => (_kind, _found) = (kind, found);

    /// <summary>One query.</summary>
    public static async Task<Exclusions> OfAsync(AppDbContext db, Round round, CancellationToken ct) =>
        new(round.Kind, await BlindFacts.ExcludedAsync(db, round, ct));

    /// <summary>A tie before all else.</summary>
    public Refusal? WhyNot(int member, int candidate) => _found.Contains((candidate, member)) ? Say(_found[(candidate, member)].Min()) : null;

    Refusal Say(Exclusion why) => new(why switch
    {
        Exclusion.Tie => "Selection.TieRefuses",
        Exclusion.Inquiry => "Selection.InquirerRefuses",
        Exclusion.Abstained => "Selection.AbstainedBefore",
        Exclusion.OtherRound => _kind == RoundKind.Need ? "Selection.ReadsTheFile" : "Selection.ReadsTheNeed",
    });
}
