using System.Text.RegularExpressions;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.People;

/// <summary>The pupil's number (code Massar, older CNE). No official rule was found: an unusual one is doubted, never refused.</summary>
public static partial class Massar
{
    /// <summary>Upper case, plain digits, no spaces or hyphens; null when nothing was typed.</summary>
    public static string? Normalise(string? typed) => Identifier.Normalise(typed);

    /// <summary>Text key of the warning when it is neither a letter and nine digits nor ten digits; null for a usual one or none.</summary>
    public static string? Doubt(string? typed) =>
        Normalise(typed) is { } code && !Usual.IsMatch(code) ? "People.MassarDoubt" : null;

    [GeneratedRegex("^([A-Z][0-9]{9}|[0-9]{10})$")]
    private static partial Regex Usual { get; }
}

/// <summary>The identity card's number (CIN, CNIE): one or two letters, then digits. Says nothing of region or age.</summary>
public static partial class Cin
{
    /// <summary>Upper case, plain digits, no spaces or hyphens; null when nothing was typed.</summary>
    public static string? Normalise(string? typed) => Identifier.Normalise(typed);

    /// <summary>Text key of what forbids it (not one or two letters and up to seven digits), null when it can be stored or is missing.</summary>
    public static string? WhyNot(string? typed) => Normalise(typed) is { } cin && !Possible.IsMatch(cin) ? "People.CinFormat" : null;

    /// <summary>Text key of the warning when it can be but is unusual: digits other than five or six.</summary>
    public static string? Doubt(string? typed) =>
        Normalise(typed) is { } cin && Possible.IsMatch(cin) && cin.Count(char.IsAsciiDigit) is not (5 or 6) ? "People.CinDoubt" : null;

    [GeneratedRegex("^[A-Z]{1,2}[0-9]{1,7}$")]
    private static partial Regex Possible { get; }
}

internal static class Identifier
{
    public static string? Normalise(string? typed)
    {
        var kept = string.Concat(TextFolding.LatinDigits(typed).Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '.' or '/')));
        return kept.Length == 0 ? null : kept.ToUpperInvariant();
    }
}
