using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Figures;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Selection.Figures;

public class RoundFiguresTests
{
    static RoundFigures Of(params string[] rows) =>
        RoundFigures.Of([.. Grid.Scores(rows).Index().Select(s => new FigureScore(s.Index, s.Item.File, s.Item.Reviewer, "Member " + s.Item.Reviewer, s.Item.Value))], 2, "seed");

    [Fact]
    public void What_cannot_be_computed_is_said_in_words()
    {
        var empty = Of();
        Assert.Equal(("Selection.NoScoreYet", "Selection.NoScoreYet", null), (empty.WhyNotAdjusted!.Key, empty.WhyNoIntervals!.Key, empty.Alpha));

        var single = Of("4", "3", "5");
        Assert.Equal(("Selection.TooFewToAdjust", "Figures.OneReviewEach"), (single.WhyNotAdjusted!.Key, single.WhyNoIntervals!.Key));

        var apart = Of("4 .", "3 .", ". 5", ". 4");
        Assert.Equal("Selection.ReviewersApart", apart.WhyNotAdjusted!.Key);
        Assert.Equal([2, "Member R1 / Member R2"], apart.WhyNotAdjusted.Args);
        Assert.Empty(apart.Files);
    }

    [Fact]
    public void A_round_that_connects_has_every_figure_and_its_seed_gives_them_again()
    {
        string[] rows = ["5 4", "4 4", "4 3", "3 3", "2 1", "1 1"];
        var (figures, again) = (Of(rows), Of(rows));

        Assert.Null(figures.WhyNotAdjusted ?? figures.WhyNoIntervals);
        Assert.Equal(6, figures.Files.Count);
        Assert.Equal(6, figures.Shrunk.Count);
        Assert.NotNull(figures.Reading);
        Assert.Equal(figures.Intervals.Values, again.Intervals.Values);
        Assert.True(figures.Bubble > 0);
    }

    static async Task<(World World, Candidate[] Files)> ScoredAsync(TestProgramme programme)
    {
        var world = await World.CreateAsync(programme);
        var files = new List<Candidate>();
        foreach (var name in new[] { "Alaoui", "Bennani", "Chraibi", "Doukkali", "Eddine", "Fassi" }) files.Add(await world.CandidateAsync(name));
        await world.RoundAsync(2, close: true, [.. files.Select((c, i) => (c, new[] { (5 - i % 5, 4), (4, 4 - i % 3) }))]);
        return (world, [.. files]);
    }

    [Fact]
    public async Task Figures_are_made_once_for_all_who_meet_the_same_scores_and_again_when_a_score_changes()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, _) = await ScoredAsync(programme);
        var auditor = await world.UserAsync("auditor", Role.Auditor);
        async Task<RoundFigures> SeenAsync(AppUser user) => (await programme.As<RankingQueries>(user).ReadAsync(places: 3))!.Figures!;

        var first = await SeenAsync(world.Manager);
        Assert.Same(first, await SeenAsync(auditor));
        await using (var db = programme.OpenAll()) Assert.Equal(12, (await db.Rounds.SingleAsync()).Seed!.Length);

        await using (var db = programme.OpenAll())
        {
            (await db.Reviews.FirstAsync()).SetAside();
            await db.SaveChangesAsync();
        }
        Assert.NotSame(first, await SeenAsync(world.Manager));
    }

    [Fact]
    public async Task Somebody_with_a_tie_gets_figures_in_which_that_file_has_no_part()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, files) = await ScoredAsync(programme);
        await world.TieAsync(world.Manager, files[1]);
        var whole = (await programme.As<RankingQueries>(await world.UserAsync("auditor", Role.Auditor)).ReadAsync(places: 3))!;

        var seen = (await programme.As<RankingQueries>(world.Manager).ReadAsync(places: 3))!;

        Assert.DoesNotContain(files[1].Code, seen.Figures!.Table.Files);
        Assert.Contains(files[1].Code, whole.Figures!.Table.Files);
        Assert.Equal(3, seen.Figures.Intervals.Values.Sum(i => i.Chance), 1e-6);
        // Ranks, intervals and severities are those of a round without it: nothing points at a gap.
        Assert.All(seen.Figures.Intervals.Values, i => Assert.InRange(i.Worst, 1, 5));
    }

    [Fact]
    public async Task Equal_scores_are_parted_by_the_published_rules_and_the_rank_they_share_stays()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (a, b) = (await world.CandidateAsync("Alaoui"), await world.CandidateAsync("Bennani"));
        await using (var db = programme.OpenAll())
        {
            (await db.CandidateFiles.SingleAsync(f => f.CandidateId == b.Id)).CorrectMarks("SMA", new BacMarks(18.5m, 17, 17), 2021);
            await db.SaveChangesAsync();
        }
        await world.RoundAsync(1, close: true, (a, [(4, 4)]), (b, [(4, 4)]));

        var rows = (await programme.As<RankingQueries>(world.Manager).ReadAsync())!.Rows;

        Assert.Equal([(b.Id, 1, 1, 1), (a.Id, 1, 2, 1)], rows.Select(r => (r.Id, r.Rank!.Value, r.Tie!.Rank, r.Tie.Rule!.Value)));
    }
}
