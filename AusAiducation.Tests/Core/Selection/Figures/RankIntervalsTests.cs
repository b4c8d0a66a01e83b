using System.Diagnostics;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Figures;

namespace AusAiducation.Tests.Core.Selection.Figures;

public class RankIntervalsTests(ITestOutputHelper output)
{
    /// <summary>docs/selection.md 4.3: five files, three reviews each, two places.</summary>
    static readonly string[] Five = ["8 9 10", "7 8 8", "6 8 9", "7 7 7", "4 6 8"];

    [Fact]
    public void The_naive_bootstrap_agrees_with_the_exact_chances_of_every_resample()
    {
        double[] exact = [3181487d / 3188646, 83083d / 177147, 1603633d / 3188646, 23d / 6561, 4750d / 177147];

        var drawn = RankIntervals.Of(Grid.Table(Five), 2, "vector 4.3", Resampling.OwnReviews)!.OrderBy(interval => interval.File).Select(interval => interval.Chance).ToList();

        Assert.Equal([.997755, .469006, .502920, .003506, .026814], exact.Select(chance => Math.Round(chance, 6)));
        Assert.All(exact.Zip(drawn), pair => Assert.Equal(pair.First, pair.Second, 4 * Math.Sqrt(pair.First * (1 - pair.First) / RankIntervals.Draws)));
        Assert.Equal(2, drawn.Sum(), 1e-9);
    }

    [Fact]
    public void Equal_means_of_as_many_reviews_have_equal_chances_and_stand_in_the_bubble()
    {
        var files = RankIntervals.Of(Grid.Table(Five), 2, "pooled")!.ToDictionary(interval => interval.File);

        Assert.Equal(files["C02"] with { File = "C03" }, files["C03"]);
        Assert.Equal((2, 2), (files["C02"].Rank, files["C03"].Rank));
        Assert.Equal(CutPlace.Bubble, files["C02"].Place);
        // Without spread of its own, D is as uncertain as the others: the naive bootstrap had it at .0035.
        Assert.True(files["C04"].Chance > .05 && files["C04"].Worst > files["C04"].Best);
        Assert.Equal(2, files.Values.Sum(interval => interval.Chance), 1e-9);
    }

    [Fact]
    public void The_interval_holds_the_rank_and_a_clear_gap_leaves_no_bubble()
    {
        var files = RankIntervals.Of(Grid.Table("19 20 19", "18 19 18", "3 4 3", "2 2 3"), 2, "gap")!;

        Assert.Equal([CutPlace.Above, CutPlace.Above, CutPlace.Below, CutPlace.Below], files.Select(file => file.Place));
        Assert.All(files, file => Assert.InRange(file.Rank, file.Best, file.Worst));
    }

    [Fact]
    public void The_same_seed_gives_the_same_figures_whatever_the_order_of_input()
    {
        var scores = Grid.Scores(Five).ToList();

        var once = RankIntervals.Of(ScoreTable.Of(scores), 2, "seed");
        var again = RankIntervals.Of(ScoreTable.Of(Enumerable.Reverse(scores)), 2, "seed");
        var other = RankIntervals.Of(ScoreTable.Of(scores), 2, "another seed");

        Assert.Equal(once, again);
        Assert.NotEqual(once, other);
        // Held here so that a change of machine or of .NET would be seen.
        Assert.Equal([.9621, .44965, .44965, .1289, .0097], once!.Select(interval => interval.Chance));
    }

    [Fact]
    public void Reviewers_who_agree_on_everything_leave_no_doubt_but_the_ties()
    {
        var files = RankIntervals.Of(Grid.Table("5 5", "4 4", "4 4", "3 3"), 2, "sure")!;

        Assert.Equal([1, .5, .5, 0], files.Select(file => file.Chance));
        Assert.Equal([(1, 1), (2, 2), (2, 2), (4, 4)], files.Select(file => (file.Best, file.Worst)));
    }

    [Fact]
    public void One_review_each_tells_nothing_of_the_doubt() => Assert.Null(RankIntervals.Of(Grid.Table("5 .", ". 4"), 1, "none"));

    [Fact]
    public void Fewer_reviews_make_a_wider_interval()
    {
        var files = RankIntervals.Of(Grid.Table("12 14 13 13", "13 . . 13", "9 12 10 11", "16 13 14 15", "12 11 13 13", "10 11 12 13"), 3, "width")!.ToDictionary(file => file.File);

        Assert.True(files["C02"].Worst - files["C02"].Best > files["C01"].Worst - files["C01"].Best);
    }

    [Fact]
    public void Five_hundred_files_of_three_reviews_are_ranked_with_their_intervals()
    {
        var random = new SeededDraws("speed");
        var table = ScoreTable.Of(Enumerable.Range(0, 500).SelectMany(file => random.Shuffled(Enumerable.Range(0, 25)).Take(3)
            .Select(reviewer => new GivenScore($"R{reviewer:00}", $"C{file:000}", new Ratio(1000 + 100 * (file % 5) + random.Below(800), 100)))));
        RankIntervals.Of(table, 80, "warm", draws: 200);
        var clock = Stopwatch.StartNew();

        var files = RankIntervals.Of(table, 80, "speed")!;
        var ranked = clock.ElapsedMilliseconds;
        AdjustedScores.Of(table);
        AdjustedScores.Shrunk(table);
        KrippendorffAlpha.Of(table);

        output.WriteLine($"500 files x 3 reviews, {RankIntervals.Draws} draws: {ranked} ms; adjusted twice and alpha: {clock.ElapsedMilliseconds - ranked} ms");
        Assert.Equal(500, files.Count);
        Assert.Equal(80, files.Sum(file => file.Chance), 1e-6);
    }
}
