using System.Diagnostics;
using AusAiducation.Core.Access;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Assignment;
using AusAiducation.Core.Selection.Figures;
using CsCheck;

namespace AusAiducation.Tests.Core.Selection.Assignment;

public class ReviewPlanTests(ITestOutputHelper output)
{
    [Fact]
    public void The_six_files_of_the_vector_cost_25_within_the_load_and_everyone_compares()
    {
        var plan = ReviewPlan.Of(Request(Vector55.Costs, reviews: 2, load: 3));

        Assert.Equal((25, 5, 0), (plan.Cost, plan.WorstServed, plan.Missing));
        Assert.All(plan.Loads.Values, load => Assert.Equal(3, load));
        Assert.Empty(plan.Shortages);
        Assert.Null(plan.Apart);
        Assert.All(plan.New, review => Assert.NotNull(Vector55.Costs[Number(review.File)][Number(review.Reviewer)]));
    }

    [Fact]
    public void The_worst_served_file_comes_before_the_sum()
    {
        // docs/selection.md 5.4 in twentieths taken from 1: worst 1/5 with a sum of 1.45, where the best sum, 1.5, leaves a paper at 0.
        var plan = ReviewPlan.Of(Request([[0, 0, 0], [20, 20, 16], [15, 15, 10]], reviews: 1, load: 1));

        Assert.Equal((1 / 5d, 1.45), ((20 - plan.WorstServed) / 20d, (60 - plan.Cost) / 20d));
    }

    [Fact]
    public void With_one_review_a_file_no_plan_is_better_in_the_order_of_the_aims() =>
        Cases(1).Sample(c =>
        {
            var plan = ReviewPlan.Of(Request(c.Costs, 1, c.Load));

            var found = (plan.Missing, plan.WorstServed, plan.Cost, plan.Loads.Values.Sum(load => load * load));
            Assert.Equal(Everything(c.Costs, c.Load, 0, []).Min(), found);
        }, iter: 2000);

    [Fact]
    public void A_plan_keeps_conflicts_and_loads_out_and_names_what_is_short_when_something_is() =>
        Cases(2).Sample(c =>
        {
            var plan = ReviewPlan.Of(Request(c.Costs, 2, c.Load));

            Assert.All(plan.New, review => Assert.NotNull(c.Costs[Number(review.File)][Number(review.Reviewer)]));
            Assert.Equal(plan.New.Count, plan.New.Distinct().Count());
            Assert.All(plan.New.CountBy(review => review.File), file => Assert.InRange(file.Value, 1, 2));
            Assert.All(plan.Loads.Values, load => Assert.InRange(load, 0, c.Load));
            Assert.Equal(2 * c.Costs.Length - plan.New.Count, plan.Missing);
            Assert.Equal(plan.Missing > 0, plan.Shortages.Count > 0);
            Assert.Equal(plan.Missing, plan.Shortages.Sum(Lacking));
        }, iter: 2000);

    [Fact]
    public void A_file_with_too_few_reviewers_without_a_tie_is_named()
    {
        var plan = ReviewPlan.Of(Request([[1, 1, 1], [1, 1, 1], [null, null, 1]], reviews: 2, load: 3));

        Assert.Equal(1, plan.Missing);
        var why = Assert.Single(plan.Shortages);
        Assert.Equal("Selection.FileShort", why.Key);
        Assert.Equal(["C3", 1, 2], why.Args);
    }

    [Fact]
    public void Members_without_room_for_all_the_reviews_are_told_in_one_sentence()
    {
        var why = Assert.Single(ReviewPlan.Of(Request([[1, 1], [1, 1], [1, 1]], reviews: 2, load: 2)).Shortages);

        Assert.Equal("Selection.RoomShort", why.Key);
        Assert.Equal([6, 4], why.Args);
    }

    [Fact]
    public void Files_that_only_the_same_busy_members_may_read_are_named_with_them()
    {
        int?[][] costs = [[1, 1, null, null], [1, 1, null, null], [1, 1, null, null], [1, 1, 1, 1]];

        var why = Assert.Single(ReviewPlan.Of(Request(costs, reviews: 2, load: 2)).Shortages);

        Assert.Equal("Selection.FilesShort", why.Key);
        Assert.Equal(["C1, C2, C3", 6, "Member R1, Member R2", 4], why.Args);
    }

    [Fact]
    public void When_not_all_can_be_read_twice_each_is_read_once_first()
    {
        // Two cheap files could take every place.
        var plan = ReviewPlan.Of(Request([[0, 0], [0, 0], [9, 9]], reviews: 2, load: 2));

        Assert.Equal([1, 1, 2], plan.New.CountBy(review => review.File).Select(file => file.Value).Order());
    }

    [Fact]
    public void A_started_review_never_moves_and_counts_for_the_load()
    {
        var request = Request([[9, 0, 0], [0, 0, 0], [0, 0, 0]], reviews: 2, load: 2) with { Kept = [new("C1", "R1"), new("C2", "left")] };

        var plan = ReviewPlan.Of(request);

        Assert.Equal(4, plan.New.Count);
        Assert.DoesNotContain(new PlannedReview("C1", "R1"), plan.New);
        Assert.Equal(1, plan.New.Count(review => review.File == "C1"));
        Assert.Equal(1, plan.New.Count(review => review.File == "C2"));
        Assert.Equal(5, plan.Loads.Values.Sum());
        Assert.InRange(plan.Loads["R1"], 1, 2);
        Assert.Throws<ArgumentException>(() => ReviewPlan.Of(request with { Kept = [new("C1", "R1"), new("C1", "R1")] }));
        Assert.Throws<ArgumentException>(() => ReviewPlan.Of(request with { Kept = [new("C9", "R1")] }));
    }

    [Fact]
    public void Loads_are_even_when_nothing_else_speaks() =>
        Assert.Equal([7, 7, 8, 8], ReviewPlan.Of(Request([.. Enumerable.Repeat(new int?[] { 1, 1, 1, 1 }, 10)], reviews: 3, load: 30)).Loads.Values.Order());

    [Fact]
    public void Two_schools_of_reviewers_are_joined_by_swaps_that_change_no_load()
    {
        // The first three know the first six files, the others the rest: the cheapest plan makes two islands.
        int?[][] costs = [.. Enumerable.Range(0, 12).Select(file => Enumerable.Range(0, 6).Select(reviewer => (int?)(file < 6 == reviewer < 3 ? 0 : 5)).ToArray())];

        var plan = ReviewPlan.Of(Request(costs, reviews: 2, load: 4));

        Assert.Null(plan.Apart);
        Assert.All(plan.Loads.Values, load => Assert.Equal(4, load));
        // One swap is enough, and two files pay for it.
        Assert.Equal((10, 5), (plan.Cost, plan.WorstServed));
        Assert.All(plan.Loads.Keys, reviewer => Assert.True(Partners(plan.New, reviewer) >= 2));
    }

    [Fact]
    public void Reviewers_whom_ties_keep_apart_are_named()
    {
        int?[][] costs = [[1, 1, null, null], [1, 1, null, null], [null, null, 1, 1], [null, null, 1, 1]];

        var apart = ReviewPlan.Of(Request(costs, reviews: 2, load: 2)).Apart!;

        Assert.Equal("Selection.ReviewersApart", apart.Key);
        Assert.Equal([2, "Member R1 + Member R2 / Member R3 + Member R4"], apart.Args);
    }

    [Fact]
    public void The_same_seed_makes_the_same_plan_again_and_another_seed_another()
    {
        var request = Request([.. Enumerable.Repeat(new int?[] { 1, 1, 1, 1, 1 }, 15)], reviews: 2, load: 30);

        Assert.Equal(ReviewPlan.Of(request).New, ReviewPlan.Of(request).New);
        Assert.NotEqual(ReviewPlan.Of(request).New, ReviewPlan.Of(request with { Seed = "another" }).New);
    }

    [Fact]
    public void Five_hundred_files_read_thrice_by_twenty_five_people_are_planned()
    {
        var random = new SeededDraws("committee");
        int?[][] costs = [.. Enumerable.Range(0, 500).Select(_ => Enumerable.Range(0, 25).Select(_ => random.Below(40) == 0 ? (int?)null : random.Below(4)).ToArray())];
        var clock = Stopwatch.StartNew();

        var plan = ReviewPlan.Of(Request(costs, reviews: 3, load: 65));

        output.WriteLine($"500 files x 3 reviews among 25 reviewers: {clock.ElapsedMilliseconds} ms, cost {plan.Cost}, worst {plan.WorstServed}");
        Assert.Equal(1500, plan.New.Count);
        Assert.Null(plan.Apart);
        Assert.True(AdjustedScores.WhyNot(ScoreTable.Of(plan.New.Select(review => new GivenScore(review.Reviewer, review.File, 1)))) is null);
    }

    sealed record Case(int?[][] Costs, int Load);

    static Gen<Case> Cases(int least) =>
        from files in Gen.Int[1, 4]
        from reviewers in Gen.Int[least, 4]
        from load in Gen.Int[0, 3]
        from costs in Gen.Frequency((1, Gen.Const((int?)null)), (3, Gen.Int[-1, 3].Select(cost => (int?)cost))).Array[reviewers].Array[files]
        select new Case(costs, load);

    static IEnumerable<(int Missing, long Worst, long Cost, int Balance)> Everything(int?[][] costs, int load, int file, int[] sofar)
    {
        if (file == costs.Length)
        {
            long[] paid = [.. sofar.Select((reviewer, i) => reviewer < 0 ? 0L : costs[i][reviewer]!.Value)];
            return [(sofar.Count(reviewer => reviewer < 0), paid.Max(), paid.Sum(), sofar.Where(reviewer => reviewer >= 0).CountBy(reviewer => reviewer).Sum(own => own.Value * own.Value))];
        }

        return Enumerable.Range(-1, costs[0].Length + 1)
            .Where(reviewer => reviewer < 0 || (costs[file][reviewer] is not null && sofar.Count(taken => taken == reviewer) < load))
            .SelectMany(reviewer => Everything(costs, load, file + 1, [.. sofar, reviewer]));
    }

    /// <summary>By how much the need exceeds the room in a sentence.</summary>
    static int Lacking(Refusal refusal) => refusal.Key switch
    {
        "Selection.FileShort" => (int)refusal.Args[2] - (int)refusal.Args[1],
        "Selection.RoomShort" => (int)refusal.Args[0] - (int)refusal.Args[1],
        _ => (int)refusal.Args[1] - (int)refusal.Args[3],
    };

    static int Partners(IReadOnlyList<PlannedReview> reviews, string reviewer) =>
        reviews.Where(own => own.Reviewer == reviewer).SelectMany(own => reviews.Where(other => other.File == own.File)).Select(other => other.Reviewer).Distinct().Count() - 1;

    static PlanRequest Request(int?[][] costs, int reviews, int load) => new()
    {
        Files = [.. costs.Select((_, file) => $"C{file + 1}")],
        Reviewers = [.. costs[0].Select((_, reviewer) => new PlanReviewer($"R{reviewer + 1}", $"Member R{reviewer + 1}", load))],
        ReviewsPerFile = reviews,
        Cost = (file, reviewer) => reviewer[0] == 'R' ? costs[Number(file)][Number(reviewer)] : null,
        Seed = "round 1",
    };

    static int Number(string key) => int.Parse(key[1..], System.Globalization.CultureInfo.InvariantCulture) - 1;
}
