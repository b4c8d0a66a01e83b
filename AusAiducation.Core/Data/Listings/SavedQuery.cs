namespace AusAiducation.Core.Data.Listings;

/// <summary>What of an address is worth keeping under a name: filter and order, neither the page nor what was just done.</summary>
public static class SavedQuery
{
    const string Edition = "edition";
    static readonly HashSet<string> Passing = ["page", "done"];

    /// <summary>The pairs of a query in their order, escaped as they came; null when they are too long to keep.</summary>
    /// <param name="keepEdition">False: the view follows the newest edition, as the list itself does.</param>
    public static string? Clean(string? query, bool keepEdition)
    {
        var kept = string.Join('&', Pairs(query).Where(p => keepEdition || Name(p) != Edition));
        return kept.Length > SavedView.QueryMaxLength ? null : kept;
    }

    public static bool NamesEdition(string? query) => Pairs(query).Any(p => Name(p) == Edition);

    /// <summary>Whether an address shows a view: a view without edition is shown in any.</summary>
    public static bool IsShown(string view, string? address) =>
        Pairs(view).ToHashSet().SetEquals(Pairs(address).Where(p => NamesEdition(view) || Name(p) != Edition));

    static IEnumerable<string> Pairs(string? query) => (query ?? "").TrimStart('?').Split('&')
        .Where(p => p.Contains('=') && !p.EndsWith('=') && !Passing.Contains(Name(p)) && p.All(c => c is > ' ' and < (char)127 and not ('#' or '"' or '<' or '>')));

    static string Name(string pair) => pair[..pair.IndexOf('=', StringComparison.Ordinal)];
}
