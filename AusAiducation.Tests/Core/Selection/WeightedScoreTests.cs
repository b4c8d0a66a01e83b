using AusAiducation.Core.Selection;

namespace AusAiducation.Tests.Core.Selection;

public class WeightedScoreTests
{
    private static readonly int[] Weights = [40, 30, 20, 10];

    private static MarkedCriterion[] Rubric(bool compulsory, params int?[] levels) =>
        [.. Weights.Zip(levels, (weight, level) => new MarkedCriterion(weight, level, compulsory))];

    [Fact]
    public void Two_different_sheets_of_1420_are_a_true_tie()
    {
        var a = WeightedScore.Of(Rubric(true, 18, 10, 14, 12));
        var b = WeightedScore.Of(Rubric(true, 14, 16, 13, 12));

        Assert.Equal(1420, a!.Total);
        Assert.Equal(1420, b!.Total);
        Assert.Equal(a.Exact, b.Exact);
        Assert.Equal(14.20m, a.Display);
        Assert.False(a.IsRenormalised);
    }

    [Fact]
    public void A_missing_compulsory_criterion_gives_no_score_rather_than_a_zero() =>
        Assert.Null(WeightedScore.Of(Rubric(true, 18, null, 14, 12)));

    [Fact]
    public void Without_an_optional_criterion_the_others_weigh_more_and_it_is_flagged()
    {
        var score = WeightedScore.Of(Rubric(false, 18, null, 14, 12));

        Assert.Equal((1120, 70), (score!.Total, score.Weights));
        Assert.Equal(16m, score.Display);
        Assert.True(score.IsRenormalised);
        Assert.True(score.Exact > WeightedScore.Of(Rubric(true, 14, 16, 13, 12))!.Exact);
    }

    [Fact]
    public void A_sheet_without_a_mark_has_no_score_even_when_nothing_is_compulsory() =>
        Assert.Null(WeightedScore.Of(Rubric(false, null, null, null, null)));

    [Fact]
    public void A_marked_zero_is_a_mark() => Assert.Equal(1120, WeightedScore.Of(Rubric(true, 18, 0, 14, 12))!.Total);

    [Fact]
    public void Weights_that_do_not_sum_to_100_are_refused()
    {
        Assert.Throws<ArgumentException>(() => WeightedScore.Of(new MarkedCriterion(40, 10), new MarkedCriterion(50, 10)));
        Assert.Throws<ArgumentException>(() => WeightedScore.Of(new MarkedCriterion(-10, 10), new MarkedCriterion(110, 10)));
        Assert.Throws<ArgumentException>(() => WeightedScore.Of(new MarkedCriterion(100, -1)));
    }
}
