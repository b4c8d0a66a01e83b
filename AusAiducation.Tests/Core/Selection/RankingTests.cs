using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Interviews.Tests;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Support;

namespace AusAiducation.Tests.Core.Selection;

public class RankingTests
{
    [Fact]
    public async Task Ranks_are_exact_share_ties_and_never_count_a_missing_review_as_zero()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (a, b, c, d, e) = (await world.CandidateAsync("Alaoui"), await world.CandidateAsync("Bennani"), await world.CandidateAsync("Chraibi"), await world.CandidateAsync("Doukkali"), await world.CandidateAsync("Eddine"));
        // 0.4 x academic + 0.6 x project: A 4, 3.4 and 4 (mean 11.4/3); B 5, 3.2 and 3.2 (the same sum); C 4.4 and 4.4, one review missing; D 1 thrice; E none.
        await world.RoundAsync(3, close: true,
            (a, [(4, 4), (4, 3), (4, 4)]), (b, [(5, 5), (5, 2), (5, 2)]), (c, [(5, 4), (5, 4)]), (d, [(1, 1), (1, 1), (1, 1)]));

        var rows = (await programme.As<RankingQueries>(world.Manager).ReadAsync())!.Rows.ToDictionary(r => r.Id);

        Assert.Equal([2, 2, 1, 4, null], new[] { a, b, c, d, e }.Select(x => rows[x.Id].Rank));
        Assert.Equal((3.8m, 4m, 0.6m), (rows[a.Id].File.Mean!.Value.Rounded(), rows[a.Id].File.Median!.Value.Rounded(), rows[a.Id].File.Spread!.Value.Rounded()));
        Assert.Equal((3.8m, 3.2m, 1.8m), (rows[b.Id].File.Mean!.Value.Rounded(), rows[b.Id].File.Median!.Value.Rounded(), rows[b.Id].File.Spread!.Value.Rounded()));
        Assert.Equal((2, 3, 4.4m, false), (rows[c.Id].File.Done, rows[c.Id].File.Expected, rows[c.Id].File.Mean!.Value.Rounded(), rows[c.Id].File.IsComplete));
        Assert.Equal((0, 3, null), (rows[e.Id].File.Done, rows[e.Id].File.Expected, rows[e.Id].File.Mean));
        Assert.Equal([5m, 3.2m, 3.2m], rows[b.Id].Scores);
    }

    [Fact]
    public async Task Interview_sheets_and_tests_stand_beside_the_rank_without_moving_it()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (best, second) = (await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted), await world.CandidateAsync("Bennani", CandidateStage.Shortlisted));
        await world.RoundAsync(1, close: true, (best, [(5, 5)]), (second, [(4, 4)]));
        var panelist = await world.UserAsync("panel", Role.Interviewer);
        var other = await world.UserAsync("other", Role.Interviewer);
        var interview = await world.InterviewAsync(second, panelist, other);
        var writing = programme.As<SheetWriting>(panelist);
        foreach (var (criterion, level) in world.InterviewRubric.Criteria.Zip([5, 4])) await writing.MarkAsync(interview.Key, criterion.Id, level);
        await writing.SubmitAsync(interview.Key);
        await programme.As<TestMarking>(world.Manager).SaveAsync(new TestMarksInput { Marks = { [TestMarksInput.Cell(second.Key, (await world.TestAsync()).Key)] = "17,25" } });

        var rows = (await programme.As<RankingQueries>(world.Manager).ReadAsync())!.Rows;

        Assert.Equal([best.Id, second.Id], rows.Select(r => r.Id));
        Assert.Equal((1, 2, 4.5m, 17.25m), (rows[1].Interview.Done, rows[1].Interview.Expected, rows[1].Interview.Mean!.Value.Rounded(), rows[1].Test.Mean));
        Assert.Equal((null, null), (rows[0].Interview.Mean, rows[0].Test.Mean));
    }

    [Fact]
    public async Task Somebody_with_a_tie_does_not_meet_the_file_and_the_ranks_show_no_gap()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (first, tied, third) = (await world.CandidateAsync("Alaoui"), await world.CandidateAsync("Bennani"), await world.CandidateAsync("Chraibi"));
        await world.RoundAsync(1, close: true, (first, [(5, 5)]), (tied, [(4, 4)]), (third, [(3, 3)]));
        await world.TieAsync(world.Manager, tied);

        var rows = (await programme.As<RankingQueries>(world.Manager).ReadAsync())!.Rows;

        Assert.Equal([(first.Id, 1), (third.Id, 2)], rows.Select(r => (r.Id, r.Rank!.Value)));
    }

    [Theory]
    [InlineData(Role.CommitteeMember)]
    [InlineData(Role.Interviewer)]
    [InlineData(Role.Coach)]
    public async Task The_ranking_is_for_the_team_the_chair_and_the_auditor(Role role)
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var user = await world.UserAsync("someone", role);

        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<RankingQueries>(user).ReadAsync());
        Assert.NotNull(await programme.As<RankingQueries>(await world.UserAsync("auditor", Role.Auditor)).ReadAsync());
        Assert.NotNull(await programme.As<RankingQueries>(await world.UserAsync("chair", Role.Chair, world.Edition.Id)).ReadAsync());
    }

    [Fact]
    public async Task One_file_or_three_cost_the_same_number_of_queries()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var viewer = await programme.ViewerOf(world.Manager);
        await world.CandidateAsync("Alaoui");
        var one = await programme.Queries.During(() => programme.As<RankingQueries>(viewer).ReadAsync());
        await world.CandidateAsync("Bennani");
        await world.CandidateAsync("Chraibi", CandidateStage.Shortlisted);

        Assert.Equal(one, await programme.Queries.During(() => programme.As<RankingQueries>(viewer).ReadAsync()));
        Assert.InRange(one, 1, 6);
    }

    [Fact]
    public void Whoever_has_no_value_comes_last_in_both_directions()
    {
        RankedCandidate Row(int id, decimal? test) => new() { Id = id, Key = "", Code = "", Name = "", File = ReviewFigures.Of([], 3), Need = ReviewFigures.Of([], 0), Interview = ReviewFigures.Of([], 0), Test = new TestFigure((int)((test ?? 0) * 10_000), test is null ? 0 : 1, 1) };
        RankedCandidate[] rows = [Row(1, null), Row(2, 11m), Row(3, 15m)];

        Assert.Equal([2, 3, 1], RankingColumns.Sorted(rows, new PageRequest(Sort: "test")).Select(r => r.Id));
        Assert.Equal([3, 2, 1], RankingColumns.Sorted(rows, new PageRequest(Sort: "test", Descending: true)).Select(r => r.Id));
        Assert.Equal([1, 2, 3], RankingColumns.Sorted(rows, new PageRequest(Sort: "nonsense")).Select(r => r.Id));
    }
}
