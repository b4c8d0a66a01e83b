using AusAiducation.Core.Access;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Figures;
using CsCheck;

namespace AusAiducation.Tests.Core.Selection.Figures;

public class AdjustedScoresTests
{
    const double Tolerance = 1e-9;

    /// <summary>docs/selection.md 2.1: true quality 10, 12 … 20; R1 and R2 without bias see three each, R3 marks one higher and sees c3 and c4.</summary>
    static readonly string[] Pathology = [". 10 .", ". 12 .", ". 14 15", "16 . 17", "18 . .", "20 . ."];

    /// <summary>docs/selection.md 2.2: Montgomery's catalysts, an incomplete block design.</summary>
    static readonly string[] Montgomery = ["73 74 . 71", ". 75 67 72", "73 75 68 .", "75 . 72 75"];

    [Fact]
    public void Additive_effects_find_the_true_order_where_centring_each_reviewer_is_wrong()
    {
        var table = Grid.Table(Pathology);
        var adjusted = AdjustedScores.Of(table);

        Equal([-5, -3, -1, 1, 3, 5], adjusted.Files.Select(file => file.Adjusted - adjusted.Mean));
        Equal([-1d / 3, -1d / 3, 2d / 3], adjusted.Reviewers.Select(reviewer => reviewer.Shift));
        Assert.Equal(46d / 3, adjusted.Mean, Tolerance);
        Assert.Equal([6, 5, 4, 3, 2, 1], adjusted.Files.Select(file => file.AdjustedRank));
        // Why the product does not centre: c3 comes out above c4 and c5, by deviations from the mean and by z-scores alike.
        Equal([-2, 0, .5, -.5, 0, 2], Centred(table, scaled: false));
        Equal([-1, 0, .1464, -.1464, 0, 1], Centred(table, scaled: true), 5e-5);
    }

    [Fact]
    public void Islands_of_reviewers_without_a_common_file_are_refused_by_name()
    {
        var apart = Grid.Table([.. Pathology.Select(row => string.Join(' ', row.Split(' ')[..2]))]);

        var refusal = AdjustedScores.WhyNot(apart, key => key == "R1" ? "Amina" : key)!;

        Assert.Equal("Selection.ReviewersApart", refusal.Key);
        Assert.Equal([2, "Amina / R2"], refusal.Args);
        Assert.Equal("Selection.ReviewersApart", Assert.Throws<RuleBroken>(() => AdjustedScores.Of(apart)).Refusal.Key);
        Assert.Equal("Selection.ReviewersApart", Assert.Throws<RuleBroken>(() => AdjustedScores.Shrunk(apart)).Refusal.Key);
        Assert.Equal("Selection.NoScoreYet", AdjustedScores.WhyNot(ScoreTable.Of([]))!.Key);
        Assert.Null(AdjustedScores.WhyNot(Grid.Table(Pathology)));
    }

    [Fact]
    public void Montgomerys_incomplete_blocks_give_the_printed_effects_and_analysis_of_variance()
    {
        var adjusted = AdjustedScores.Of(Grid.Table(Montgomery));

        Equal([-9d / 8, -7d / 8, -1d / 2, 5d / 2], adjusted.Files.Select(file => file.Adjusted - adjusted.Mean));
        Equal([7d / 8, 3, -31d / 8, 0], adjusted.Reviewers.Select(reviewer => reviewer.Shift));
        Assert.Equal(72.5, adjusted.Mean, Tolerance);
        Equal([71.375, 71.625, 72, 75], adjusted.Files.Select(file => file.Adjusted));
        Assert.Equal([72.667m, 71.333m, 72m, 74m], adjusted.Files.Select(file => file.Raw.Rounded(3)));
        Assert.Equal([2, 4, 3, 1], adjusted.Files.Select(file => file.RawRank));
        Assert.Equal([4, 3, 2, 1], adjusted.Files.Select(file => file.AdjustedRank));
        Assert.Equal([true, true, true, false], adjusted.Files.Select(file => file.ChangesRank));

        var variation = adjusted.Variation;
        Equal([81, 55, 22.75, 3.25], [variation.Total, variation.Reviewers, variation.Files, variation.Error]);
        Assert.Equal((3, 5), (variation.FileFreedom, variation.ErrorFreedom));
        Assert.Equal(.65, variation.ErrorVariance!.Value, Tolerance);
        Assert.Equal(11.67, variation.F!.Value, .005);
        Assert.Equal(.698, adjusted.ErrorOfDifference("C01", "C02")!.Value, .0005);
        Assert.Equal(0, adjusted.ErrorOfDifference("C01", "C01"));
        // In these blocks the variance of an effect that sums to zero with the others is (1 - 1/t) k / (lambda t) times the error's: 9/32.
        Assert.All(adjusted.Reviewers, reviewer => Assert.Equal(Math.Sqrt(.65 * 9 / 32), reviewer.Error!.Value, Tolerance));
    }

    [Fact]
    public void Recovering_what_the_blocks_know_gives_the_printed_shrunk_effects()
    {
        var shrunk = AdjustedScores.Shrunk(Grid.Table(Montgomery))!;

        Assert.Equal(66.083, shrunk.Variation.ReviewersAdjusted, .0005);
        Equal([-1.0869, -.8836, -.5000, 2.4705], shrunk.Files.Select(file => file.Adjusted - shrunk.Mean), 5e-5);
        // The published table prints 2.912 for the second; all four are 592/610 of the unshrunk effects, hence 888/305 = 2.9115, which rounds to 2.911.
        Equal([.849, 2.911, -3.761, 0], shrunk.Reviewers.Select(reviewer => reviewer.Shift), 5e-4);
        Equal([7d / 8 * 592 / 610, 888d / 305, -31d / 8 * 592 / 610, 0], shrunk.Reviewers.Select(reviewer => reviewer.Shift));
        // The same with the variance of reviewers as printed.
        Equal([-1.09, -.88, -.50, 2.47], AdjustedScores.Shrunk(Grid.Table(Montgomery), 8.017)!.Files.Select(file => file.Adjusted - 72.5), 5e-3);
    }

    [Fact]
    public void Shrinkage_lies_between_the_raw_means_and_least_squares()
    {
        var table = Grid.Table(Montgomery);

        Equal(AdjustedScores.Of(table).Files.Select(file => file.Adjusted), AdjustedScores.Shrunk(table, 1e12)!.Files.Select(file => file.Adjusted));
        Equal(table.Rows.Select(row => row.Average(cell => cell.Value)), AdjustedScores.Shrunk(table, 0)!.Files.Select(file => file.Adjusted));
        // Two reviewers, one file in common: nothing is left over to estimate an error from.
        Assert.Null(AdjustedScores.Shrunk(Grid.Table("12 14", "13 .")));
    }

    [Fact]
    public void An_adjustment_on_a_handful_of_reviews_is_not_shown()
    {
        var refusal = AdjustedScores.WhyNotShow(Grid.Table(Montgomery), key => key + "!")!;

        Assert.Equal("Selection.TooFewToAdjust", refusal.Key);
        Assert.Equal([5, "R1!, R2!, R3!, R4!"], refusal.Args);
        Assert.Null(AdjustedScores.WhyNotShow(Grid.Table("1 2", "2 2", "3 4", "4 4", "5 5")));
    }

    [Fact]
    public void A_reviewer_who_marks_everything_higher_by_a_constant_changes_no_order_and_no_difference() =>
        Tables.Sample(rows =>
        {
            var scores = Grid.Scores(rows).ToList();
            var table = ScoreTable.Of(scores);
            if (AdjustedScores.WhyNot(table) is not null) return;
            var before = AdjustedScores.Of(table);
            var after = AdjustedScores.Of(ScoreTable.Of(scores.Select(score => score.Reviewer == "R1" ? score with { Value = score.Value + 7 } : score)));

            Equal(before.Files.Select(file => file.Adjusted - before.Mean), after.Files.Select(file => file.Adjusted - after.Mean), 1e-7);
            Assert.Equal(before.Files.Select(file => file.AdjustedRank), after.Files.Select(file => file.AdjustedRank));
        }, iter: 300);

    [Fact]
    public void New_labels_and_another_order_of_input_change_nothing_but_the_labels() =>
        Tables.Sample(rows =>
        {
            var scores = Grid.Scores(rows).ToList();
            if (AdjustedScores.WhyNot(ScoreTable.Of(scores)) is not null) return;
            var before = AdjustedScores.Of(ScoreTable.Of(scores));
            var after = AdjustedScores.Of(ScoreTable.Of(Enumerable.Reverse(scores).Select(score => new GivenScore(Reversed(score.Reviewer), Reversed(score.File), score.Value))));

            foreach (var file in before.Files)
                Assert.Equal(file.Adjusted, after.Files.Single(same => same.File == Reversed(file.File)).Adjusted, 1e-7);
        }, iter: 300);

    [Fact]
    public void A_second_reviewer_who_marks_like_a_first_changes_no_difference_when_all_see_all()
    {
        string[] rows = ["12 14 9", "15 15 11", "8 13 10", "17 16 15"];
        var before = AdjustedScores.Of(Grid.Table(rows));

        // In a complete design the duplicate of everybody is a duplicate of the table.
        var after = AdjustedScores.Of(Grid.Table([.. rows.Select(row => row + " " + row)]));

        Equal(before.Files.Select(file => file.Adjusted - before.Mean), after.Files.Select(file => file.Adjusted - after.Mean));
    }

    static Gen<string[]> Tables =>
        Gen.Frequency((1, Gen.Const(".")), (3, Gen.Int[0, 20].Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))))
            .Array[3].Select(cells => string.Join(' ', cells)).Array[3, 7].Where(rows => rows.All(row => row != ". . ."));

    static string Reversed(string label) => string.Concat(label.Reverse());

    static IEnumerable<double> Centred(ScoreTable table, bool scaled)
    {
        var own = table.Rows.SelectMany(row => row).ToLookup(cell => cell.Reviewer, cell => cell.Value);
        double Shift(ScoreCell cell) => cell.Value - own[cell.Reviewer].Average();
        double Deviation(int reviewer) => Math.Sqrt(own[reviewer].Sum(value => Math.Pow(value - own[reviewer].Average(), 2)) / (own[reviewer].Count() - 1));
        return table.Rows.Select(row => row.Average(cell => scaled ? Shift(cell) / Deviation(cell.Reviewer) : Shift(cell)));
    }

    static void Equal(IEnumerable<double> expected, IEnumerable<double> actual, double tolerance = Tolerance)
    {
        Assert.Equal(expected.Count(), actual.Count());
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }
}
