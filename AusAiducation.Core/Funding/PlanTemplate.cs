namespace AusAiducation.Core.Funding;

/// <summary>What a scholarship pays over its years, as data: its budget lines and how each year is paid out.</summary>
/// <param name="Years">How many funded years, 5 as a rule.</param>
public sealed record PlanTemplate(string Code, int Years, IReadOnlyList<PlanLine> Lines, TrancheCalendar Tranches);

/// <summary>
/// A budget line: <paramref name="Amount"/> dirhams, <paramref name="TimesAYear"/> times in each of <paramref name="InYears"/>
/// (1 is the first funded year), at first-year prices raised by <paramref name="YearlyRate"/> (0.03 for 3 %).
/// </summary>
public sealed record PlanLine(string Code, decimal Amount, int TimesAYear, IReadOnlyList<int> InYears, decimal YearlyRate = 0)
{
    /// <summary>So much a year, from one year to another.</summary>
    public static PlanLine Yearly(string code, decimal amount, int fromYear, int toYear, decimal yearlyRate = 0) =>
        Monthly(code, amount, 1, fromYear, toYear, yearlyRate);

    /// <summary>So much a month, some months a year, from one year to another.</summary>
    public static PlanLine Monthly(string code, decimal amount, int monthsAYear, int fromYear, int toYear, decimal yearlyRate = 0) =>
        new(code, amount, monthsAYear, [.. Enumerable.Range(fromYear, Math.Max(0, toYear - fromYear + 1))], yearlyRate);

    /// <summary>Once, in each of the years given, at the price said.</summary>
    public static PlanLine OneOff(string code, decimal amount, params IReadOnlyList<int> years) => new(code, amount, 1, years);

    /// <summary>The line in one year: the whole year is indexed and rounded, not the month.</summary>
    public decimal In(int year) => InYears.Contains(year) ? Mad.Indexed(Amount * TimesAYear, YearlyRate, year) : 0;
}

/// <summary>A month and a day in which a tranche is due, whatever the year. A day past the month's end means its last day.</summary>
public sealed record TrancheDay(int Month, int Day);

/// <summary>
/// How a year is paid: one equal tranche on each day, in the order of the academic year that begins in <paramref name="FirstMonth"/>.
/// With <paramref name="FirstIsInstallation"/> the first tranche of a year helps to settle in, before any enrolment certificate exists.
/// </summary>
public sealed record TrancheCalendar(IReadOnlyList<TrancheDay> Days, bool FirstIsInstallation, int FirstMonth = 9)
{
    /// <summary>Due days of the academic year that begins in this calendar year.</summary>
    /// <exception cref="ArgumentException">No day, a month or day that does not exist, or days out of order.</exception>
    public IReadOnlyList<DateOnly> In(int calendarYear)
    {
        if (Days.Count == 0 || Days.Any(due => due.Month is < 1 or > 12 || due.Day is < 1 or > 31))
            throw new ArgumentException("A year is paid on at least one day that exists.");
        DateOnly[] dates = [.. Days.Select(due => Date(due, due.Month < FirstMonth ? calendarYear + 1 : calendarYear))];
        if (dates.Zip(dates.Skip(1)).Any(pair => pair.First >= pair.Second))
            throw new ArgumentException("Tranches follow one another in the academic year.");
        return dates;
    }

    private static DateOnly Date(TrancheDay due, int year) =>
        new(year, due.Month, Math.Min(due.Day, DateTime.DaysInMonth(year, due.Month)));
}
