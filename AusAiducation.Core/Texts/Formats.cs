using System.Globalization;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Texts;

/// <summary>How figures, money and days are shown: 12 345,50 DH, 17,64, dd/MM/yyyy. Rounding is half-up and on display only.</summary>
public static class Formats
{
    const string NarrowSpace = "\u202f";

    static readonly NumberFormatInfo Comma = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = NarrowSpace, NumberGroupSizes = [3] };
    static readonly NumberFormatInfo Point = new() { NumberDecimalSeparator = ".", NumberGroupSeparator = NarrowSpace, NumberGroupSizes = [3] };

    static readonly string[] MonthsFr = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
    static readonly string[] MonthsAr = ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"];
    static readonly string[] MonthsEn = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    static NumberFormatInfo Numbers(string language) => language == "en" ? Point : Comma;

    /// <summary>An amount in dirhams with its unit.</summary>
    public static string Money(decimal dirhams, string? language = null)
    {
        language ??= Texts.CurrentLanguage;
        return dirhams.ToString("N2", Numbers(language)) + "\u00a0" + (language == "ar" ? "درهم" : "DH");
    }

    /// <summary>A mark out of 20, always with two decimals so that columns line up: 18,50.</summary>
    public static string Mark(decimal? mark, string? language = null) =>
        mark is { } m ? decimal.Round(m, 2, MidpointRounding.AwayFromZero).ToString("0.00", Numbers(language ?? Texts.CurrentLanguage)) : "–";

    /// <summary>A figure in a sentence or a field, without needless decimals: 16, 17,5.</summary>
    public static string Figure(decimal figure, string? language = null) =>
        decimal.Round(figure, 2, MidpointRounding.AwayFromZero).ToString("0.##", Numbers(language ?? Texts.CurrentLanguage));

    public static string Number(long n, string? language = null) => n.ToString("N0", Numbers(language ?? Texts.CurrentLanguage));

    public static string Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>12 juillet 2021, 12 يوليوز 2021, 12 July 2021.</summary>
    public static string LongDay(DateOnly day, string? language = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Month(day.Month, language)} {day.Year}");

    public static string Month(int month, string? language = null) => (language ?? Texts.CurrentLanguage) switch
    {
        "ar" => MonthsAr[month - 1],
        "en" => MonthsEn[month - 1],
        _ => MonthsFr[month - 1],
    };

    /// <summary>An instant on the wall clock of Casablanca: 12/07/2021 09:00.</summary>
    public static string Moment(DateTime? utc) => utc is { } u ? ProgrammeClock.Local(u).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture) : "–";

    public static string Hour(TimeOnly hour) => hour.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Time(DateTime utc) => ProgrammeClock.Local(utc).ToString("HH:mm", CultureInfo.InvariantCulture);
}
