using AusAiducation.Core.Programme;

namespace AusAiducation.Core.People;

/// <summary>Search keys of names, so that M'hamed finds Mhamed, Aït Baha finds AIT-BAHA, and فاطمة finds فاطمه.</summary>
public static class NameFolding
{
    /// <summary>The name's folded words separated by one space. Search word by word: each must be contained in the key.</summary>
    public static string Fold(string? name) => TextFolding.Fold(name);

    /// <summary>
    /// The key stored beside a person: each part (family name, given name, in either script) folded into one word, since people join
    /// and part El Idrissi and Fatima Zahra at will; missing parts are left out.
    /// </summary>
    public static string Key(params IReadOnlyList<string?> parts) =>
        string.Join(' ', parts.Select(TextFolding.Squash).Where(part => part.Length > 0));

    /// <summary>A family and a given name, each folded into one word, in one order whichever is written first; null when one is missing.</summary>
    public static string? PairKey(string? family, string? given) =>
        (TextFolding.Squash(family), TextFolding.Squash(given)) is ({ Length: > 0 } one, { Length: > 0 } other) ? string.CompareOrdinal(one, other) <= 0 ? $"{one} {other}" : $"{other} {one}" : null;
}
