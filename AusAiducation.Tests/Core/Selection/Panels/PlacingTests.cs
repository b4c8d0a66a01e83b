using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection.Panels;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Selection.Panels;

public class PlacingTests
{
    static readonly DateOnly Day = new(2021, 7, 20);

    static async Task<PlacingPreview> PlaceAllAsync(Placing act, PlacingInput? input = null)
    {
        input ??= new PlacingInput();
        var preview = (await act.PreviewAsync(input))!;
        input.Seen = preview.Seen;
        await act.PlaceAsync(input);
        return preview;
    }

    [Fact]
    public async Task Nobody_is_heard_by_a_panel_with_a_tie_and_the_same_seed_gives_the_same_order()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (a, b, c, d) = (await world.UserAsync("A", Role.Interviewer), await world.UserAsync("B", Role.Interviewer), await world.UserAsync("C", Role.Interviewer), await world.UserAsync("D", Role.Interviewer));
        var (first, second) = (await world.PanelAsync(Day, [a, b]), await world.PanelAsync(Day, [c, d]));
        var candidates = new List<Candidate>();
        for (var i = 0; i < 5; i++) candidates.Add(await world.CandidateAsync("Nom" + i, CandidateStage.Shortlisted));
        foreach (var tied in candidates.Take(2)) await world.TieAsync(a, tied);
        var act = programme.As<Placing>(world.Manager);

        var preview = (await act.PreviewAsync(new PlacingInput()))!;
        Assert.Equal((5, 0, 6), (preview.Placed, preview.Shortages.Count, preview.Free));
        Assert.Equal(preview.Seen, (await act.PreviewAsync(new PlacingInput()))!.Seen);
        await using var db = programme.OpenAll();
        Assert.Empty(await db.Interviews.ToListAsync());
        Assert.Equal("Interviews.PlanMoved", (await Assert.ThrowsAsync<RuleBroken>(() => act.PlaceAsync(new PlacingInput { Seen = "older" }))).Refusal.Key);
        await PlaceAllAsync(act);

        var placed = await db.Interviews.Include(i => i.Panel).ToListAsync();
        Assert.All(placed.Where(i => candidates.Take(2).Any(x => x.Id == i.CandidateId)), i => Assert.Equal(second.Id, i.PanelOfDayId));
        Assert.Equal(5, placed.Select(i => (i.PanelOfDayId, i.StartsAt)).Distinct().Count());
        Assert.All(placed, i => Assert.Equal(i.PanelOfDayId == first.Id ? [a.Id, b.Id] : [c.Id, d.Id], i.Panel.Select(p => p.UserId).Order()));
        // Each was prepared a convocation, which waits.
        Assert.Equal(Enumerable.Repeat((MessageTemplate.Convocation, MessageState.Held), 5), (await db.Messages.ToListAsync()).Select(m => (m.Template, m.State)));
        Assert.Equal("Interviews.NobodyToPlace", (await Assert.ThrowsAsync<RuleBroken>(() => act.PlaceAsync(new PlacingInput()))).Refusal.Key);
    }

    [Fact]
    public async Task Language_region_and_a_tie_to_every_panel_are_told_in_words()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (a, b, c, d) = (await world.UserAsync("A", Role.Interviewer), await world.UserAsync("B", Role.Interviewer), await world.UserAsync("C", Role.Interviewer), await world.UserAsync("D", Role.Interviewer));
        await world.PanelAsync(Day, [a, b], languages: ["fr"]);
        var regional = await world.PanelAsync(Day, [c, d], SittingKind.Regional, "draa-tafilalet", slots: 1);
        // Two from the region and one slot there: neither travels to the room.
        var (zagora, other) = (await world.CandidateAsync("Zagora", CandidateStage.Shortlisted), await world.CandidateAsync("Autre", CandidateStage.Shortlisted));
        var (casa, arabic) = (await world.CandidateAsync("Casa", CandidateStage.Shortlisted, province: "casablanca"), await world.CandidateAsync("Arabe", CandidateStage.Shortlisted, province: "casablanca"));
        await world.TieAsync(a, casa);
        var act = programme.As<Placing>(world.Manager);

        var preview = (await act.PreviewAsync(new PlacingInput { Languages = { [arabic.Key] = "ar" } }))!;
        Assert.Equal(1, preview.Placed);
        Assert.Contains(preview.Lines.Single(l => l.Slot is not null).Candidate.Id, new[] { zagora.Id, other.Id });
        Assert.Equal(["Selection.NoPanelFor", "Selection.NoPanelFor", "Selection.SlotsShortFor"], preview.Shortages.Select(s => s.Key).Order());
        Assert.Equal(regional.Name, preview.Lines.Single(l => l.Slot is not null).Slot!.Panel);
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<Placing>(a).PreviewAsync(new PlacingInput()));
    }

    [Fact]
    public async Task An_absent_candidate_waits_again_and_is_placed_by_one_press_while_the_others_stay()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (a, b) = (await world.UserAsync("A", Role.Interviewer), await world.UserAsync("B", Role.Interviewer));
        await world.PanelAsync(Day, [a, b], slots: 2);
        await world.PanelAsync(Day.AddDays(1), [a, b], slots: 2);
        var (first, second) = (await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted), await world.CandidateAsync("Bennani", CandidateStage.Shortlisted));
        var act = programme.As<Placing>(world.Manager);
        await PlaceAllAsync(act, new PlacingInput { Languages = { [first.Key] = "ar" } });
        await using var db = programme.OpenAll();
        var before = await db.Interviews.AsNoTracking().ToListAsync();
        var absent = before.Single(i => i.CandidateId == first.Id);
        programme.Time.Advance(absent.StartsAt.AddMinutes(5) - programme.Clock.Now);
        await programme.As<AusAiducation.Core.Selection.Scheduling>(world.Manager).RecordNoShowAsync(absent.Key);

        var waiting = (await act.PreviewAsync(new PlacingInput()))!.Lines.Single();
        Assert.Equal((first.Id, InterviewState.NoShow, "ar"), (waiting.Candidate.Id, waiting.Candidate.Last, waiting.Language));
        await act.PlaceOneAsync(new PlacingInput(), first.Key);
        await Assert.ThrowsAsync<NotFoundForViewer>(() => act.PlaceOneAsync(new PlacingInput(), second.Key));
        var now = await db.Interviews.AsNoTracking().OrderBy(i => i.Id).ToListAsync();
        Assert.Equal(("ar", InterviewState.Planned), (now[^1].Language, now[^1].State));
        Assert.Equal(before.Single(i => i.CandidateId == second.Id).StartsAt, now.Single(i => i.CandidateId == second.Id).StartsAt);
    }

    [Fact]
    public async Task A_slot_taken_by_somebody_hidden_is_taken_and_says_nothing_of_them()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (a, b) = (await world.UserAsync("A", Role.Interviewer), await world.UserAsync("B", Role.Interviewer));
        var panel = await world.PanelAsync(Day, [a, b], slots: 1);
        var hidden = await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted);
        await PlaceAllAsync(programme.As<Placing>(world.Manager));
        await world.TieAsync(world.Manager, hidden);
        var other = await world.CandidateAsync("Bennani", CandidateStage.Shortlisted);

        var preview = (await programme.As<Placing>(world.Manager).PreviewAsync(new PlacingInput()))!;
        Assert.Equal((other.Id, 0, 0), (preview.Lines.Single().Candidate.Id, preview.Placed, preview.Free));
        await using var db = programme.OpenAll();
        var key = await db.InterviewDays.Select(d => d.Key).SingleAsync();
        var slot = (await programme.As<DayQueries>(world.Manager).FindAsync(key))!.Panels.Single().Slots.Single();
        Assert.Equal((null, true), (slot.Heard, slot.IsTaken));
        Assert.Equal("Interviews.SlotGone", (await Assert.ThrowsAsync<InputRefused>(() => programme.As<SlotPlacing>(world.Manager).PlaceAsync(new SlotInput { CandidateKey = other.Key, Slot = $"{panel.Key} 09:00" }))).Problems[0].Refusal.Key);
    }
}
