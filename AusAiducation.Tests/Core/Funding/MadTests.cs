using AusAiducation.Core.Funding;
using CsCheck;

namespace AusAiducation.Tests.Core.Funding;

public class MadTests
{
    [Fact]
    public void A_split_leaves_the_whole_remainder_on_the_last_part()
    {
        Assert.Equal([2111.33m, 2111.33m, 2111.34m], Mad.Split(6334.00m, 3));
        Assert.Equal([0m, 0m, 0.02m], Mad.Split(0.02m, 3));
        Assert.Equal([10m], Mad.Split(10m, 1));
    }

    [Fact]
    public void A_split_always_adds_up_and_its_parts_differ_by_less_than_a_centime_each() =>
        Gen.Select(Gen.Int[0, 100_000_000], Gen.Int[1, 40]).Sample((centimes, parts) =>
        {
            var total = centimes / 100m;
            var split = Mad.Split(total, parts);

            Assert.Equal(parts, split.Count);
            Assert.Equal(total, split.Sum());
            Assert.All(split, part => Assert.Equal(part, Mad.Round(part)));
            Assert.InRange(split[^1] - split[0], 0m, 0.01m * (parts - 1));
        });

    [Fact]
    public void Five_years_of_25000_at_3_percent_come_to_132728_40()
    {
        var years = Enumerable.Range(1, 5).Select(year => Mad.Indexed(25000m, 0.03m, year)).ToList();

        Assert.Equal([25000.00m, 25750.00m, 26522.50m, 27318.18m, 28137.72m], years);
        Assert.Equal(132728.40m, years.Sum());
    }

    [Fact]
    public void Indexing_starts_from_the_base_and_never_from_the_rounded_year_before()
    {
        // 0.15, 0.165, 0.1815: rounding year 2 to 0.17 first would make year 3 0.187, that is 0.19.
        Assert.Equal(0.17m, Mad.Indexed(0.15m, 0.10m, 2));
        Assert.Equal(0.18m, Mad.Indexed(0.15m, 0.10m, 3));
    }

    [Fact]
    public void Half_a_centime_goes_up()
    {
        Assert.Equal(2.35m, Mad.Round(2.345m));
        Assert.Equal(2.34m, Mad.Round(2.3449m));
        Assert.Equal(-2.35m, Mad.Round(-2.345m));
    }

    [Fact]
    public void Impossible_amounts_and_counts_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Mad.Split(-0.01m, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mad.Split(10m, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mad.Split(10.005m, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mad.Indexed(-1m, 0.03m, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mad.Indexed(1m, 0.03m, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mad.Indexed(1m, -1m, 2));
    }
}
