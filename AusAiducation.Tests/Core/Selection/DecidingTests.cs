using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Sponsorship;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Selection;

public class DecidingTests
{
    static DecidingInput Input(params (Candidate Candidate, SelectionOutcome Outcome, string? Rank)[] lines) => new()
    {
        Edition = "2021-2022", Reason = "Commission du 5 août",
        Outcomes = lines.ToDictionary(l => l.Candidate.Key, l => (string?)l.Outcome.ToString()), Ranks = lines.ToDictionary(l => l.Candidate.Key, l => l.Rank),
    };

    static async Task<(World World, Candidate A, Candidate B, Candidate C)> ShortlistedAsync(TestProgramme programme)
    {
        var world = await World.CreateAsync(programme);
        return (world, await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted), await world.CandidateAsync("Bennani", CandidateStage.Shortlisted), await world.CandidateAsync("Chraibi", CandidateStage.Shortlisted));
    }

    static async Task<string> WhyNotAsync(TestProgramme programme, AppUser user) => (await programme.As<DecisionQueries>(user).ReadAsync(null))!.WhyNotRelease?.Key ?? "";

    static async Task ReleaseAsync(TestProgramme programme, AppUser user) =>
        await programme.As<Releasing>(user).ReleaseAsync("2021-2022", (await programme.As<DecisionQueries>(user).ReadAsync(null))!.Seen);

    [Fact]
    public async Task A_decision_is_pending_changes_no_stage_and_writes_no_letter()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, a, b, _) = await ShortlistedAsync(programme);

        await programme.As<Deciding>(world.Manager).DecideAsync(Input((a, SelectionOutcome.Selected, null), (b, SelectionOutcome.Reserve, "1")));

        await using var db = programme.OpenAll();
        Assert.Equal(CandidateStage.Shortlisted, await world.StageAsync(a));
        Assert.Empty(await db.Messages.ToListAsync());
        Assert.All(await db.SelectionDecisions.ToListAsync(), d => Assert.Equal(("Commission du 5 août", (DateTime?)null), (d.Reason, d.ReleasedAt)));
    }

    [Fact]
    public async Task A_changed_decision_is_a_new_row_that_says_why_and_an_untouched_line_is_left_alone()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, a, b, _) = await ShortlistedAsync(programme);
        var act = programme.As<Deciding>(world.Manager);
        await act.DecideAsync(Input((a, SelectionOutcome.Selected, null), (b, SelectionOutcome.Selected, null)));
        var key = (await programme.As<DecisionQueries>(world.Manager).ReadAsync(null))!.Lines.Single(l => l.Candidate.Id == a.Id).Decision!.Key;
        var change = Input((a, SelectionOutcome.NotSelected, null), (b, SelectionOutcome.Selected, null));
        change.Reason = null;
        Assert.Contains((await Assert.ThrowsAsync<InputRefused>(() => act.DecideAsync(change))).Problems, p => p.Refusal.Key == "Decisions.ChangedMeanwhile");
        change.Over[a.Key] = key;
        Assert.Equal(($"Reasons[{a.Key}]", "Common.ReasonNeeded"), (await Assert.ThrowsAsync<InputRefused>(() => act.DecideAsync(change))).Problems.Select(p => (p.Field, p.Refusal.Key)).Single());

        change.Reasons[a.Key] = "A renoncé";
        await act.DecideAsync(change);

        await using var db = programme.OpenAll();
        Assert.Equal([(SelectionOutcome.Selected, true), (SelectionOutcome.NotSelected, false)], (await db.SelectionDecisions.Where(d => d.CandidateId == a.Id).OrderBy(d => d.Id).ToListAsync()).Select(d => (d.Outcome, d.ReplacedAt is not null)));
        Assert.Equal(1, await db.SelectionDecisions.CountAsync(d => d.CandidateId == b.Id));
        Assert.Equal("Decisions.NothingChanged", (await Assert.ThrowsAsync<RuleBroken>(() => act.DecideAsync(Input((b, SelectionOutcome.Selected, null))))).Refusal.Key);
    }

    [Theory]
    [InlineData(Role.CommitteeMember)]
    [InlineData(Role.Interviewer)]
    [InlineData(Role.Sponsor)]
    [InlineData(Role.SchoolHelper)]
    public async Task Pending_decisions_do_not_exist_for_the_others(Role role)
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, a, _, _) = await ShortlistedAsync(programme);
        await programme.As<Deciding>(world.Manager).DecideAsync(Input((a, SelectionOutcome.Selected, null)));
        var user = await world.UserAsync("someone", role, sponsorId: role == Role.Sponsor ? world.Ausim.Id : null, organisationId: role == Role.SchoolHelper ? world.Lycee.Id : null);
        await world.InterviewAsync(a, user);

        await using var theirs = programme.Factory.Create(await programme.ViewerOf(user));
        Assert.Empty(await theirs.SelectionDecisions.ToListAsync());
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<DecisionQueries>(user).ReadAsync(null));
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<Releasing>(user).ReleaseAsync("2021-2022", ""));
    }

    [Fact]
    public async Task Release_waits_for_every_decision_for_the_seats_and_for_a_clean_reserve_list_then_does_all_at_once()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, a, b, c) = await ShortlistedAsync(programme);
        var chair = await world.UserAsync("chair", Role.Chair, world.Edition.Id);
        var act = programme.As<Deciding>(chair);
        Assert.Equal("Decisions.Undecided", await WhyNotAsync(programme, chair));

        await act.DecideAsync(Input((a, SelectionOutcome.Selected, null), (b, SelectionOutcome.Reserve, "2"), (c, SelectionOutcome.NotSelected, null)));
        Assert.Equal("Decisions.ReserveRanksWrong", await WhyNotAsync(programme, chair));
        Assert.Equal("Decisions.ReserveRanksWrong", (await Assert.ThrowsAsync<RuleBroken>(() => ReleaseAsync(programme, chair))).Refusal.Key);

        await using (var db = programme.OpenAll())
        {
            foreach (var seats in await db.SponsorSeats.ToListAsync()) seats.Set(0, 0);
            await db.SaveChangesAsync();
        }
        var fix = Input((b, SelectionOutcome.Reserve, "1"));
        fix.Over[b.Key] = (await programme.As<DecisionQueries>(chair).ReadAsync(null))!.Lines.Single(l => l.Candidate.Id == b.Id).Decision!.Key;
        await act.DecideAsync(fix);
        var refused = (await Assert.ThrowsAsync<RuleBroken>(() => ReleaseAsync(programme, chair))).Refusal;
        Assert.Equal(("Decisions.MoreThanSeats", 1, 0), (refused.Key, refused.Args[0], refused.Args[1]));
        Assert.Equal(CandidateStage.Shortlisted, await world.StageAsync(c));

        await using (var db = programme.OpenAll())
        {
            (await db.SponsorSeats.FirstAsync()).Set(1, 0);
            await db.SaveChangesAsync();
        }
        await Assert.ThrowsAsync<RuleBroken>(() => programme.As<Releasing>(chair).ReleaseAsync("2021-2022", "an older screen"));
        await ReleaseAsync(programme, chair);

        await using var after = programme.OpenAll();
        Assert.Equal([CandidateStage.Selected, CandidateStage.Reserve, CandidateStage.NotSelected], [await world.StageAsync(a), await world.StageAsync(b), await world.StageAsync(c)]);
        Assert.Equal([MessageTemplate.Selected, MessageTemplate.Reserve, MessageTemplate.NotSelected], await after.Messages.OrderBy(l => l.CandidateId).Where(l => l.State == MessageState.Held).Select(l => l.Template).ToListAsync());
        Assert.Contains("au rang 1", (await after.Messages.SingleAsync(l => l.CandidateId == b.Id)).Body, StringComparison.Ordinal);
        Assert.Empty(await after.OutgoingMails.ToListAsync());
        Assert.Equal("Decisions.NothingToRelease", await WhyNotAsync(programme, chair));
    }

    [Fact]
    public async Task Somebody_tied_to_a_shortlisted_candidate_neither_sees_the_line_nor_releases()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, a, b, c) = await ShortlistedAsync(programme);
        var chair = await world.UserAsync("chair", Role.Chair);
        await programme.As<Deciding>(chair).DecideAsync(Input((a, SelectionOutcome.Selected, null), (b, SelectionOutcome.Selected, null), (c, SelectionOutcome.Selected, null)));
        await world.TieAsync(world.Manager, b);

        var view = (await programme.As<DecisionQueries>(world.Manager).ReadAsync(null))!;
        Assert.Equal(new[] { a.Id, c.Id }.ToHashSet(), view.Lines.Select(l => l.Candidate.Id).ToHashSet());
        Assert.Equal("Decisions.ReleaseIsAnothers", view.WhyNotRelease?.Key);
        Assert.Equal("Decisions.ReleaseIsAnothers", (await Assert.ThrowsAsync<RuleBroken>(() => ReleaseAsync(programme, world.Manager))).Refusal.Key);
        await Assert.ThrowsAsync<NotFoundForViewer>(() => programme.As<Deciding>(world.Manager).DecideAsync(Input((b, SelectionOutcome.NotSelected, null))));
        await ReleaseAsync(programme, chair);
        Assert.Equal(CandidateStage.Selected, await world.StageAsync(b));
        Assert.Equal(2, (await programme.As<MessageListing>(world.Manager).ReadAsync(new MessageFilter(), new())).Total);
    }

    [Fact]
    public async Task Somebody_tied_to_one_of_the_reserve_is_told_no_rank_of_it_and_leaves_those_given_alone()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, a, b, c) = await ShortlistedAsync(programme);
        var chair = await world.UserAsync("chair", Role.Chair);
        await programme.As<Deciding>(chair).DecideAsync(Input((a, SelectionOutcome.Reserve, "1"), (b, SelectionOutcome.Reserve, "2"), (c, SelectionOutcome.Reserve, "3")));
        await world.TieAsync(world.Manager, b);

        var lines = (await programme.As<DecisionQueries>(world.Manager).ReadAsync(null))!.Lines;
        Assert.Equal([SelectionOutcome.Reserve, SelectionOutcome.Reserve], lines.Select(l => l.Decision!.Outcome));
        Assert.All(lines, l => Assert.Null(l.Decision!.ReserveRank));
        Assert.Null((await programme.As<CandidateSelectionQueries>(world.Manager).FindAsync(c.Key))!.Decision!.ReserveRank);
        Assert.Equal(3, (await programme.As<CandidateSelectionQueries>(chair).FindAsync(c.Key))!.Decision!.ReserveRank);
        await using (var theirs = programme.Factory.Create(await programme.ViewerOf(world.Manager)))
            Assert.DoesNotContain(await theirs.History.Where(h => h.Entity == nameof(SelectionDecision)).Select(h => h.Changes).ToListAsync(), h => h.Contains("\"3\"", StringComparison.Ordinal));
        // The form as the page sends it back: nothing typed where nothing was shown.
        var same = Input((a, SelectionOutcome.Reserve, null), (c, SelectionOutcome.Reserve, null));
        foreach (var line in lines) same.Over[line.Candidate.Key] = line.Decision!.Key;
        Assert.Equal("Decisions.NothingChanged", (await Assert.ThrowsAsync<RuleBroken>(async () => { same.Reasons.Clear(); await programme.As<Deciding>(world.Manager).DecideAsync(same); })).Refusal.Key);

        await ReleaseAsync(programme, chair);
        Assert.Empty((await programme.As<MessageListing>(world.Manager).ReadAsync(new MessageFilter(), new())).Rows);
        Assert.Equal(3, (await programme.As<MessageListing>(await world.UserAsync("auditor", Role.Auditor)).ReadAsync(new MessageFilter(), new())).Total);
        Assert.Equal([(a.Key, null), (c.Key, (int?)null)], (await programme.As<CallUpQueries>(world.Manager).ReadAsync("2021-2022"))!.Reserve.Select(r => (r.CandidateKey, r.Rank)));
        Assert.Equal([1, 2, 3], (await programme.As<CallUpQueries>(chair).ReadAsync("2021-2022"))!.Reserve.Select(r => r.Rank));
    }

    [Fact]
    public async Task One_line_or_three_cost_the_same_number_of_queries()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var viewer = await programme.ViewerOf(world.Manager);
        var a = await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted);
        await programme.As<Deciding>(world.Manager).DecideAsync(Input((a, SelectionOutcome.Selected, null)));
        var one = await programme.Queries.During(() => programme.As<DecisionQueries>(viewer).ReadAsync(null));
        await world.CandidateAsync("Bennani", CandidateStage.Shortlisted);
        await world.CandidateAsync("Chraibi", CandidateStage.Shortlisted);

        Assert.Equal(one, await programme.Queries.During(() => programme.As<DecisionQueries>(viewer).ReadAsync(null)));
        Assert.InRange(one, 1, 6);
        Assert.InRange(await programme.Queries.During(() => programme.As<CandidateSelectionQueries>(viewer).FindAsync(a.Key)), 1, 6);
        Assert.Equal(SelectionOutcome.Selected, (await programme.As<CandidateSelectionQueries>(world.Manager).FindAsync(a.Key))!.Decision!.Outcome);
        Assert.Null(await programme.As<CandidateSelectionQueries>(await world.UserAsync("member", Role.CommitteeMember)).FindAsync(a.Key));
    }
}
