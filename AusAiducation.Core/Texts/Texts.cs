using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Texts;

/// <summary>
/// Every sentence of the product in French, Arabic and English, from one JSON file per feature: "Feature.Key": [fr, ar, en].
/// A text may count: "{0} {0|dossier|dossiers}" picks by the plural rules of its language
/// (two forms in French and English; one, two, few, other in Arabic).
/// </summary>
public sealed partial class Texts
{
    public static readonly IReadOnlyList<string> Languages = ["fr", "ar", "en"];

    static readonly Dictionary<string, string[]> Table = Load();

    public static IReadOnlyDictionary<string, string[]> All => Table;

    /// <summary>The language of the page being made.</summary>
    public static string CurrentLanguage => Known(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    public static string Known(string? language) => language is "ar" or "en" ? language : "fr";

    public string this[string key, params object?[] args] => In(CurrentLanguage, key, args);

    public string this[Refusal refusal] => In(CurrentLanguage, refusal.Key, refusal.Args);

    /// <summary>The text of an enum member: key "TypeName.Member".</summary>
    public string Of<TEnum>(TEnum value) where TEnum : struct, Enum => In(CurrentLanguage, value);

    public static string In<TEnum>(string language, TEnum value) where TEnum : struct, Enum => In(language, $"{typeof(TEnum).Name}.{value}");

    public static bool Knows(string key) => Table.ContainsKey(key);

    public static string In(string language, string key, params object?[] args)
    {
        if (!Table.TryGetValue(key, out var texts)) return key;
        var text = texts[language switch { "ar" => 1, "en" => 2, _ => 0 }];
        if (args.Length == 0) return text;
        var shown = Array.ConvertAll(args, a => Shown(a, language));
        var sentence = string.Format(CultureInfo.InvariantCulture, Plurals.Resolve(text, args, language), shown);
        return language == "ar" ? Upright(sentence) : sentence;
    }

    /// <summary>
    /// Arabic turns the parts of 482-915-737 or 06 12 34 56 78 round, since neither a hyphen nor a space joins figures there: a file number would
    /// be copied backwards. A mark of direction, which nobody sees, goes before such figures.
    /// </summary>
    static string Upright(string arabic) => arabic.AsSpan().ContainsAnyInRange('0', '9') ? JoinedFigures.Replace(arabic, "\u200E$&") : arabic;

    // Not the year of a day followed by its hour, nor any other figure that a stroke, a point or a colon holds on to.
    [GeneratedRegex(@"(?<![0-9/:.,\u200E\u2066])\+?[0-9]+(?:[ -][0-9]+)+(?![0-9]|[/:.,][0-9])")]
    private static partial Regex JoinedFigures { get; }

    /// <summary>Arguments of a sentence: other texts by key (a <see cref="Refusal"/>), enums, days, money are shown in its language.</summary>
    static object? Shown(object? arg, string language) => arg switch
    {
        Refusal r => In(language, r.Key, r.Args),
        Enum e => In(language, $"{e.GetType().Name}.{e}"),
        LocalText t => t.In(language),
        DateOnly d => Formats.Day(d),
        decimal m => Formats.Figure(m, language),
        _ => arg,
    };

    static Dictionary<string, string[]> Load()
    {
        var table = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var assembly = typeof(Texts).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.Contains(".Texts.", StringComparison.Ordinal) && n.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var file = JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream, new JsonSerializerOptions { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
            foreach (var (key, texts) in file)
            {
                if (texts.Length != Languages.Count || !table.TryAdd(key, texts))
                    throw new InvalidOperationException($"Text {key} in {name}: {texts.Length} languages, or already present.");
                texts[1] = Upright(texts[1]);
            }
        }
        return table;
    }
}
