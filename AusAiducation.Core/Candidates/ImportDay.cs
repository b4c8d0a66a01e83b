using System.Globalization;
using System.Text.RegularExpressions;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates;

/// <summary>
/// A birth date as lists write it: 12/07/2003, 12-07-03, 2003/7/12, "12 juillet 2003", "July 12, 2003", 12 يوليوز 2003, with or without an
/// hour, or the number a spreadsheet keeps for a day. Day before month, always.
/// </summary>
static partial class ImportDay
{
    // Excel counts days from 30 December 1899; between these numbers lie the births of everybody who may apply.
    const int FirstSerial = 18_000;
    const int LastSerial = 60_000;
    static readonly DateOnly Zero = new(1899, 12, 30);

    static readonly Dictionary<string, int> Months = new[]
    {
        "janvier|janv|jan|january|يناير|جانفي", "fevrier|fevr|fev|feb|february|فبراير", "mars|mar|march|مارس", "avril|avr|april|apr|ابريل", "mai|may|ماي|مايو", "juin|june|jun|يونيو|يونيه",
        "juillet|juil|july|jul|يوليوز|يوليو|يوليه", "aout|august|aug|غشت|اغسطس", "septembre|sept|sep|september|شتنبر|سبتمبر", "octobre|oct|october|اكتوبر", "novembre|nov|november|نونبر|نوفمبر",
        "decembre|dec|december|دجنبر|ديسمبر",
    }.Index().SelectMany(m => m.Item.Split('|'), (m, name) => (Name: TextFolding.Fold(name), Number: m.Index + 1)).ToDictionary(m => m.Name, m => m.Number);

    public static bool TryRead(string cell, DateOnly today, out DateOnly day)
    {
        var text = Hour.Replace(TextFolding.LatinDigits(cell).Trim(), "");
        if (Typed.TryDay(text, out day)) return true;
        if (Serial.Match(text) is { Success: true } s && int.Parse(s.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is >= FirstSerial and <= LastSerial and var days)
        {
            day = Zero.AddDays(days);
            return true;
        }
        if (YearFirst.Match(text) is { Success: true } y) return TryDay(y.Groups[3].Value, y.Groups[2].Value, y.Groups[1].Value, today, out day);
        if (ShortYear.Match(text) is { Success: true } d) return TryDay(d.Groups[1].Value, d.Groups[2].Value, d.Groups[3].Value, today, out day);
        return TryWords(TextFolding.Fold(text), today, out day);
    }

    /// <summary>A month by its name, a day and a year around it.</summary>
    static bool TryWords(string folded, DateOnly today, out DateOnly day)
    {
        day = default;
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w == "1er" ? "1" : w).ToList();
        var months = words.Where(Months.ContainsKey).ToList();
        var figures = words.Where(w => w.All(char.IsAsciiDigit)).ToList();
        return months is [var month] && figures is [var first, var last] && first.Length <= 2 && last.Length is 2 or 4
            && TryDay(first, Months[month].ToString(CultureInfo.InvariantCulture), last, today, out day);
    }

    /// <summary>Of a year of two figures the last century that lies in the past is meant.</summary>
    static bool TryDay(string day, string month, string year, DateOnly today, out DateOnly read)
    {
        var (d, m, y) = (Int(day), Int(month), Int(year));
        if (y < 100) y += y <= today.Year % 100 ? today.Year / 100 * 100 : today.Year / 100 * 100 - 100;
        var possible = m is >= 1 and <= 12 && y is >= 1900 and <= 2100 && d >= 1 && d <= DateTime.DaysInMonth(y, m);
        read = possible ? new DateOnly(y, m, d) : default;
        return possible;
    }

    static int Int(string figures) => int.Parse(figures, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[T ]+[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?Z?$")]
    private static partial Regex Hour { get; }

    [GeneratedRegex(@"^([0-9]{5})([.,][0-9]+)?$")]
    private static partial Regex Serial { get; }

    [GeneratedRegex(@"^([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})$")]
    private static partial Regex YearFirst { get; }

    [GeneratedRegex(@"^([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{2})$")]
    private static partial Regex ShortYear { get; }
}
