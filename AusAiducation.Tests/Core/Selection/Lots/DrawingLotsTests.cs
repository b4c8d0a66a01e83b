using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Checking;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Lots;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Selection.Lots;

public class DrawingLotsTests
{
    /// <summary>One file first, then three that nothing parts; two places.</summary>
    static async Task<(World World, Candidate[] Tied)> TiedAsync(TestProgramme programme, string? source = "MASI, closing of 16 July", bool close = true)
    {
        var world = await World.CreateAsync(programme);
        var first = await world.CandidateAsync("Alaoui");
        Candidate[] tied = [await world.CandidateAsync("Bennani"), await world.CandidateAsync("Chraibi"), await world.CandidateAsync("Doukkali")];
        await world.RoundAsync(1, close, [(first, [(5, 5)]), .. tied.Select(c => (c, new[] { (4, 4) }))]);
        await using var db = programme.OpenAll();
        db.Entry(await db.Rounds.SingleAsync()).Property(r => r.LotSource).CurrentValue = source;
        await db.SaveChangesAsync();
        return (world, tied);
    }

    static async Task<LotInput> InputAsync(TestProgramme programme, AppUser user)
    {
        var view = (await programme.As<RankingQueries>(user).ViewAsync(places: 2))!;
        return new LotInput { Edition = "2021-2022", Round = view.Ranking.Round!.Key, Places = "2", Files = view.Lot.Codes };
    }

    [Fact]
    public async Task A_tie_at_the_cut_is_committed_then_drawn_from_the_announced_figure_and_can_be_drawn_again()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, tied) = await TiedAsync(programme);
        var (lots, queries) = (programme.As<DrawingLots>(world.Manager), programme.As<LotQueries>(world.Manager));

        var key = await lots.CommitAsync(await InputAsync(programme, world.Manager));
        var committed = (await queries.FindAsync(key))!;
        Assert.Equal(tied.Select(c => c.Code).Order(StringComparer.Ordinal), committed.Codes);
        Assert.Equal((DrawnLot.Commitment(committed.Codes, "MASI, closing of 16 July"), null), (committed.Commitment, committed.DrawnAt));
        Assert.Equal("Lots.Waiting", (await programme.As<RankingQueries>(world.Manager).ViewAsync(places: 2))!.Lot.WhyNot!.Key);

        Assert.Equal(["Seed"], (await Assert.ThrowsAsync<InputRefused>(() => lots.DrawAsync(new LotSeedInput { Key = key, Seed = "a|b" }))).Problems.Select(p => p.Field));
        await lots.DrawAsync(new LotSeedInput { Key = key, Seed = " MASI 11 470,18 " });

        var drawn = (await queries.FindAsync(key))!;
        Assert.True(drawn.Holds);
        Assert.Equal(DrawnLot.Draw(committed.Codes, "MASI 11 470,18").Order, drawn.Order.Select(p => p.Code));
        Assert.Equal([2, 3, 4], drawn.Order.Select(p => p.Rank));
        var view = (await programme.As<RankingQueries>(world.Manager).ViewAsync(places: 2))!;
        Assert.Equal(drawn.Order.Select(p => p.Code), view.Ranking.Rows.Skip(1).Select(r => r.Code));
        Assert.All(view.Ranking.Rows.Skip(1), r => Assert.Equal((2, RankedBy.Lot), (r.Rank!.Value, r.Tie!.By)));
        Assert.Empty(view.Lot.Tied);
        Assert.Equal("Lots.AlreadyDrawn", (await Assert.ThrowsAsync<RuleBroken>(() => lots.DrawAsync(new LotSeedInput { Key = key, Seed = "another" }))).Refusal.Key);
        Assert.True((await new Checks(programme.Factory).RunAsync()).Single(c => c.Name == "Checks.Lots").Ok);
    }

    [Fact]
    public async Task There_is_no_lot_without_a_rule_before_the_round_is_closed_or_on_a_list_that_moved()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, _) = await TiedAsync(programme, source: null, close: false);
        async Task<string> WhyAsync(LotInput input) => (await Assert.ThrowsAsync<RuleBroken>(() => programme.As<DrawingLots>(world.Manager).CommitAsync(input))).Refusal.Key;
        var input = await InputAsync(programme, world.Manager);

        Assert.Equal("Lots.NotInRules", await WhyAsync(input));
        await using var db = programme.OpenAll();
        var round = await db.Rounds.SingleAsync();
        db.Entry(round).Property(r => r.LotSource).CurrentValue = "MASI";
        await db.SaveChangesAsync();
        Assert.Equal("Lots.RoundNotClosed", await WhyAsync(input));
        round.Close(programme.Clock.Now);
        await db.SaveChangesAsync();
        input.Files += ",C-OTHER";
        Assert.Equal("Shortlist.ListChanged", await WhyAsync(input));
        input.Places = "4";
        Assert.Equal("Lots.NoTie", await WhyAsync(input));
    }

    [Fact]
    public async Task Somebody_from_whom_a_file_is_hidden_draws_no_lot_and_meets_none_that_names_it()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, tied) = await TiedAsync(programme);
        var chair = await world.UserAsync("chair", Role.Chair);
        var key = await programme.As<DrawingLots>(chair).CommitAsync(await InputAsync(programme, chair));
        await world.TieAsync(world.Manager, tied[0]);

        Assert.Null(await programme.As<LotQueries>(world.Manager).FindAsync(key));
        var view = (await programme.As<RankingQueries>(world.Manager).ViewAsync(places: 2))!;
        Assert.Empty(view.Ranking.Round!.Lots);
        Assert.Equal("Lots.SomebodyElse", view.Lot.WhyNot!.Key);
        await Assert.ThrowsAsync<NotFoundForViewer>(() => programme.As<DrawingLots>(world.Manager).DrawAsync(new LotSeedInput { Key = key, Seed = "x" }));
        Assert.NotNull(await programme.As<LotQueries>(chair).FindAsync(key));
    }

    [Fact]
    public async Task The_auditor_reads_a_lot_and_draws_none_and_nobody_else_meets_it()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, _) = await TiedAsync(programme);
        var (auditor, coach) = (await world.UserAsync("auditor", Role.Auditor), await world.UserAsync("coach", Role.Coach));
        var input = await InputAsync(programme, auditor);
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<DrawingLots>(auditor).CommitAsync(input));
        var key = await programme.As<DrawingLots>(world.Manager).CommitAsync(input);

        Assert.False((await programme.As<LotQueries>(auditor).FindAsync(key))!.MayDraw);
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<DrawingLots>(auditor).DrawAsync(new LotSeedInput { Key = key, Seed = "x" }));
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<LotQueries>(coach).FindAsync(key));
    }
}
