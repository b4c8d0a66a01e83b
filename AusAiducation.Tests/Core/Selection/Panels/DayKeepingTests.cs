using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Selection.Panels;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Selection.Panels;

public class DayKeepingTests
{
    static DayInput Input(string date = "20/07/2021") =>
        new() { Date = date, Kind = "Room", Place = "FME", Languages = ["fr"], OpensAt = "9h00", ClosesAt = "12:30", PauseFrom = "10:40", PauseTo = "11:00", SlotMinutes = "45" };

    [Fact]
    public void Slots_follow_each_other_and_leave_the_pause_free()
    {
        var terms = new DayTerms { Date = new(2021, 7, 20), Place = "FME", Languages = ["fr"], OpensAt = new(9, 0), ClosesAt = new(12, 30), PauseFrom = new(10, 40), PauseTo = new(11, 0), SlotMinutes = 45 };

        Assert.Equal([new(9, 0), new(9, 45), new(11, 0), new(11, 45)], terms.Starts());
    }

    [Fact]
    public async Task A_day_is_made_with_its_panels_and_what_is_wrong_stands_beside_its_field()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (a, b, c) = (await world.UserAsync("A", Role.Interviewer), await world.UserAsync("B", Role.Interviewer), await world.UserAsync("C", Role.Interviewer));
        var (days, panels, queries) = (programme.As<DayKeeping>(world.Manager), programme.As<PanelKeeping>(world.Manager), programme.As<DayQueries>(world.Manager));
        Assert.Equal("Interviews.NoRound", (await Assert.ThrowsAsync<RuleBroken>(() => days.SaveAsync(world.Edition.Code, Input()))).Refusal.Key);
        await world.InterviewRoundAsync(a, b, c);

        var wrong = Input("11/07/2021");
        (wrong.Kind, wrong.Languages, wrong.ClosesAt, wrong.PauseTo) = ("Regional", [], "08:00", "");
        Assert.Equal(["Date", "Region", "Languages", "ClosesAt", "PauseTo"], (await Assert.ThrowsAsync<InputRefused>(() => days.SaveAsync(world.Edition.Code, wrong))).Problems.Select(p => p.Field).Distinct());
        var key = await days.SaveAsync(world.Edition.Code, Input());
        PanelInput Panel(string name, params AppUser[] members) => new() { Day = key, Name = name, Room = name, Members = [.. members.Select(m => m.Key)] };

        Assert.Equal("Interviews.PanelTooSmall", (await Assert.ThrowsAsync<InputRefused>(() => panels.SaveAsync(Panel("1", a)))).Problems[0].Refusal.Key);
        await panels.SaveAsync(Panel("1", a, b));
        var twice = await Assert.ThrowsAsync<InputRefused>(() => panels.SaveAsync(Panel("2", a, c)));
        Assert.Equal(("Selection.MemberTwice", "A"), (twice.Problems[0].Refusal.Key, twice.Problems[0].Refusal.Args[0]));
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<DayKeeping>(a).SaveAsync(world.Edition.Code, Input()));
        var view = (await queries.FindAsync(key))!;
        Assert.Equal((4, 0, "A,B"), (view.Slots, view.Taken, string.Join(',', view.Panels.Single().Members.Select(m => m.Name))));
        var viewer = await programme.ViewerOf(world.Manager);
        Assert.Equal(2, await programme.Queries.During(() => programme.As<DayQueries>(viewer).OfEditionAsync(world.Edition.Id)));
    }

    [Fact]
    public async Task What_families_were_told_is_not_changed_under_them_and_new_members_are_asked_for_ties()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (a, b, c) = (await world.UserAsync("A", Role.Interviewer), await world.UserAsync("B", Role.Interviewer), await world.UserAsync("C", Role.Interviewer));
        await world.InterviewRoundAsync(a, b, c);
        var (days, panels) = (programme.As<DayKeeping>(world.Manager), programme.As<PanelKeeping>(world.Manager));
        var key = await days.SaveAsync(world.Edition.Code, Input());
        await panels.SaveAsync(new PanelInput { Day = key, Name = "1", Members = [a.Key, b.Key] });
        var candidate = await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted);
        await world.TieAsync(c, candidate);
        await using var db = programme.OpenAll();
        var panel = await db.InterviewPanels.AsNoTracking().SingleAsync();
        await programme.As<SlotPlacing>(world.Manager).PlaceAsync(new SlotInput { CandidateKey = candidate.Key, Slot = $"{panel.Key} 11:45" });

        async Task<DayInput> ChangedAsync(Action<DayInput> change)
        {
            var input = Input();
            (input.Key, input.Version) = (key, $"{await db.InterviewDays.Select(d => d.Version).SingleAsync()}");
            change(input);
            return input;
        }
        Assert.Equal("Interviews.DayFixed", (await Assert.ThrowsAsync<RuleBroken>(async () => await days.SaveAsync(null, await ChangedAsync(i => i.Place = "Ailleurs")))).Refusal.Key);
        Assert.Equal(("Interviews.SlotTaken", "11:45"), (await Assert.ThrowsAsync<RuleBroken>(async () => await days.SaveAsync(null, await ChangedAsync(i => i.ClosesAt = "12:00")))) is var e ? (e.Refusal.Key, e.Refusal.Args[0]) : default);
        await days.SaveAsync(null, await ChangedAsync(i => i.ClosesAt = "13:15"));
        Assert.Equal("Interviews.HasPlaced", (await Assert.ThrowsAsync<RuleBroken>(() => days.RemoveAsync(key))).Refusal.Key);
        var seat = new PanelInput { Day = key, Key = panel.Key, Version = $"{panel.Version}", Name = "1", Members = [a.Key, c.Key] };
        Assert.Equal("Interviews.TiedAt", (await Assert.ThrowsAsync<InputRefused>(() => panels.SaveAsync(seat))).Problems[0].Refusal.Key);
        var d = await world.UserAsync("D", Role.Interviewer);
        await world.InterviewRoundAsync(d);
        seat.Members = [a.Key, d.Key];
        await panels.SaveAsync(seat);
        Assert.Equal([a.Id, d.Id], (await db.InterviewPanelists.ToListAsync()).Select(p => p.UserId).Order());
    }
}
