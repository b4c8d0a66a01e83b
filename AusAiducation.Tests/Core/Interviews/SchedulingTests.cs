using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Core.Selection;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Interviews;

public class SchedulingTests
{
    static ScheduleInput Input(Candidate candidate, string time, params AppUser[] panel) =>
        new() { CandidateKey = candidate.Key, Day = "20/07/2021", Time = time, Place = "FME, salle 2", Panel = [.. panel.Select(p => p.Key)] };

    [Fact]
    public async Task A_panel_member_is_not_booked_twice_and_the_clash_is_named()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (a, b) = (await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted), await world.CandidateAsync("Bennani", CandidateStage.Shortlisted));
        var (salma, omar) = (await world.UserAsync("Salma", Role.Interviewer), await world.UserAsync("Omar", Role.CommitteeMember));
        var act = programme.As<Scheduling>(world.Manager);
        await world.InterviewRoundAsync(salma, omar);
        await act.PlanAsync(Input(a, "9h30", salma, omar));

        var refused = await Assert.ThrowsAsync<InputRefused>(() => act.PlanAsync(Input(b, "09:45", salma)));
        Assert.Equal(("Interviews.PanelBusy", "Salma", "20/07/2021 09:30"), (refused.Problems[0].Refusal.Key, refused.Problems[0].Refusal.Args[0], refused.Problems[0].Refusal.Args[1]));
        await act.PlanAsync(Input(b, "10:00", salma));

        // A clash with a candidate whom the planner may not meet still counts, and says nothing of that candidate.
        await world.TieAsync(world.Manager, a);
        await Assert.ThrowsAsync<InputRefused>(() => act.PlanAsync(Input(b, "09:30", omar)));
    }

    [Fact]
    public async Task Whoever_declared_a_tie_does_not_sit_and_a_person_without_a_hat_cannot()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted);
        var (salma, coach) = (await world.UserAsync("Salma", Role.Interviewer), await world.UserAsync("coach", Role.Coach));
        await world.TieAsync(salma, candidate);
        await world.InterviewRoundAsync(salma, coach);
        var act = programme.As<Scheduling>(world.Manager);

        var tie = await Assert.ThrowsAsync<InputRefused>(() => act.PlanAsync(Input(candidate, "09:30", salma)));
        Assert.Equal(("Interviews.PanelTie", "Salma"), (tie.Problems[0].Refusal.Key, tie.Problems[0].Refusal.Args[0]));
        Assert.Equal("Interviews.PanelEmpty", (await Assert.ThrowsAsync<InputRefused>(() => act.PlanAsync(Input(candidate, "09:30", coach)))).Problems[0].Refusal.Key);
        Assert.True((await programme.As<PlanningQueries>(world.Manager).FindAsync(candidate.Key))!.Choices.Single(c => c.Name == "Salma").HasTie);
    }

    [Fact]
    public async Task An_interview_moves_keeps_who_stays_and_after_a_no_show_a_new_one_is_planned()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted);
        var (salma, omar) = (await world.UserAsync("Salma", Role.Interviewer), await world.UserAsync("Omar", Role.Interviewer));
        var (act, plans) = (programme.As<Scheduling>(world.Manager), programme.As<PlanningQueries>(world.Manager));
        await world.InterviewRoundAsync(salma, omar);
        await act.PlanAsync(Input(candidate, "09:30", salma));
        var move = Input(candidate, "11:00", salma, omar);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<InputRefused>(() => act.PlanAsync(move))).Problems.Single().Field);
        move.Reason = "Autocar annulé";
        move.Version = $"{(await plans.FindAsync(candidate.Key))!.Version}";
        await act.PlanAsync(move);

        await using var db = programme.OpenAll();
        var interview = await db.Interviews.Include(i => i.Panel).SingleAsync();
        Assert.Equal((2, new DateTime(2021, 7, 20, 10, 0, 0)), (interview.Panel.Count, interview.StartsAt));
        Assert.Equal("Interviews.NotYet", (await Assert.ThrowsAsync<RuleBroken>(() => act.RecordNoShowAsync(interview.Key))).Refusal.Key);
        programme.Time.Advance(TimeSpan.FromDays(8) + TimeSpan.FromHours(3));
        await act.RecordNoShowAsync(interview.Key);
        var again = Input(candidate, "09:00", salma);
        again.Day = "22/07/2021";
        await act.PlanAsync(again);
        Assert.Equal([InterviewState.NoShow, InterviewState.Planned], await db.Interviews.OrderBy(i => i.Id).Select(i => i.State).ToListAsync());
    }

    [Fact]
    public async Task Only_the_shortlisted_are_interviewed_and_only_the_team_plans()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (eligible, salma) = (await world.CandidateAsync("Alaoui"), await world.UserAsync("Salma", Role.Interviewer));

        Assert.Equal("Interviews.NotShortlisted", (await Assert.ThrowsAsync<RuleBroken>(() => programme.As<Scheduling>(world.Manager).PlanAsync(Input(eligible, "09:30", salma)))).Refusal.Key);
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<Scheduling>(salma).PlanAsync(Input(eligible, "09:30", salma)));
    }

    [Fact]
    public async Task Planning_needs_the_editions_round_of_interviews_and_its_people()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted);
        var (salma, omar) = (await world.UserAsync("Salma", Role.Interviewer), await world.UserAsync("Omar", Role.Interviewer));
        var (act, plans, rounds) = (programme.As<Scheduling>(world.Manager), programme.As<PlanningQueries>(world.Manager), programme.As<RoundKeeping>(world.Manager));

        Assert.Equal("Interviews.NoRound", (await Assert.ThrowsAsync<RuleBroken>(() => act.PlanAsync(Input(candidate, "09:30", salma)))).Refusal.Key);
        Assert.Equal("Interviews.NoRound", (await plans.FindAsync(candidate.Key))!.WhyNot!.Key);

        // In preparation already, everybody whose hat fits is in it; whoever is taken out sits on no panel.
        var key = await rounds.CreateAsync(RoundWorld.Input("2", RoundKind.Interview));
        await programme.As<RoundPeople>(world.Manager).RemoveAsync(key, omar.Key);
        Assert.Equal(["Salma"], (await plans.FindAsync(candidate.Key))!.Choices.Select(c => c.Name));
        Assert.Equal("Interviews.PanelEmpty", (await Assert.ThrowsAsync<InputRefused>(() => act.PlanAsync(Input(candidate, "09:30", omar)))).Problems[0].Refusal.Key);
        await act.PlanAsync(Input(candidate, "09:30", salma));
        Assert.Equal("Selection.MemberHasWork", (await Assert.ThrowsAsync<RuleBroken>(() => programme.As<RoundPeople>(world.Manager).RemoveAsync(key, salma.Key))).Refusal.Key);

        // No sheet before the rules are frozen, none after the round is over.
        await using var db = programme.OpenAll();
        var interview = await db.Interviews.SingleAsync();
        programme.Time.Advance(TimeSpan.FromDays(8) + TimeSpan.FromHours(3));
        async Task<string> WhyNotAsync() => (await Assert.ThrowsAsync<RuleBroken>(() => programme.As<SheetWriting>(salma).WriteAsync(interview.Key, "x"))).Refusal.Key;
        Assert.Equal("Selection.RoundNotYetOpen", await WhyNotAsync());
        await programme.As<RoundPeople>(world.Manager).AddAsync(key, omar.Key);
        await rounds.OpenAsync(key);
        await programme.As<SheetWriting>(salma).WriteAsync(interview.Key, "Parle clairement");
        await rounds.CloseAsync(key);
        Assert.Equal("Selection.RoundClosed", await WhyNotAsync());
        Assert.Equal("Parle clairement", (await programme.As<SheetQueries>(salma).OfPanelAsync(interview.Key))!.Mine!.Notes);
    }

    [Fact]
    public async Task The_list_shows_the_last_interview_and_costs_the_same_for_one_row_or_three()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var salma = await world.UserAsync("Salma", Role.Interviewer);
        var first = await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted);
        await world.InterviewAsync(first, salma);
        var viewer = await programme.ViewerOf(world.Manager);
        var list = programme.As<InterviewListing>(viewer);
        var one = await programme.Queries.During(() => list.ReadAsync(new InterviewFilter(), new()));
        await world.CandidateAsync("Bennani", CandidateStage.Shortlisted);
        await world.CandidateAsync("Chraibi", CandidateStage.Shortlisted);

        Assert.Equal(one, await programme.Queries.During(() => list.ReadAsync(new InterviewFilter(), new())));
        Assert.InRange(one, 1, 6);
        var row = (await list.ReadAsync(new InterviewFilter(), new(Sort: "when", Descending: true))).Rows[0];
        Assert.Equal((first.Id, InterviewState.Planned, "Salma", 0), (row.Id, row.State, row.Panel.Single(), row.SheetsDone));
        Assert.Equal(2, (await list.ReadAsync(new InterviewFilter { ToPlan = true }, new())).Total);
        foreach (var column in list.Columns.Where(c => c.CanSort)) Assert.Equal(3, (await list.ReadAsync(new InterviewFilter(), new(Sort: column.Code))).Total);
    }
}
