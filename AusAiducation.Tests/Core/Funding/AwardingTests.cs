using System.Data.Common;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Funding;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Sponsorship;
using AusAiducation.Core.Students;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AusAiducation.Tests.Core.Funding;

public class AwardingTests
{
    [Fact]
    public async Task Acceptance_makes_the_student_the_first_year_and_a_five_year_plan_of_132_728_40_dirhams()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);

        var key = await world.AwardAsync("Alami", world.Ausim);

        await using var db = programme.OpenAll();
        var student = await db.Students.SingleAsync(s => s.Key == key);
        Assert.Equal((world.Ausim.Id, "CPGE MPSI"), (student.SponsorId, student.StudyPath));
        Assert.Equal(CandidateStage.Accepted, (await db.Candidates.SingleAsync()).Stage);
        Assert.Equal("2021-2022", (await db.AcademicYears.SingleAsync()).Code);
        Assert.Equal("La mère, au téléphone", (await db.Placements.SingleAsync()).AcceptanceToldBy);
        var tranches = await world.TranchesAsync(key);
        Assert.Equal(132_728.40m, tranches.Sum(t => t.Amount));
        Assert.Equal([25_000.00m, 25_750.00m, 26_522.50m, 27_318.18m, 28_137.72m], tranches.GroupBy(t => t.YearNumber).Select(y => y.Sum(t => t.Amount)));
        Assert.Equal([8_333.33m, 8_333.33m, 8_333.34m], tranches.Take(3).Select(t => t.Amount));
        Assert.Equal(["15/09/2021", "15/01/2022", "15/04/2022"], tranches.Take(3).Select(t => t.DueOn.ToString("dd/MM/yyyy", null)));
        Assert.Equal([false, true, true, false, true], tranches.Take(5).Select(t => t.NeedsEnrolment));
    }

    [Fact]
    public async Task The_terms_of_an_edition_change_until_a_scholarship_is_promised_with_them()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var acts = programme.As<TermKeeping>(world.Manager);
        FundingInput Terms(string amount, int version) => new() { YearlyAmount = amount, YearlyIncrease = "3", FundedYears = "5", TranchesPerYear = "3", Version = version };
        await acts.SetAsync(world.Edition.Key, Terms("26000", world.Edition.Version));
        await using var db = programme.OpenAll();
        var (before, version) = await db.Editions.Select(e => new ValueTuple<decimal, int>(e.Funding.YearlyAmount, e.Version)).SingleAsync();
        Assert.Equal(26_000m, before);

        await world.AwardAsync("Alami", world.Ausim);

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => acts.SetAsync(world.Edition.Key, Terms("27000", version)));
        Assert.Equal(("Programme.TermsInUse", 1), (refused.Refusal.Key, refused.Refusal.Args.Single()));
        // The same terms again are no change.
        await acts.SetAsync(world.Edition.Key, Terms("26000", version));
    }

    [Theory]
    [InlineData(15_200, 1, 5, "76000.00", "15200.00")]
    [InlineData(6_334, 3, 1, "6334.00", "2111.33 2111.33 2111.34")]
    [InlineData(9_000, 9, 1, "9000.00", "1000.00 1000.00 1000.00 1000.00 1000.00 1000.00 1000.00 1000.00 1000.00")]
    public void A_plan_follows_the_terms_of_its_edition(int yearly, int tranches, int years, string total, string firstYear)
    {
        var terms = new FundingTerms { YearlyAmount = yearly, TranchesPerYear = tranches, FundedYears = years };

        var plan = PlanYears.Of(ScholarshipPlan.TemplateOf(terms), 2021);

        string Text(decimal d) => d.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(total, Text(plan.Total));
        Assert.Equal(firstYear, string.Join(' ', plan.Years[0].Tranches.Select(t => Text(t.Amount))));
    }

    [Fact]
    public async Task Acceptance_is_refused_with_the_reason_and_only_once()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var acts = programme.As<Awarding>(world.Manager);
        var waiting = await world.LaureateAsync("Waiting");
        var pending = await world.CandidateAsync("Pending", CandidateStage.Selected);
        var placed = await world.LaureateAsync("Placed");
        await world.PlaceAsync(placed, world.Ausim);

        async Task<string> Refusal(Candidate c) => (await Assert.ThrowsAsync<RuleBroken>(() => acts.AcceptAsync(c.Key, Laureates.Acceptance))).Refusal.Key;
        Assert.Equal("Funding.NotPlaced", await Refusal(waiting));
        Assert.Equal("Funding.NotReleased", await Refusal(pending));
        var future = await Assert.ThrowsAsync<InputRefused>(() => acts.AcceptAsync(placed.Key, new AcceptanceInput { AcceptedOn = "13/07/2021", ToldBy = "m", StudyPath = "x", School = "y", Level = "z" }));
        Assert.Equal(("AcceptedOn", "Common.DayTooLate"), (future.Problems.Single().Field, future.Problems.Single().Refusal.Key));
        await acts.AcceptAsync(placed.Key, Laureates.Acceptance);
        Assert.Equal("Funding.AlreadyAccepted", await Refusal(placed));
        Assert.Equal("Sponsorship.AlreadyStudent", (await Assert.ThrowsAsync<RuleBroken>(() => programme.As<Allocation>(world.Manager).FreeAsync(world.Edition.Code, placed.Key, "x"))).Refusal.Key);
        await using var db = programme.OpenAll();
        Assert.Equal((1, 1, 15), (db.Students.Count(), db.FundingPlans.Count(), db.Tranches.Count()));
    }

    [Fact]
    public async Task Two_clicks_at_once_make_one_student()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var laureate = await world.LaureateAsync("Alami");
        await world.PlaceAsync(laureate, world.Ausim);

        var done = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            try
            {
                await programme.As<Awarding>(world.Manager).AcceptAsync(laureate.Key, Laureates.Acceptance);
                return true;
            }
            catch (Exception e) when (e is RuleBroken or DbUpdateConcurrencyException)
            {
                return false;
            }
        }));

        Assert.Single(done, d => d);
        await using var db = programme.OpenAll();
        Assert.Equal((1, 15), (db.Students.Count(), db.Tranches.Count()));
    }

    [Fact]
    public async Task An_acceptance_cut_between_its_two_saves_leaves_nothing()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var laureate = await world.LaureateAsync("Alami");
        await world.PlaceAsync(laureate, world.Ausim);
        var factory = new AppDbContextFactory(programme.Factory.Options, programme.Clock, new CutAtThePlan());
        var acts = new Awarding(new ViewerDb(factory, new FixedViewer(await programme.ViewerOf(world.Manager))), programme.Clock);

        await Assert.ThrowsAnyAsync<Exception>(() => acts.AcceptAsync(laureate.Key, Laureates.Acceptance));

        await using var db = programme.OpenAll();
        Assert.Equal((0, 0, 0), (db.Students.Count(), db.AcademicYears.Count(), db.Tranches.Count()));
        Assert.Equal(CandidateStage.Selected, (await db.Candidates.SingleAsync()).Stage);
    }

    [Fact]
    public async Task A_laureate_who_gives_up_is_withdrawn_and_the_seat_is_free_with_the_reason()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var laureate = await world.LaureateAsync("Alami");
        await world.PlaceAsync(laureate, world.Axeli);
        var acts = programme.As<Awarding>(world.Manager);
        await Assert.ThrowsAsync<InputRefused>(() => acts.DeclineAsync(laureate.Key, ""));

        await acts.DeclineAsync(laureate.Key, "Part étudier à l’étranger");

        await using var db = programme.OpenAll();
        Assert.Equal(CandidateStage.Withdrawn, (await db.Candidates.SingleAsync()).Stage);
        Assert.Equal("Part étudier à l’étranger", (await db.Placements.SingleAsync()).EndedBecause);
        await world.PlaceAsync(await world.LaureateAsync("Berrada"), world.Axeli);
    }

    /// <summary>Dies when the second save of the acceptance begins.</summary>
    sealed class CutAtThePlan : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            command.CommandText.Contains("INSERT INTO \"AcademicYears\"", StringComparison.Ordinal) ? throw new InvalidOperationException("The process was killed.") : new(result);
    }
}
