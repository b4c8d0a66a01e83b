using System.Globalization;

namespace AusAiducation.Core.Selection;

/// <summary>The rules of a round as one canonical text, and its hash: what `check` compares to find a rule changed after the first score.</summary>
public static class RoundRules
{
    public static string Text(Round round) => string.Join('\n',
        round.Rubric.Criteria.OrderBy(c => c.Position).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Code}:{c.Weight}"))
            .Prepend(string.Create(CultureInfo.InvariantCulture, $"scale {round.Rubric.ScaleMin}-{round.Rubric.ScaleMax}; reviews {round.ReviewsPerFile}; hidden {round.HidesIdentity}; others {round.OthersVisible}")));

    public static string Hash(Round round) => Stamp.Sha256(Text(round));
}
