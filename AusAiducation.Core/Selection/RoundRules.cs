using System.Globalization;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Selection;

/// <summary>
/// The rules of a round as one canonical text, and its hash: what `check` compares to find a rule changed after the first score. Names of
/// people are not in it, so that it can be published; names of criteria are not either, because a better word changes no rule.
/// </summary>
public static class RoundRules
{
    public static string Text(Round round) => string.Join('\n',
    [
        $"kind {round.Kind}",
        Line($"scale {round.Rubric.ScaleMin}-{round.Rubric.ScaleMax}"),
        .. round.Rubric.Criteria.OrderBy(c => c.Position).Select(Criterion),
        Line($"opens {round.OpensOn:yyyy-MM-dd}; closes {round.ClosesOn:yyyy-MM-dd}"),
        Line($"reviews per file {round.ReviewsPerFile}"),
        .. round.Training.Count == 0 ? Array.Empty<string>() : [$"training {string.Join(", ", round.Training)}"],
        $"hidden identity {YesNo(round.HidesIdentity)}; context {YesNo(round.HidesContext)}",
        $"others {round.OthersVisible}",
        $"ties {(round.TieBreakers.Count == 0 ? "none" : string.Join(", ", round.TieBreakers))}; lot {round.LotSource ?? "off"}",
    ]);

    public static string Hash(Round round) => Stamp.Sha256(Text(round));

    static string Criterion(Criterion c) =>
        Line($"criterion {c.Code}: weight {c.Weight}; floor {(c.Floor is { } floor ? Line($"{floor}") : "none")}; {(c.Compulsory ? "compulsory" : "optional")}");

    static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);

    static string YesNo(bool yes) => yes ? "yes" : "no";
}
