using System.Globalization;
using AusAiducation.Core.Funding;

namespace AusAiducation.Core.Data.Demo;

/// <summary>Payments of every tranche due before July 2021, save two students': one lacks a certificate, one was forgotten in April.</summary>
static class DemoMoney
{
    /// <summary>Place in students.txt of the one whose tranche of April 2021 is due and unpaid.</summary>
    public const int Forgotten = 3;

    public static void Note(DemoWorld world)
    {
        foreach (var (due, paid) in new (DateOnly Due, DateOnly Paid)[]
        {
            (new(2019, 9, 15), new(2019, 9, 18)), (new(2020, 1, 15), new(2020, 1, 17)), (new(2020, 4, 15), new(2020, 4, 20)),
            (new(2020, 9, 15), new(2020, 9, 17)), (new(2021, 1, 15), new(2021, 1, 19)), (new(2021, 4, 15), new(2021, 4, 19)),
        })
            world.Diary.On(paid, 15, "treasurer", () => Pay(world, due));
    }

    static void Pay(DemoWorld world, DateOnly due)
    {
        var plans = world.Db.ChangeTracker.Entries<FundingPlan>().Select(e => e.Entity).ToDictionary(p => p.StudentId);
        foreach (var (i, (_, student)) in world.Students.Index())
        {
            var tranche = plans[student.Id].Tranches.Single(t => t.DueOn == due);
            if (i == DemoSchoolYears.WithoutCertificate && due.Year == 2021 || i == Forgotten && due == new DateOnly(2021, 4, 15)) continue;
            var reference = string.Create(CultureInfo.InvariantCulture, $"VIR-{due:yyyy-MM}-{i + 1:00}");
            tranche.Pay(world.Diary.Today, reference, world.Id("treasurer"), enrolmentAccepted: true, bankDetailsKnown: true);
        }
    }
}
