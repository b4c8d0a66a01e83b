using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Figures;
using CsCheck;

namespace AusAiducation.Tests.Core.Selection.Figures;

public class WeightSwitchTests
{
    static readonly int[] Weights = [40, 30, 20, 10];

    [Fact]
    public void Two_files_tied_at_1420_change_places_at_the_weight_they_have()
    {
        var first = WeightSwitch.Between(Weights, [18, 10, 14, 12], [14, 16, 13, 12])[0];

        Assert.Equal((0, 40, new Ratio(2, 5), 0), (first.Criterion, first.Weight, first.At, first.Shift));
    }

    [Fact]
    public void A_file_better_on_everything_has_no_switch_point() => Assert.Empty(WeightSwitch.Between(Weights, [5, 5, 5, 5], [4, 4, 4, 4]));

    [Fact]
    public void A_criterion_that_is_everything_has_no_other_to_give_way_to()
    {
        var switches = WeightSwitch.Between([100, 0], [3, 5], [4, 2]);

        Assert.Equal([(1, new Ratio(1, 4))], switches.Select(at => (at.Criterion, at.At)));
    }

    [Fact]
    public void Weights_must_be_those_of_a_rubric() => Assert.Throws<ArgumentException>(() => WeightSwitch.Between([50, 40], [1, 2], [2, 1]));

    [Fact]
    public void At_a_switch_point_the_two_weighted_sums_are_equal() =>
        Gen.Select(Gen.Int[1, 5].Array[4], Gen.Int[1, 5].Array[4]).Sample((a, b) =>
        {
            foreach (var at in WeightSwitch.Between(Weights, [.. a.Select(level => (Ratio)level)], [.. b.Select(level => (Ratio)level)]))
            {
                Ratio Weight(int criterion) => criterion == at.Criterion ? at.At : ((Ratio)1 - at.At) * Weights[criterion] / (100 - at.Weight);
                Ratio Score(int[] levels) => levels.Select((level, criterion) => Weight(criterion) * level).Aggregate((x, y) => x + y);
                Assert.Equal(Score(a), Score(b));
            }
        });
}
