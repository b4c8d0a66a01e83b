using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Figures;

namespace AusAiducation.Tests.Core.Selection.Figures;

public class ReviewerPortraitTests
{
    static readonly ScoreTable Table = Grid.Table("2 4", "3 5", "4 3");

    [Fact]
    public void A_portrait_tells_severity_spread_the_use_of_the_scale_and_halo()
    {
        GivenLevels[] levels =
        [
            new("R1", "C01", [1, 2, 5]), new("R1", "C02", [3, 4, 4]), new("R1", "C03", [5, 5, null]),
            new("R2", "C01", [3, 3, 3]), new("R2", "C02", [3, 3, 3]), new("R2", "C03", [3, 3, 4]),
        ];

        var portraits = ReviewerPortrait.Of(Table, levels, 1, 5);

        var first = portraits[0];
        Assert.Equal(("R1", 3, 3d, 1d), (first.Reviewer, first.Reviews, first.Mean, first.Deviation));
        Assert.Equal(-.5, first.Effect!.Shift, 1e-9);
        Assert.Equal((1 / 8d, 1 / 8d, 3 / 8d), (first.Lowest, first.Middle, first.Highest));
        // Criteria 1 and 2 over three files: 3 / sqrt(8 x 14/3) x ... Pearson of (1,3,5) and (2,4,5); the third criterion has two files only.
        Assert.Equal(6 / Math.Sqrt(8 * 14 / 3d), first.Halo!.Value, 1e-9);
        Assert.Equal((0, 8 / 9d, 0, null), (portraits[1].Lowest, portraits[1].Middle, portraits[1].Highest, portraits[1].Halo));
    }

    [Fact]
    public void A_scale_with_an_even_number_of_levels_has_no_middle_and_no_levels_no_shares()
    {
        Assert.Null(ReviewerPortrait.Of(Table, [new("R1", "C01", [1])], 1, 4)[0].Middle);
        Assert.Null(ReviewerPortrait.Of(Table, [], 1, 5)[0].Highest);
    }

    [Fact]
    public void Reviewers_without_a_common_file_have_no_severity()
    {
        Assert.All(ReviewerPortrait.Of(Grid.Table("2 .", ". 5"), [], 1, 5), portrait => Assert.Equal((null, null), (portrait.Effect, portrait.Deviation)));
    }
}
