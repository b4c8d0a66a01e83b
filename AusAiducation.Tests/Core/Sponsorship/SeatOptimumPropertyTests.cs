using AusAiducation.Core.Sponsorship;
using CsCheck;

namespace AusAiducation.Tests.Core.Sponsorship;

public class SeatOptimumPropertyTests
{
    private sealed record Case(int[] Ranks, int[] Quotas, int?[][] Points);

    private static Gen<Case> Cases =>
        from students in Gen.Int[1, 5]
        from sponsors in Gen.Int[1, 3]
        from ranks in Gen.Int[1, 4].Array[students]
        from quotas in Gen.Int[0, 2].Array[sponsors]
        from points in Gen.Frequency((1, Gen.Const((int?)null)), (5, Gen.Int[-1, 4].Select(p => (int?)p))).Array[sponsors].Array[students]
        select new Case(ranks, quotas, points);

    [Fact]
    public void The_placement_its_ties_and_its_alternatives_are_those_of_trying_everything() =>
        Cases.Sample(c =>
        {
            var best = Solve(c);
            var all = Everything(c, 0, []).ToList();
            var counts = all.Select(placement => Counts(c, placement)).Max(Compare)!;
            var entitled = all.Where(placement => Compare.Compare(Counts(c, placement), counts) == 0).ToList();
            var goals = entitled.Select(placement => Goals(c, placement)).Max(Compare)!;
            var optima = entitled.Where(placement => Compare.Compare(Goals(c, placement), goals) == 0).ToList();

            var found = Enumerable.Range(0, c.Ranks.Length)
                .Select(i => best.Placements.TryGetValue($"S{i}", out var key) ? key[1] - '0' : c.Quotas.Length).ToArray();
            Assert.Contains(optima, optimum => optimum.SequenceEqual(found));
            Assert.Equal(goals[0], best.Total);

            for (var i = 0; i < c.Ranks.Length; i++)
            {
                var choices = optima.Select(optimum => optimum[i]).Distinct().Order().ToList();
                var tie = best.Ties.SingleOrDefault(t => t.Student == $"S{i}");
                Assert.Equal(choices.Count > 1 ? choices.Select(s => s == c.Quotas.Length ? null : $"P{s}") : null, tie?.Sponsors);
                for (var s = 0; s < c.Quotas.Length; s++)
                    Assert.Equal(
                        entitled.Where(p => p[i] == s).Select(p => (long?)Goals(c, p)[0]).DefaultIfEmpty(null).Max(),
                        best.Forced($"S{i}", $"P{s}"));
            }
        }, iter: 2000);

    [Fact]
    public void A_thousand_students_and_fifty_sponsors_fill_every_seat_and_equal_the_sum_of_their_points()
    {
        var random = new Random(2019);
        var quotas = Enumerable.Range(0, 50).Select(_ => random.Next(5, 40)).ToArray();
        // Few distinct points, as declared criteria give: the case with the most equal placements.
        var points = Enumerable.Range(0, 1000).Select(_ => Enumerable.Range(0, 50)
            .Select(_ => random.Next(10) == 0 ? (int?)null : 10 * random.Next(0, 6)).ToArray()).ToArray();

        var best = Solve(new Case([.. Enumerable.Range(0, 1000).Select(i => i / 3)], quotas, points));

        Assert.Equal(Math.Min(1000, quotas.Sum()), best.Placements.Count);
        Assert.Equal(1000 - best.Placements.Count, best.Unplaced.Count);
        Assert.Equal(best.Total, best.Placements.Sum(p => points[Number(p.Key)][Number(p.Value)]!.Value));
        Assert.All(best.Placements.GroupBy(p => p.Value), seats => Assert.InRange(seats.Count(), 1, quotas[Number(seats.Key)]));
        Assert.All(best.Placements, p => Assert.Equal(best.Total, best.Forced(p.Key, p.Value)));
    }

    private static int Number(string key) => int.Parse(key[1..], System.Globalization.CultureInfo.InvariantCulture);

    private static SeatOptimum Solve(Case c)
    {
        var table = new int?[c.Ranks.Length, c.Quotas.Length];
        for (var i = 0; i < c.Ranks.Length; i++)
            for (var s = 0; s < c.Quotas.Length; s++)
                table[i, s] = c.Points[i][s];
        return SeatOptimum.Solve([.. c.Ranks.Select((rank, i) => new SeatStudent($"S{i}", rank))],
            [.. c.Quotas.Select((quota, s) => new SeatSponsor($"P{s}", quota))], table);
    }

    private static IEnumerable<int[]> Everything(Case c, int student, int[] sofar)
    {
        if (student == c.Ranks.Length) return [sofar];
        return Enumerable.Range(0, c.Quotas.Length + 1)
            .Where(s => s == c.Quotas.Length || (c.Points[student][s] is not null && sofar.Count(taken => taken == s) < c.Quotas[s]))
            .SelectMany(s => Everything(c, student + 1, [.. sofar, s]));
    }

    /// <summary>How many are placed in all, then of each rank, best first.</summary>
    private static long[] Counts(Case c, int[] placement) => PerRank(c, placement, (_, s) => s < c.Quotas.Length ? 1 : 0);

    /// <summary>The points of all, then of each rank, best first.</summary>
    private static long[] Goals(Case c, int[] placement) => PerRank(c, placement, (i, s) => s < c.Quotas.Length ? c.Points[i][s]!.Value : 0);

    private static long[] PerRank(Case c, int[] placement, Func<int, int, long> worth)
    {
        var each = placement.Select((s, i) => (Rank: c.Ranks[i], Worth: worth(i, s))).ToList();
        return [each.Sum(e => e.Worth), .. each.GroupBy(e => e.Rank).OrderBy(rank => rank.Key).Select(rank => rank.Sum(e => e.Worth))];
    }

    private static readonly Comparer<long[]> Compare = Comparer<long[]>.Create((a, b) =>
        a.Zip(b).Select(pair => pair.First.CompareTo(pair.Second)).FirstOrDefault(order => order != 0));
}
