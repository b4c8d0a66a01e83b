using AusAiducation.Core.Selection;
using CsCheck;

namespace AusAiducation.Tests.Core.Selection;

public class ReviewFiguresTests
{
    [Fact]
    public void Figures_of_the_reviews_received_are_exact()
    {
        var figures = ReviewFigures.Of([1400, 1420, 1500, 1400], 5);

        Assert.Equal((4, 5, false), (figures.Done, figures.Expected, figures.IsComplete));
        Assert.Equal(1430, figures.Mean);
        Assert.Equal(1410, figures.Median);
        Assert.Equal(100, figures.Spread);
        // Population: sqrt((900 + 100 + 4900 + 900) / 4).
        Assert.Equal(Math.Sqrt(1700), figures.StandardDeviation!.Value, 9);
    }

    [Fact]
    public void The_median_of_an_odd_number_is_the_middle_one_and_one_review_has_no_spread()
    {
        Assert.Equal(1420, ReviewFigures.Of([1500, 1400, 1420], 3).Median);
        var one = ReviewFigures.Of([1420], 1);
        Assert.Equal((0, 0d, true), (one.Spread, one.StandardDeviation, one.IsComplete));
    }

    [Fact]
    public void Without_a_review_there_is_no_figure()
    {
        Assert.Equal(new ReviewFigures(0, 2, null, null, null, null), ReviewFigures.Of([], 2));
    }

    [Fact]
    public void Equal_means_share_a_rank_and_the_next_rank_counts_them_all()
    {
        Ratio third = new(1, 3);

        Assert.Equal([1, 2, 2, 4, null], ReviewFigures.Ranks([1420, 1410 + third, (Ratio)4231 / 3, 900, null]));
    }

    [Fact]
    public void Means_too_close_for_floats_are_still_told_apart()
    {
        Ratio a = new(10_000_000_000_000_001, 30_000_000_000_000_000), b = new(1, 3);

        Assert.Equal(1d / 3, (double)a.Numerator / (double)a.Denominator);
        Assert.Equal([1, 2], ReviewFigures.Ranks([a, b]));
    }

    [Fact]
    public void A_rank_is_one_more_than_the_number_of_better_scores() =>
        Gen.Select(Gen.Int[0, 20], Gen.Int[1, 4]).Select((n, d) => new Ratio(n, d)).Array[0, 12].Sample(scores =>
            Assert.Equal(
                scores.Select(score => (int?)scores.Count(other => other > score) + 1),
                ReviewFigures.Ranks([.. scores.Select(score => (Ratio?)score)])));

    [Fact]
    public void A_fraction_is_kept_in_lowest_terms_and_rounded_half_up_on_display_only()
    {
        Assert.Equal(new Ratio(1, 3), new Ratio(-2, -6));
        Assert.Equal(0, default(Ratio));
        Assert.Equal(14.13m, new Ratio(1412_5, 1000).Rounded());
        Assert.Equal(0.67m, new Ratio(2, 3).Rounded());
        Assert.Equal(-0.67m, new Ratio(-2, 3).Rounded());
        Assert.Throws<DivideByZeroException>(() => new Ratio(1, 0));
    }
}
