using AusAiducation.Core.Funding;
using CsCheck;

namespace AusAiducation.Tests.Core.Funding;

public class PlanYearsTests
{
    private static readonly TrancheCalendar ThreeTranches = new([new(9, 15), new(1, 15), new(4, 15)], FirstIsInstallation: true);

    [Fact]
    public void Istihqaq_national_comes_to_76000_over_five_years()
    {
        var template = new PlanTemplate("istihqaq", 5,
            [
                PlanLine.Monthly("living", 1200, 10, 1, 3),
                PlanLine.Monthly("living", 1800, 10, 4, 5),
                PlanLine.OneOff("cycle", 2000, 1, 4),
            ],
            new TrancheCalendar([new(10, 1), new(3, 1)], FirstIsInstallation: false));

        var plan = PlanYears.Of(template, 2019);

        Assert.Equal(76000m, plan.Total);
        Assert.Equal([14000m, 12000m, 12000m, 20000m, 18000m], plan.Years.Select(year => year.Amount));
        Assert.Equal([new PlanYearLine("living", 18000), new PlanYearLine("cycle", 2000)], plan.Years[3].Lines);
        Assert.All(plan.Years.SelectMany(year => year.Tranches), tranche => Assert.True(tranche.NeedsEnrolmentCertificate));
    }

    [Fact]
    public void An_indexed_plan_of_25000_at_3_percent_comes_to_132728_40()
    {
        var plan = PlanYears.Of(new PlanTemplate("flat", 5, [PlanLine.Yearly("all", 25000, 1, 5, 0.03m)], ThreeTranches), 2019);

        Assert.Equal(132728.40m, plan.Total);
        Assert.Equal([25000.00m, 25750.00m, 26522.50m, 27318.18m, 28137.72m], plan.Years.Select(year => year.Amount));
    }

    [Fact]
    public void A_year_is_paid_in_tranches_on_the_days_of_its_academic_year_the_installation_without_certificate()
    {
        var plan = PlanYears.Of(new PlanTemplate("minhaty", 2, [PlanLine.Yearly("all", 6334, 1, 2)], ThreeTranches), 2019);

        Assert.Equal(
            [
                new PlanTranche(1, new DateOnly(2019, 9, 15), 2111.33m, false),
                new PlanTranche(2, new DateOnly(2020, 1, 15), 2111.33m, true),
                new PlanTranche(3, new DateOnly(2020, 4, 15), 2111.34m, true),
            ],
            plan.Years[0].Tranches);
        Assert.Equal(new DateOnly(2021, 1, 15), plan.Years[1].Tranches[1].Due);
        Assert.Equal((2, 2020), (plan.Years[1].Number, plan.Years[1].CalendarYear));
    }

    [Fact]
    public void A_due_day_past_the_end_of_its_month_is_the_last_day_of_that_month()
    {
        var calendar = new TrancheCalendar([new(9, 31), new(2, 30)], false);

        Assert.Equal([new DateOnly(2019, 9, 30), new DateOnly(2020, 2, 29)], calendar.In(2019));
        Assert.Equal(new DateOnly(2021, 2, 28), calendar.In(2020)[1]);
    }

    [Fact]
    public void Tranches_add_up_to_their_year_and_years_to_the_plan_whatever_the_template()
    {
        var line = Gen.Select(Gen.Int[0, 5_000_000], Gen.Int[1, 12], Gen.Int[1, 6], Gen.Int[1, 6], Gen.Int[-20, 80]).Select(
            (centimes, months, from, to, rate) => PlanLine.Monthly("line", centimes / 100m, months, from, to, rate / 1000m));
        var calendar = Gen.Select(Gen.Int[1, 12], Gen.Bool).Select((count, installation) =>
            new TrancheCalendar([.. Enumerable.Range(0, count).Select(i => new TrancheDay((i + 8) % 12 + 1, 5))], installation));

        Gen.Select(Gen.Int[1, 6], line.Array[0, 5], calendar).Sample((years, lines, tranches) =>
        {
            var plan = PlanYears.Of(new PlanTemplate("any", years, lines, tranches), 2019);

            Assert.Equal(years, plan.Years.Count);
            Assert.All(plan.Years, year => Assert.Equal(year.Amount, year.Tranches.Sum(tranche => tranche.Amount)));
            Assert.All(plan.Years, year => Assert.Equal(year.Amount, year.Lines.Sum(part => part.Amount)));
            Assert.Equal(plan.Total, plan.Years.SelectMany(year => year.Tranches).Sum(tranche => tranche.Amount));
        });
    }

    [Fact]
    public void A_template_that_cannot_be_paid_is_refused()
    {
        PlanTemplate With(int years = 5, decimal amount = 1, params TrancheDay[] days) =>
            new("wrong", years, [PlanLine.Yearly("all", amount, 1, 5)], new TrancheCalendar(days, false));

        Assert.ThrowsAny<ArgumentException>(() => PlanYears.Of(With(years: 0, days: new TrancheDay(9, 1)), 2019));
        Assert.ThrowsAny<ArgumentException>(() => PlanYears.Of(With(amount: -1, days: new TrancheDay(9, 1)), 2019));
        Assert.ThrowsAny<ArgumentException>(() => PlanYears.Of(With(), 2019));
        Assert.ThrowsAny<ArgumentException>(() => PlanYears.Of(With(days: new TrancheDay(13, 1)), 2019));
        Assert.ThrowsAny<ArgumentException>(() => PlanYears.Of(With(days: [new(1, 15), new(9, 15)]), 2019));
    }
}
