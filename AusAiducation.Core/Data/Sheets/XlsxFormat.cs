using System.Globalization;
using System.Text.RegularExpressions;

namespace AusAiducation.Core.Data.Sheets;

/// <summary>How a workbook shows a number, as far as its meaning hangs on it: a day, an hour, or digits with leading zeros.</summary>
internal readonly partial record struct XlsxFormat(XlsxFormat.Meaning Means, int Digits)
{
    internal enum Meaning { Number, Day, Hour, Padded }

    private const double LastDay = 2_958_466;
    private const int DaysBefore1904 = 1_462;

    public static XlsxFormat Of(int id, string? code) => id switch
    {
        (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or (>= 34 and <= 36) or (>= 50 and <= 58) => new(Meaning.Day, 0),
        (>= 18 and <= 21) or 32 or 33 or (>= 45 and <= 47) => new(Meaning.Hour, 0),
        _ => code is null ? default : OfCode(code),
    };

    // Only the part for positive numbers counts, without its quoted, escaped and bracketed pieces.
    private static XlsxFormat OfCode(string code)
    {
        var bare = Decoration().Replace(code, "").Split(';')[0].ToLowerInvariant();
        if (bare.Contains("general", StringComparison.Ordinal)) return default;
        if (bare.AsSpan().ContainsAny('y', 'd') || bare is "m" or "mm" or "mmm" or "mmmm") return new(Meaning.Day, 0);
        if (bare.AsSpan().ContainsAny('h', 's')) return new(Meaning.Hour, 0);
        var digits = bare.Count(c => c is '0' or '#' or '?');
        return digits > 1 && Padding().IsMatch(bare) ? new(Meaning.Padded, digits) : default;
    }

    /// <summary>The value as text. Excel keeps fifteen digits, so 17.640000000000001 is 17.64.</summary>
    public string Show(string value, bool since1904)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return value;
        var day = since1904 ? number + DaysBefore1904 : number;
        return Means switch
        {
            Meaning.Day when day is >= 1 and < LastDay => Day(day),
            Meaning.Hour when number is >= 0 and < 1 => DateTime.FromOADate(number).ToString("HH:mm", CultureInfo.InvariantCulture),
            Meaning.Padded when number >= 0 && number == Math.Floor(number) => Plain(number, value).PadLeft(Digits, '0'),
            Meaning.Day or Meaning.Hour or Meaning.Padded or Meaning.Number => Plain(number, value),
        };
    }

    // Excel counts a 29 February 1900 that never was; days before it are one too low.
    private static string Day(double serial)
    {
        // The half minute absorbs what binary fractions lose.
        var moment = DateTime.FromOADate(serial < 60 ? serial + 1 : serial).AddSeconds(30);
        var midnight = moment.TimeOfDay < TimeSpan.FromMinutes(1);
        return moment.ToString(midnight ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    // The conversion to decimal rounds to fifteen digits and never writes an exponent.
    private static string Plain(double number, string value) =>
        Math.Abs(number) < 1e27 ? ((decimal)number).ToString(CultureInfo.InvariantCulture) : value;

    [GeneratedRegex("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.|\\*.")]
    private static partial Regex Decoration();

    [GeneratedRegex(@"^[ \-().+/]*0[0#? \-()/]*$")]
    private static partial Regex Padding();
}
