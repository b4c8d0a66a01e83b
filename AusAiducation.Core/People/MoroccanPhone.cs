using System.Text.RegularExpressions;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.People;

/// <summary>Telephone numbers of Morocco, kept in the international form (E.164). A contact, never a login: families share phones.</summary>
public static partial class MoroccanPhone
{
    /// <summary>+212 and nine digits from 06…, 07…, 05…, 00212…, +212…, +212 (0)6…, whatever the spaces, points or hyphens.</summary>
    public static bool TryE164(string? typed, out string e164)
    {
        var compact = string.Concat(TextFolding.LatinDigits(typed).Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '-' or '/' or '(' or ')')));
        var match = Number.Match(compact);
        e164 = match.Success ? "+212" + match.Groups["subscriber"].Value : "";
        return match.Success;
    }

    /// <summary>Text key of what is wrong with a typed number, null when it is right.</summary>
    public static string? WhyNot(string? typed) => TryE164(typed, out _) ? null : "People.PhoneFormat";

    /// <summary>Whether a number, in any accepted form, is a mobile one: it takes SMS and may carry a wallet.</summary>
    public static bool IsMobile(string? number) => TryE164(number, out var e164) && e164[4] is '6' or '7';

    [GeneratedRegex(@"^((\+|00)2120?|0)(?<subscriber>[5-7][0-9]{8})$")]
    private static partial Regex Number { get; }
}
