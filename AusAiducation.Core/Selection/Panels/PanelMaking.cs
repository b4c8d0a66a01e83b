using AusAiducation.Core.Access;

namespace AusAiducation.Core.Selection.Panels;

/// <summary>Deals members into panels so that ties leave as many candidates as possible somebody to hear them.</summary>
public static class PanelMaking
{
    /// <summary>A person alone is no panel.</summary>
    public const int FewestMembers = 2;

    private const int Deals = 200;

    public static Refusal? WhyNot(int members, int panels) =>
        panels < 1 || members < FewestMembers * panels ? new("Selection.PanelsTooMany", members, panels, FewestMembers) : null;

    /// <summary>The best of some hundred deals: no candidate tied to every panel if that can be, then the fewest panels closed to a candidate.</summary>
    /// <exception cref="RuleBroken">Too few members; see <see cref="WhyNot"/>.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Form(IReadOnlyList<string> members, int panels, IReadOnlyList<Convoked> candidates, string seed)
    {
        RuleBroken.If(WhyNot(members.Count, panels));
        var random = new SeededDraws(seed);
        string[] inOrder = [.. members.Order(StringComparer.Ordinal)];
        return Enumerable.Range(0, Deals).Select(_ => Deal(random.Shuffled(inOrder), panels)).MinBy(deal => Closed(deal, candidates))!;
    }

    private static List<List<string>> Deal(string[] members, int panels) =>
        [.. members.Index().GroupBy(member => member.Index % panels, member => member.Item).Select(panel => panel.ToList())];

    private static (int Everywhere, int Somewhere) Closed(List<List<string>> panels, IReadOnlyList<Convoked> candidates)
    {
        var closed = candidates.Select(candidate => panels.Count(candidate.Ties.Overlaps)).ToList();
        return (closed.Count(count => count == panels.Count), closed.Sum());
    }
}
