using System.Globalization;
using System.Text.RegularExpressions;

namespace AusAiducation.Core.Programme;

/// <summary>One of the twelve regions, each with its academy (AREF) since 2015.</summary>
public sealed record Region(int Number, string Code, string French, string Arabic, string English);

/// <summary>A province, or a prefecture where <paramref name="IsPrefecture"/>; <paramref name="Code"/> is stable and plain ASCII.</summary>
public sealed record Province(string Code, Region Region, bool IsPrefecture, string French, string Arabic, string English);

/// <summary>The 12 regions and 75 provinces and prefectures of the division of 2015, from provinces.csv, in the official order.</summary>
public static partial class Provinces
{
    private static readonly (Region Item, IEnumerable<string> Names)[] RegionRows =
        [.. Lines(isRegion: true).Select(line => (new Region(Number(line), line[2], line[3], line[4], line[5]), Names(line)))];

    private static readonly (Province Item, IEnumerable<string> Names)[] Rows =
        [.. Lines(isRegion: false).Select(line => (
            new Province(line[2], RegionRows[Number(line) - 1].Item, line[1] == "prefecture", line[3], line[4], line[5]), Names(line)))];

    private static readonly Dictionary<string, Province> ByCode = Rows.ToDictionary(row => row.Item.Code, row => row.Item);
    private static readonly Dictionary<string, Province> BySpelling = ReferenceList.Spellings(Rows, Bare);
    private static readonly Dictionary<string, Region> RegionBySpelling = ReferenceList.Spellings(RegionRows, Bare);

    // "Taza" and "Tata" are one letter apart: names so short are never guessed.
    private const int ShortestNear = 5;
    private const int LongName = 9;

    public static IReadOnlyList<Region> Regions { get; } = [.. RegionRows.Select(row => row.Item)];

    public static IReadOnlyList<Province> All { get; } = [.. Rows.Select(row => row.Item)];

    /// <summary>The province of a stored code, null when there is none.</summary>
    public static Province? Of(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>
    /// The province meant by a name in French, Arabic or English, whatever its accents, case, hyphens, or "province de" before it;
    /// null when unknown: nothing is guessed from a part of a name, save the short names listed with it.
    /// </summary>
    public static Province? Find(string? name) => BySpelling.GetValueOrDefault(Bare(name));

    /// <summary>
    /// The province whose name a misspelt one comes closest to, for a person to check: one letter wrong, missing, doubled or exchanged, two in
    /// a long name; null for short names and where two provinces are as close.
    /// </summary>
    public static Province? Near(string? name)
    {
        var bare = Bare(name);
        if (bare.Length < ShortestNear) return null;
        var most = bare.Length < LongName ? 1 : 2;
        var close = BySpelling.Select(s => (s.Value, Distance: Spelling.Distance(bare, s.Key, most))).Where(s => s.Distance <= most).ToList();
        return close.Count == 0 ? null : close.GroupBy(s => s.Distance).MinBy(g => g.Key)!.Select(s => s.Value).Distinct().ToList() is [var only] ? only : null;
    }

    /// <summary>The region meant by a name in French, Arabic or English, as tolerant as <see cref="Find"/>.</summary>
    public static Region? FindRegion(string? name) => RegionBySpelling.GetValueOrDefault(Bare(name));

    private static IEnumerable<string[]> Lines(bool isRegion) =>
        ReferenceList.Read("provinces.csv").Where(line => line[1] == "region" == isRegion);

    private static int Number(string[] line) => int.Parse(line[0], CultureInfo.InvariantCulture);

    private static IEnumerable<string> Names(string[] line) => [.. line[2..6], .. line[6].Split('|')];

    private static string Bare(string? name) => TextFolding.Squash(Kind.Replace(TextFolding.Fold(Elision.Replace(name ?? "", "de ")), ""));

    [GeneratedRegex(@"\bd['’]", RegexOptions.IgnoreCase)]
    private static partial Regex Elision { get; }

    [GeneratedRegex("^((region|province|prov|prefecture|pref) ((de|du|des|of) )?|(جهه|اقليم|عماله) )")]
    private static partial Regex Kind { get; }
}
