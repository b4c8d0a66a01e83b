using AusAiducation.Core.Candidates;

namespace AusAiducation.Tests.Core.Candidates;

public class BacMarksTests
{
    [Fact]
    public void A_pupils_average_is_half_national_a_quarter_regional_a_quarter_continuous_control()
    {
        var marks = new BacMarks(17.25m, 18.10m, 17.96m);

        Assert.Equal(17.64m, marks.Computed);
        Assert.Equal(Mention.TresBien, marks.Mention);
        Assert.True(marks.IsProvisional);
    }

    [Fact]
    public void A_private_candidates_average_is_half_and_half_and_ignores_continuous_control()
    {
        Assert.Equal(17.675m, new BacMarks(17.25m, 18.10m, 17.96m, PrivateCandidate: true).Computed);
        Assert.Equal(17.675m, new BacMarks(17.25m, 18.10m, null, PrivateCandidate: true).Computed);
    }

    [Fact]
    public void A_computed_15_9975_is_shown_15_99_and_is_no_mention_tres_bien()
    {
        var marks = new BacMarks(15.5m, 16.5m, 16.49m);

        Assert.Equal(15.9975m, marks.Computed);
        Assert.Equal(15.99m, marks.Display);
        Assert.Equal(Mention.Bien, marks.Mention);
    }

    [Fact]
    public void The_printed_average_wins_and_the_difference_is_kept()
    {
        var marks = new BacMarks(15.5m, 16.5m, 16.49m) with { Printed = 16.00m };

        Assert.Equal(16.00m, marks.ForRules);
        Assert.Equal(Mention.TresBien, marks.Mention);
        Assert.Equal(0.0025m, marks.Difference);
        Assert.False(marks.IsProvisional);
    }

    [Fact]
    public void Without_a_part_there_is_no_computed_average_and_no_mention()
    {
        var marks = new BacMarks(17, 18, null);

        Assert.Null(marks.Computed);
        Assert.Null(marks.Display);
        Assert.Null(marks.Difference);
        Assert.Equal(Mention.None, marks.Mention);
        Assert.Equal(14.2m, new BacMarks(null, null, null, Printed: 14.2m).ForRules);
    }

    [Theory]
    [InlineData("9.99", Mention.None)]
    [InlineData("10", Mention.Passable)]
    [InlineData("11.99", Mention.Passable)]
    [InlineData("12", Mention.AssezBien)]
    [InlineData("14", Mention.Bien)]
    [InlineData("15.99", Mention.Bien)]
    [InlineData("16", Mention.TresBien)]
    public void Mentions_begin_at_10_12_14_and_16(string printed, Mention mention) =>
        Assert.Equal(mention, new BacMarks(null, null, null, Printed: decimal.Parse(printed, System.Globalization.CultureInfo.InvariantCulture)).Mention);

    [Fact]
    public void A_mark_outside_0_to_20_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BacMarks(20.01m, 10, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BacMarks(10, -0.01m, 10));
    }
}
