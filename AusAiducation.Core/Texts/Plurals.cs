using System.Globalization;
using System.Text.RegularExpressions;

namespace AusAiducation.Core.Texts;

/// <summary>Picks the plural form in "{0|one|other}" (fr, en) or "{0|one|two|few|other}" (ar); rules of Unicode CLDR 44.</summary>
static partial class Plurals
{
    public static string Resolve(string text, object?[] args, string language) =>
        text.Contains('|', StringComparison.Ordinal)
            ? Choice().Replace(text, m => Pick(m.Groups[2].Value.Split('|'), Number(args, m.Groups[1].Value), language))
            : text;

    static string Pick(string[] forms, long n, string language)
    {
        var i = language switch
        {
            "ar" => n == 1 ? 0 : n == 2 ? 1 : n % 100 is >= 3 and <= 10 ? 2 : 3,
            "en" => n == 1 ? 0 : 1,
            _ => n < 2 ? 0 : 1,
        };
        return forms[Math.Min(i, forms.Length - 1)];
    }

    static long Number(object?[] args, string index) =>
        int.Parse(index, CultureInfo.InvariantCulture) is var i && i < args.Length && args[i] is IConvertible c ? Math.Abs(c.ToInt64(CultureInfo.InvariantCulture)) : 0;

    [GeneratedRegex(@"\{(\d)\|((?:[^{}]|\{\d\})*)\}")]
    private static partial Regex Choice();
}
