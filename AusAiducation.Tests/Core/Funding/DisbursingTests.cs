using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Funding;
using AusAiducation.Core.Sponsorship;
using AusAiducation.Core.Students;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Funding;

public class DisbursingTests
{
    static readonly PaymentInput Payment = new() { PaidOn = "12/07/2021", Reference = "VIR-1" };

    [Fact]
    public async Task The_installation_tranche_is_paid_before_the_certificate_and_the_next_waits_for_it()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var treasurer = await world.UserAsync("treasurer", Role.Treasurer);
        var pay = programme.As<Disbursing>(treasurer);
        var student = await world.StudentAsync("Alami", world.Ausim);
        var tranches = await world.TranchesAsync(student);
        async Task<string> Refusal(int i) => (await Assert.ThrowsAsync<RuleBroken>(() => pay.PayAsync(tranches[i].Key, Payment))).Refusal.Key;

        Assert.Equal("Funding.BankDetailsMissing", await Refusal(0));
        await world.BankAsync(student);
        await pay.PayAsync(tranches[0].Key, Payment);
        Assert.Equal("Funding.AlreadyPaid", await Refusal(0));
        Assert.Equal("Funding.EnrolmentMissing", await Refusal(1));
        var file = (await programme.As<StudentFileQueries>(world.Manager).OfAsync(student))!;
        await programme.As<Studies>(world.Manager).AcceptEnrolmentAsync(file.Years[0].Key);
        await pay.PayAsync(tranches[1].Key, Payment);

        var money = await programme.As<FundingQueries>(treasurer).OfStudentAsync(file.Id);
        Assert.Equal((132_728.40m, 16_666.66m, 116_061.74m), (money.Total.Committed, money.Total.Paid, money.Total.Remaining));
    }

    [Fact]
    public async Task Two_tabs_pay_once()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var treasurers = new[] { await world.UserAsync("t1", Role.Treasurer), await world.UserAsync("t2", Role.Treasurer) };
        var student = await world.StudentAsync("Alami", world.Ausim);
        await world.BankAsync(student);
        var tranche = (await world.TranchesAsync(student))[0];

        var outcomes = await Task.WhenAll(treasurers.Select(async t =>
        {
            try
            {
                await programme.As<Disbursing>(t).PayAsync(tranche.Key, Payment);
                return "paid";
            }
            catch (RuleBroken e)
            {
                return e.Refusal.Key;
            }
        }));

        Assert.Equal(["Funding.AlreadyPaid", "paid"], outcomes.Order(StringComparer.Ordinal));
        await using var db = programme.OpenAll();
        Assert.Equal(1, db.Payments.Count());
    }

    [Fact]
    public async Task Who_records_the_account_does_not_pay_and_a_day_to_come_is_refused()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var student = await world.StudentAsync("Alami", world.Ausim);
        await world.BankAsync(student);
        var tranche = (await world.TranchesAsync(student))[0];

        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<Disbursing>(world.Manager).PayAsync(tranche.Key, Payment));
        await world.HatAsync(world.Manager, Role.Treasurer);
        Assert.Equal("Funding.OwnRib", (await Assert.ThrowsAsync<RuleBroken>(() => programme.As<Disbursing>(world.Manager).PayAsync(tranche.Key, Payment))).Refusal.Key);
        var treasurer = await world.UserAsync("treasurer", Role.Treasurer);
        var wrong = await Assert.ThrowsAsync<InputRefused>(() => programme.As<Disbursing>(treasurer).PayAsync(tranche.Key, new PaymentInput { PaidOn = "13/07/2021", Reference = " " }));
        Assert.Equal([("PaidOn", "Common.DayTooLate"), ("Reference", "Common.Required")], wrong.Problems.Select(p => (p.Field, p.Refusal.Key)));
    }

    [Fact]
    public async Task A_rib_is_sealed_kept_when_replaced_opened_by_who_pays_and_the_opening_stays_in_the_history()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var treasurer = await world.UserAsync("treasurer", Role.Treasurer);
        var (a, b) = (await world.StudentAsync("Alami", world.Ausim), await world.StudentAsync("Berrada", world.Ausim));

        Assert.False(await world.BankAsync(a));
        Assert.True(await world.BankAsync(b));
        Assert.False(await world.BankAsync(b, Laureates.OtherRib));
        Assert.Equal("Funding.RibUnchanged", (await Assert.ThrowsAsync<RuleBroken>(() => world.BankAsync(b, Laureates.OtherRib))).Refusal.Key);
        foreach (var (typed, key) in new[] { ("", "Funding.RibEmpty"), ("00778000012345678901239", "Funding.RibLength"), ("007780000123456789012397", "Funding.RibKey") })
            Assert.Equal(key, (await Assert.ThrowsAsync<InputRefused>(() => world.BankAsync(a, typed))).Problems.Single().Refusal.Key);

        Assert.Equal("MA64007780000123456789012396", (await programme.As<BankDetails>(treasurer).OpenAsync(a)).Iban);
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<BankDetails>(world.Manager).OpenAsync(a));
        await using var db = programme.OpenAll();
        Assert.Equal(2, db.BankAccounts.Count(x => db.Students.Any(s => s.Id == x.StudentId && s.Key == b)));
        Assert.All(await db.BankAccounts.ToListAsync(), x => Assert.DoesNotContain("0077800001234", x.RibCipher, StringComparison.Ordinal));
        var opening = await db.History.SingleAsync(h => h.Action == HistoryAction.Opened);
        Assert.Equal((treasurer.Id, a), (opening.UserId, opening.StudentKey));
    }

    [Fact]
    public async Task Whatever_is_paid_the_sums_by_student_by_sponsor_and_by_year_are_the_same_to_the_centime()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var treasurer = await world.UserAsync("treasurer", Role.Treasurer);
        Sponsor[] sponsors = [world.Ausim, world.Ausim, world.DataProtect, world.DataProtect, world.Axeli];
        foreach (var (i, sponsor) in sponsors.Index()) await world.StudentAsync("S" + i, sponsor);
        var queries = programme.As<FundingQueries>(treasurer);
        var dice = new Random(7);
        var expected = 0m;
        for (var round = 0; round < 6; round++)
        {
            await using (var db = programme.OpenAll())
            {
                foreach (var tranche in await db.Tranches.Include(t => t.Payment).Where(t => t.Payment == null).ToListAsync())
                {
                    if (dice.Next(4) > 0) continue;
                    tranche.Pay(programme.Clock.Today, "VIR", treasurer.Id, enrolmentAccepted: true, bankDetailsKnown: true);
                    expected += tranche.Amount;
                }
                await db.SaveChangesAsync();
            }
            var totals = await queries.TotalsAsync();
            Assert.True(totals.AddsUp);
            Assert.Equal((663_642.00m, expected, 663_642.00m - expected), (totals.Total.Committed, totals.Total.Paid, totals.Total.Remaining));
            Assert.Equal(totals.Total, MoneySum.Of(totals.ByStudent.Select(l => l.Sum)));
            Assert.Equal(totals.Total, MoneySum.Of(totals.BySponsor.Select(l => l.Sum)));
        }
        Assert.True(expected > 0);
    }

    [Fact]
    public async Task A_sponsor_engages_its_open_seats_at_the_price_of_the_edition()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await world.StudentAsync("Alami", world.Ausim);

        var money = (await programme.As<FundingQueries>(world.Manager).OfSponsorsAsync())[world.Ausim.Id];

        Assert.Equal((132_728.40m, 4 * 132_728.40m, 5 * 132_728.40m), (money.Plans.Committed, money.OpenSeats, money.Engaged));
    }

    [Fact]
    public async Task Totals_and_lists_cost_the_same_queries_for_one_student_and_for_three()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var viewer = await programme.ViewerOf(world.Manager);
        async Task<int[]> CountAsync() =>
        [
            await programme.Queries.During(() => programme.As<FundingQueries>(viewer).TotalsAsync()),
            await programme.Queries.During(() => programme.As<TrancheListing>(viewer).ReadAsync(new(), new())),
            await programme.Queries.During(() => programme.As<FundingQueries>(viewer).OfSponsorsAsync()),
        ];
        await world.StudentAsync("S1", world.Ausim);
        var one = await CountAsync();
        await world.StudentAsync("S2", world.Ausim);
        await world.StudentAsync("S3", world.DataProtect);

        var three = await CountAsync();
        Assert.Equal(one, three);
        Assert.All(three, n => Assert.InRange(n, 1, 6));
    }
}
