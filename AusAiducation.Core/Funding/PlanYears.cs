namespace AusAiducation.Core.Funding;

/// <summary>A plan unrolled: what each funded year costs and when it is paid. Tranches always add up to their year, years to the plan.</summary>
public sealed record PlanYears(IReadOnlyList<PlanYear> Years)
{
    /// <summary>The plan's amount in dirhams.</summary>
    public decimal Total => Years.Sum(year => year.Amount);

    /// <summary>Unrolls a template from the academic year that begins in <paramref name="firstYear"/> (2019 for 2019-2020), without a gap.</summary>
    /// <exception cref="ArgumentException">The template has no year, a negative amount, or tranche days that cannot be.</exception>
    public static PlanYears Of(PlanTemplate template, int firstYear)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(template.Years, 1);
        return new([.. Enumerable.Range(1, template.Years).Select(number => Year(template, number, firstYear + number - 1))]);
    }

    private static PlanYear Year(PlanTemplate template, int number, int calendarYear)
    {
        PlanYearLine[] lines = [.. template.Lines.Select(line => new PlanYearLine(line.Code, line.In(number))).Where(line => line.Amount != 0)];
        var amount = lines.Sum(line => line.Amount);
        var days = template.Tranches.In(calendarYear);
        var parts = Mad.Split(amount, days.Count);
        return new PlanYear(number, calendarYear, amount, lines, [.. days.Select((due, i) =>
            new PlanTranche(i + 1, due, parts[i], NeedsEnrolmentCertificate: i > 0 || !template.Tranches.FirstIsInstallation))]);
    }
}

/// <summary>One funded year; <paramref name="CalendarYear"/> is the one in which the academic year begins.</summary>
public sealed record PlanYear(
    int Number, int CalendarYear, decimal Amount, IReadOnlyList<PlanYearLine> Lines, IReadOnlyList<PlanTranche> Tranches);

/// <summary>What a budget line comes to in a year, in dirhams.</summary>
public sealed record PlanYearLine(string Code, decimal Amount);

/// <summary>One payment of a year, counted from 1, and whether the year's enrolment certificate must have come before it.</summary>
public sealed record PlanTranche(int Number, DateOnly Due, decimal Amount, bool NeedsEnrolmentCertificate);
