using System.Globalization;
using AusAiducation.Core.Students;

namespace AusAiducation.Core.Reports;

/// <summary>The academic year, September to August, as it is written everywhere: "2020-2021".</summary>
public static class StudyYears
{
    public static string Of(DateOnly day) => Code(day.Month >= 9 ? day.Year : day.Year - 1);

    public static DateOnly Start(string code) => new(FirstYear(code), 9, 1);

    public static DateOnly End(string code) => new(FirstYear(code) + 1, 8, 31);

    /// <summary>Results of a term are expected from this day to the second one.</summary>
    public static (DateOnly From, DateOnly By) ResultsExpected(string code, Term term)
    {
        var year = FirstYear(code) + 1;
        return term == Term.First ? (new(year, 2, 1), new DateOnly(year, 3, 1).AddDays(-1)) : (new(year, 6, 15), new(year, 7, 31));
    }

    public static bool IsCode(string? text) =>
        text is { Length: 9 } && text[4] == '-' && int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var first) && first is > 1999 and < 2200 && text == Code(first);

    static string Code(int firstYear) => string.Create(CultureInfo.InvariantCulture, $"{firstYear}-{firstYear + 1}");

    static int FirstYear(string code) => int.Parse(code.AsSpan(0, 4), CultureInfo.InvariantCulture);
}
