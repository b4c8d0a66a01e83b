using System.Globalization;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Funding;

/// <summary>The five-year plan of a scholarship, from what its edition pays. Tranches fall in the middle of months from September to April.</summary>
public static class ScholarshipPlan
{
    const int DayOfMonth = 15;

    /// <summary>The edition's terms as a template: one yearly line, indexed, paid in so many tranches of which the first settles in.</summary>
    public static PlanTemplate TemplateOf(FundingTerms terms) => new("scholarship", terms.FundedYears,
        [PlanLine.Yearly("scholarship", terms.YearlyAmount, 1, terms.FundedYears, terms.YearlyIncrease)],
        new TrancheCalendar(Days(terms.TranchesPerYear), FirstIsInstallation: true));

    /// <summary>What one scholarship of the edition costs in all, in dirhams.</summary>
    public static decimal CostOf(Edition edition) => PlanYears.Of(TemplateOf(edition.Funding), edition.BacYear).Total;

    public static FundingPlan Of(Edition edition, int studentId, int sponsorId, DateOnly madeOn)
    {
        var plan = new FundingPlan(studentId, sponsorId, edition.Id, madeOn);
        foreach (var year in PlanYears.Of(TemplateOf(edition.Funding), edition.BacYear).Years)
            foreach (var tranche in year.Tranches)
                plan.Add(year.Number, YearCode(year.CalendarYear), tranche.Number, tranche.Due, tranche.Amount, tranche.NeedsEnrolmentCertificate);
        return plan;
    }

    /// <summary>2021 is written 2021-2022.</summary>
    public static string YearCode(int year) => string.Create(CultureInfo.InvariantCulture, $"{year}-{year + 1}");

    /// <summary>Two: September and January; three: and April; more: spread evenly over the ten months from September to June.</summary>
    static TrancheDay[] Days(int tranches) => tranches switch
    {
        1 => [new(9, DayOfMonth)],
        2 => [new(9, DayOfMonth), new(1, DayOfMonth)],
        3 => [new(9, DayOfMonth), new(1, DayOfMonth), new(4, DayOfMonth)],
        _ => [.. Enumerable.Range(0, tranches).Select(i => new TrancheDay((8 + i * 10 / tranches) % 12 + 1, DayOfMonth))],
    };
}
