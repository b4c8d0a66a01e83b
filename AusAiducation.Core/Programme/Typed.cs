using System.Globalization;
using System.Text.RegularExpressions;

namespace AusAiducation.Core.Programme;

/// <summary>
/// Reads what people type, the same in French, Arabic and English: comma or point, digits of any script, spaces between
/// thousands. A text with two meanings is refused, not guessed.
/// </summary>
public static partial class Typed
{
    // The keypad a phone offers for figures often has no stroke: what separates the figures does not matter, nor whether anything does.
    private static readonly string[] DayFormats = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d M yyyy", "ddMMyyyy", "yyyy-MM-dd"];
    private const int FirstYear = 1900;

    /// <summary>A number such as 12 345,50 or 1.234,56 or -3.5. "1.234" and "1,234" could be 1234 or 1 and a bit: refused.</summary>
    public static bool TryDecimal(string? typed, out decimal number)
    {
        number = 0;
        var match = Number.Match(Plain(typed));
        if (!match.Success) return false;
        var (whole, point, fraction) = (match.Groups["whole"].Value, match.Groups["point"].Value, match.Groups["fraction"].Value);
        var grouped = match.Groups["gap"].Success;
        if (grouped && point.Length > 0 && match.Groups["gap"].Value == point) return false;
        // One group after a comma or a point may be a fraction of three digits; several groups, or a fraction after them, may not.
        if (grouped && point.Length == 0 && match.Groups["gap"].Value != " " && match.Groups["group"].Captures.Count == 1) return false;
        var digits = string.Concat(whole.Where(char.IsAsciiDigit));
        return decimal.TryParse($"{match.Groups["sign"].Value}{digits}{(fraction.Length > 0 ? "." : "")}{fraction}",
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>A mark from 0 to <paramref name="max"/> with at most two decimals; no thousands, so comma and point mean one thing.</summary>
    public static bool TryMark(string? typed, decimal max, out decimal mark)
    {
        mark = 0;
        var plain = Plain(typed);
        if (!Mark.IsMatch(plain)) return false;
        var read = decimal.Parse(plain.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        if (read > max) return false;
        mark = read;
        return true;
    }

    /// <summary>A day as 05/09/2019, 5-9-2019, 5.9.2019, 05092019 (day first, always) or 2019-09-05.</summary>
    public static bool TryDay(string? typed, out DateOnly day)
    {
        if (DateOnly.TryParseExact(Plain(typed), DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year >= FirstYear) return true;
        day = default;
        return false;
    }

    /// <summary>A whole number such as 1 200 or -5; no comma, no point.</summary>
    public static bool TryInt(string? typed, out int number)
    {
        number = 0;
        var plain = Plain(typed);
        return Whole.IsMatch(plain) && int.TryParse(plain.Replace(" ", "", StringComparison.Ordinal),
            NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Plain digits and one kind of each sign: any blank is a space, the Arabic separators are a comma and a space.</summary>
    private static string Plain(string? typed) => string.Concat(TextFolding.LatinDigits(typed).Select(c => c switch
    {
        '\u066B' => ',',
        '\u066C' => ' ',
        '\u2212' => '-',
        _ when char.IsWhiteSpace(c) => ' ',
        _ => c,
    })).Trim();

    [GeneratedRegex(@"^(?<sign>-?)(?<whole>[1-9][0-9]{0,2}(?<gap>[ .,])(?<group>[0-9]{3})(\k<gap>(?<group>[0-9]{3}))*|[0-9]+)((?<point>[.,])(?<fraction>[0-9]+))?$")]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"^[0-9]{1,4}([.,][0-9]{1,2})?$")]
    private static partial Regex Mark { get; }

    [GeneratedRegex(@"^-?([1-9][0-9]{0,2}( [0-9]{3})+|[0-9]+)$")]
    private static partial Regex Whole { get; }
}
