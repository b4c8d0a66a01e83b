using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Checking;
using AusAiducation.Core.Data.Generating;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;
using ProductTexts = AusAiducation.Core.Texts.Texts;

namespace AusAiducation.Tests.Core.Data.Generating;

public sealed class GeneratorTests
{
    static readonly GenerateOptions Small = new() { Candidates = 150, Reviews = 300, Students = 12, Members = 5, Sponsors = 5, Seed = 7 };

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Makes_what_was_asked_passes_every_check_and_tells_the_history_once()
    {
        await using var temp = await TempDatabase.CreateAsync();

        Assert.Equal("2026-2027", await new Generator(temp.Factory, temp.Clock).RunAsync(Small, ct: Ct));

        await using var db = temp.Open();
        Assert.Equal((162, 300, 12, 5 * 3 * 12), (await db.Candidates.CountAsync(Ct), await db.Reviews.CountAsync(Ct), await db.Students.CountAsync(Ct), await db.Payments.CountAsync(Ct)));
        Assert.Equal(12 * 132_728.40m, await db.Payments.SumAsync(p => p.Amount, Ct));
        Assert.Equal(HistoryAction.Batch, (await db.History.SingleAsync(Ct)).Action);
        Assert.All(await new Checks(temp.Factory).RunAsync(Ct), result => Assert.True(result.Ok, $"{result.Name}: {string.Join(", ", result.Offending)}"));
    }

    [Fact]
    public async Task One_seed_makes_one_programme_and_another_seed_another()
    {
        var digests = new List<string>();
        foreach (var seed in new[] { 7, 7, 8 })
        {
            await using var temp = await TempDatabase.CreateAsync();
            await new Generator(temp.Factory, temp.Clock).RunAsync(Small with { Seed = seed }, ct: Ct);
            digests.Add(await Digest.OfAsync(temp, Ct));
        }

        Assert.Equal(digests[0], digests[1]);
        Assert.NotEqual(digests[0], digests[2]);
    }

    [Fact]
    public async Task Stands_beside_the_demonstration_and_beside_itself()
    {
        await using var temp = await TempDatabase.CreateAsync();
        await temp.Demo().CreateIfEmptyAsync(Ct);
        var generator = new Generator(temp.Factory, temp.Clock);

        Assert.Equal(["2022-2023", "2023-2024"], [await generator.RunAsync(Small, ct: Ct), await generator.RunAsync(Small, ct: Ct)]);

        Assert.All(await new Checks(temp.Factory).RunAsync(Ct), result => Assert.True(result.Ok, result.Name));
    }

    [Fact]
    public async Task A_year_that_is_taken_is_refused_and_nothing_is_left_of_an_interrupted_generation()
    {
        await using var temp = await TempDatabase.CreateAsync();
        var generator = new Generator(temp.Factory, temp.Clock);
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => generator.RunAsync(Small, new StopAt(stop), stop.Token));
        await using (var db = temp.Open()) Assert.Equal((0, 0), (await db.Editions.CountAsync(Ct), await db.Candidates.CountAsync(Ct)));

        await generator.RunAsync(Small with { Year = 2030 }, ct: Ct);
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => generator.RunAsync(Small with { Year = 2030 }, ct: Ct));
        Assert.Equal("Generate.YearTaken", refused.Refusal.Key);
    }

    [Fact]
    public async Task Every_committee_member_gets_files_and_the_round_is_open()
    {
        await using var temp = await TempDatabase.CreateAsync();
        await new Generator(temp.Factory, temp.Clock).RunAsync(Small, ct: Ct);
        await using var db = temp.Open();

        Assert.Equal(RoundState.Open, await db.Rounds.Select(r => r.State).SingleAsync(Ct));
        Assert.Equal(5, await db.Reviews.Select(r => r.UserId).Distinct().CountAsync(Ct));
        Assert.InRange(await db.Reviews.CountAsync(r => r.State == ReviewState.Submitted, Ct), 240, 299);
    }

    [Theory]
    [InlineData(100, 600, 10, 3, 5, "Generate.TooFewMembers")]
    [InlineData(100, 1_000, 10, 12, 5, "Generate.TooManyReviews")]
    [InlineData(100, 0, 10, 3, 0, "Generate.NoSponsor")]
    [InlineData(100, 0, 1_001, 3, 2, "Generate.TooFewSponsors")]
    [InlineData(-1, 0, 0, 0, 0, "Generate.Negative")]
    public void Impossible_numbers_are_refused_with_a_reason(int candidates, int reviews, int students, int members, int sponsors, string key)
    {
        var options = new GenerateOptions { Candidates = candidates, Reviews = reviews, Students = students, Members = members, Sponsors = sponsors };

        Assert.Equal(key, options.WhyNot()?.Key);
        Assert.True(ProductTexts.Knows(key));
    }

    sealed class StopAt(CancellationTokenSource stop) : IProgress<string>
    {
        public void Report(string value)
        {
            if (value.StartsWith("students", StringComparison.Ordinal)) stop.Cancel();
        }
    }
}
