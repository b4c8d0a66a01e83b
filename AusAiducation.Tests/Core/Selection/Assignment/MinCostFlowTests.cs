using AusAiducation.Core.Selection.Assignment;
using CsCheck;

namespace AusAiducation.Tests.Core.Selection.Assignment;

public class MinCostFlowTests
{
    static readonly int[][] FourWorkers = [[90, 76, 75, 70], [35, 85, 55, 65], [125, 95, 90, 105], [45, 110, 95, 115]];
    static readonly int[][] FiveWorkers = [[90, 80, 75, 70], [35, 85, 55, 65], [125, 95, 90, 95], [45, 110, 95, 115], [50, 100, 90, 100]];
    static readonly int[][] SixWorkers = [.. FiveWorkers[..1].Select(_ => FourWorkers[0]), .. FourWorkers[1..], [60, 105, 80, 75], [45, 65, 110, 95]];

    [Fact]
    public void The_textbook_network_costs_150()
    {
        var flow = new MinCostFlow(7);
        foreach (var (from, to, capacity, cost) in new[] { (0, 1, 15, 4), (0, 2, 8, 4), (1, 2, 20, 2), (1, 3, 4, 2), (1, 4, 10, 6), (2, 3, 15, 1), (2, 4, 4, 3), (3, 4, 20, 2), (4, 2, 5, 3) })
            flow.Arc(from, to, capacity, cost);
        flow.Arc(5, 0, 20);
        flow.Arc(3, 6, 5);
        flow.Arc(4, 6, 15);

        Assert.Equal((20, 150), flow.Send(5, 6));
    }

    [Fact]
    public void Four_workers_cost_265_and_a_fifth_stays_idle()
    {
        Assert.Equal((265, "3 2 1 0"), Workers(FourWorkers, 0));
        Assert.Equal(265, Workers(FiveWorkers, 0).Cost);
        Assert.EndsWith("-", Workers(FiveWorkers, 0).Tasks, StringComparison.Ordinal);
    }

    [Fact]
    public void With_two_tasks_a_team_at_most_six_workers_cost_250_and_235_without_that_limit()
    {
        Assert.Equal(250, Workers(SixWorkers, 2).Cost);
        Assert.Equal(235, Workers(SixWorkers, 0).Cost);
    }

    [Fact]
    public void The_best_sum_of_similarities_leaves_a_paper_at_zero()
    {
        // In twentieths, each taken from 1.
        var (cost, _) = Workers([[0, 0, 0], [20, 20, 16], [15, 15, 10]], 0);

        Assert.Equal(1.5, (60 - cost) / 20d);
    }

    [Theory]
    [InlineData(3, 25, null)]
    [InlineData(6, 23, "4 2 4 2")]
    public void Six_files_twice_among_four_reviewers_cost_the_least_with_and_without_a_load_limit(int load, long cost, string? loads)
    {
        var flow = new MinCostFlow(12);
        for (var file = 0; file < 6; file++)
        {
            flow.Arc(10, file, 2);
            for (var reviewer = 0; reviewer < 4; reviewer++)
                if (Vector55.Costs[file][reviewer] is { } price) flow.Arc(file, 6 + reviewer, 1, price);
        }

        int[] sinks = [.. Enumerable.Range(0, 4).Select(reviewer => flow.Arc(6 + reviewer, 11, load))];

        Assert.Equal((12, cost), flow.Send(10, 11));
        if (loads is not null) Assert.Equal(loads, string.Join(' ', sinks.Select(flow.On)));
    }

    [Fact]
    public void What_the_source_still_reaches_is_a_cut_as_small_as_the_flow() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 4]).Where(arc => arc.Item1 != arc.Item2).Array[0, 14].Sample(arcs =>
        {
            var flow = new MinCostFlow(6);
            int[] numbers = [.. arcs.Select(arc => flow.Arc(arc.Item1, arc.Item2, arc.Item3, arc.Item3))];

            var (sent, cost) = flow.Send(0, 5);

            var reached = flow.Reached(0);
            Assert.Equal(sent, arcs.Where(arc => reached[arc.Item1] && !reached[arc.Item2]).Sum(arc => arc.Item3));
            Assert.Equal(cost, arcs.Zip(numbers, (arc, number) => arc.Item3 * flow.On(number)).Sum());
            Assert.All(arcs.Zip(numbers), pair => Assert.InRange(flow.On(pair.Second), 0, pair.First.Item3));
            for (var node = 1; node < 5; node++)
                Assert.Equal(arcs.Zip(numbers).Where(pair => pair.First.Item1 == node).Sum(pair => flow.On(pair.Second)), arcs.Zip(numbers).Where(pair => pair.First.Item2 == node).Sum(pair => flow.On(pair.Second)));
        }, iter: 2000);

    [Fact]
    public void A_negative_cost_or_capacity_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MinCostFlow(2).Arc(0, 1, 1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MinCostFlow(2).Arc(0, 1, -1));
    }

    /// <summary>Each task to one worker; workers of even and of odd number are two teams, with at most so many tasks (0: no limit).</summary>
    static (long Cost, string Tasks) Workers(int[][] costs, int perTeam)
    {
        var (workers, tasks) = (costs.Length, costs[0].Length);
        var (source, sink) = (workers + tasks, workers + tasks + 1);
        var flow = new MinCostFlow(sink + 3);
        for (var team = 0; team < 2; team++) flow.Arc(source, sink + 1 + team, perTeam == 0 ? tasks : perTeam);
        for (var worker = 0; worker < workers; worker++) flow.Arc(sink + 1 + worker % 2, worker, 1);
        for (var task = 0; task < tasks; task++) flow.Arc(workers + task, sink, 1);
        int[][] arcs = [.. costs.Select((row, worker) => row.Select((cost, task) => flow.Arc(worker, workers + task, 1, cost)).ToArray())];
        var (sent, cost) = flow.Send(source, sink);
        Assert.Equal(tasks, sent);
        return (cost, string.Join(' ', arcs.Select(row => Array.FindIndex(row, arc => flow.On(arc) > 0) is >= 0 and var task ? $"{task}" : "-")));
    }
}
