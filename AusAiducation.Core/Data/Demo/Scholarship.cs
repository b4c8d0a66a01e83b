using System.Globalization;
using AusAiducation.Core.Funding;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Data.Demo;

/// <summary>The plan a scholarship of an edition is paid by, from its funding terms: one line a year, tranches spread from mid-September to mid-April.</summary>
static class Scholarship
{
    static readonly TrancheDay[] Days = [new(9, 15), new(1, 15), new(4, 15)];

    public static FundingPlan Plan(Edition edition, int studentId, int sponsorId, DateOnly madeOn)
    {
        var plan = new FundingPlan(studentId, sponsorId, edition.Id, madeOn);
        foreach (var year in PlanYears.Of(Template(edition.Funding), edition.BacYear).Years)
            foreach (var tranche in year.Tranches)
                plan.Add(year.Number, YearCode(year.CalendarYear), tranche.Number, tranche.Due, tranche.Amount, tranche.NeedsEnrolmentCertificate);
        return plan;
    }

    /// <summary>2019 is written 2019-2020.</summary>
    public static string YearCode(int year) => string.Create(CultureInfo.InvariantCulture, $"{year}-{year + 1}");

    static PlanTemplate Template(FundingTerms terms) => new("scholarship", terms.FundedYears,
        [PlanLine.Yearly("living", terms.YearlyAmount, 1, terms.FundedYears, terms.YearlyIncrease)],
        new TrancheCalendar(Days[..terms.TranchesPerYear], FirstIsInstallation: true));
}
