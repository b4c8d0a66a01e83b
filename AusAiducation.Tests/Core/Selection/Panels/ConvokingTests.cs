using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Inquiries;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Bulk;
using AusAiducation.Core.Selection.Panels;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Selection.Panels;

public class ConvokingTests
{
    static readonly DateOnly Day = new(2021, 7, 20);

    [Fact]
    public async Task A_held_convocation_is_replaced_one_that_left_is_followed_by_a_change_and_a_cancellation()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (a, b) = (await world.UserAsync("A", Role.Interviewer), await world.UserAsync("B", Role.Interviewer));
        var panel = await world.PanelAsync(Day, [a, b]);
        var candidate = await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted);
        var act = programme.As<SlotPlacing>(world.Manager);
        await using var db = programme.OpenAll();
        async Task<SlotInput> InputAsync(string time, string? reason) => new()
        {
            CandidateKey = candidate.Key, Slot = $"{panel.Key} {time}", Reason = reason, Version = $"{await db.Interviews.Select(i => i.Version).SingleOrDefaultAsync()}", Language = "ar", Companion = "Mère", TravelAdvance = "150,50",
        };
        async Task<List<(MessageTemplate, MessageState, int, bool)>> MessagesAsync() =>
            (await db.Messages.AsNoTracking().OrderBy(m => m.Id).ToListAsync()).ConvertAll(m => (m.Template, m.State, m.AppointmentSequence, m.AppointmentCancelled));

        await act.PlaceAsync(await InputAsync("09:00", null));
        Assert.Equal("Reason", (await Assert.ThrowsAsync<InputRefused>(async () => await act.PlaceAsync(await InputAsync("09:30", " ")))).Problems.Single().Field);
        await act.PlaceAsync(await InputAsync("09:30", "Autocar tardif"));
        // Nobody had been told: the new one is still the first.
        Assert.Equal([(MessageTemplate.Convocation, MessageState.Withdrawn, 0, false), (MessageTemplate.Convocation, MessageState.Held, 1, false)], await MessagesAsync());

        var held = await db.Messages.AsNoTracking().SingleAsync(m => m.State == MessageState.Held);
        Assert.Contains("20/07/2021 à 09:30", held.Body, StringComparison.Ordinal);
        await programme.As<MessageReleasing>(world.Manager).ReleaseAsync(new MessageActInput { Key = held.Key, Version = $"{held.Version}" });
        Assert.Equal(MessageState.Released, (await programme.As<DayQueries>(world.Manager).FindAsync(await db.InterviewDays.Select(d => d.Key).SingleAsync()))!.Panels[0].Slots[1].Heard!.Told);
        await act.PlaceAsync(await InputAsync("10:00", "Membre malade"));
        Assert.Equal((MessageTemplate.ConvocationChanged, MessageState.Held, 2, false), (await MessagesAsync())[^1]);
        await act.CancelAsync(await InputAsync("10:00", "Journée annulée"));
        Assert.Equal([(MessageTemplate.ConvocationChanged, MessageState.Withdrawn, 2, false), (MessageTemplate.ConvocationCancelled, MessageState.Held, 3, true)], (await MessagesAsync())[^2..]);

        var interview = await db.Interviews.AsNoTracking().Include(i => i.Panel).SingleAsync();
        Assert.Equal((InterviewState.Cancelled, "Journée annulée", "Mère", 150.50m, 0), (interview.State, interview.Reason, interview.Companion, interview.TravelAdvance, interview.Panel.Count));
        Assert.All(await db.Messages.Select(m => m.AppointmentUid).ToListAsync(), uid => Assert.Equal(interview.Key, uid));
        Assert.DoesNotContain("Mère", string.Join(' ', await db.History.Select(h => h.Changes).ToListAsync()), StringComparison.Ordinal);
        // The panel that never heard them meets them no longer.
        Assert.DoesNotContain(candidate.Id, (await programme.ViewerOf(a)).Rows.InterviewedCandidates);
    }

    [Fact]
    public async Task Whoever_withdraws_frees_the_slot_and_is_told_so_only_when_they_had_been_convoked()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var salma = await world.UserAsync("Salma", Role.Interviewer);
        await world.InterviewRoundAsync(salma);
        var (told, untold) = (await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted), await world.CandidateAsync("Bennani", CandidateStage.Shortlisted));
        foreach (var (candidate, time) in new[] { (told, "09:30"), (untold, "10:30") })
            await programme.As<Scheduling>(world.Manager).PlanAsync(new ScheduleInput { CandidateKey = candidate.Key, Day = "20/07/2021", Time = time, Place = "FME", Panel = [salma.Key] });
        await using var db = programme.OpenAll();
        var held = await db.Messages.AsNoTracking().SingleAsync(m => m.CandidateId == told.Id);
        await programme.As<MessageReleasing>(world.Manager).ReleaseAsync(new MessageActInput { Key = held.Key, Version = $"{held.Version}" });

        foreach (var candidate in new[] { told, untold })
            await programme.As<MovingFiles>(world.Manager).WithdrawAsync(candidate.Key, await db.Candidates.Where(c => c.Id == candidate.Id).Select(c => c.Version).SingleAsync());

        Assert.Equal([(InterviewState.Cancelled, "Le candidat s’est retiré."), (InterviewState.Cancelled, "Le candidat s’est retiré.")],
            (await db.Interviews.ToListAsync()).Select(i => (i.State, i.Reason!)));
        Assert.Empty(await db.InterviewPanelists.ToListAsync());
        Assert.Equal(MessageState.Withdrawn, await db.Messages.Where(m => m.CandidateId == untold.Id && m.Template == MessageTemplate.Convocation).Select(m => m.State).SingleAsync());
        Assert.Equal([told.Id], await db.Messages.Where(m => m.Template == MessageTemplate.ConvocationCancelled && m.State == MessageState.Held).Select(m => m.CandidateId!.Value).ToListAsync());
    }

    [Fact]
    public async Task A_panel_with_a_tie_and_a_begun_interview_are_refused()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (a, b, c) = (await world.UserAsync("A", Role.Interviewer), await world.UserAsync("B", Role.Interviewer), await world.UserAsync("C", Role.Interviewer));
        var (today, later) = (await world.PanelAsync(programme.Clock.Today, [a, b], slots: 10), await world.PanelAsync(Day, [a, c]));
        var candidate = await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted);
        await world.TieAsync(c, candidate);
        var act = programme.As<SlotPlacing>(world.Manager);
        await using var db = programme.OpenAll();

        var tied = await Assert.ThrowsAsync<InputRefused>(() => act.PlaceAsync(new SlotInput { CandidateKey = candidate.Key, Slot = $"{later.Key} 09:00" }));
        Assert.Equal(("Interviews.CannotHear", "C"), (tied.Problems[0].Refusal.Key, tied.Problems[0].Refusal.Args[0]));
        // Whoever visits the family does not sit before the child either.
        var d = await world.UserAsync("D", Role.Interviewer);
        var visited = await world.PanelAsync(Day.AddDays(1), [b, d]);
        db.Add(new SocialInquiry(candidate, d.Id, Day, null, world.Manager.Id, programme.Clock.Now));
        await db.SaveChangesAsync();
        var inquires = await Assert.ThrowsAsync<InputRefused>(() => act.PlaceAsync(new SlotInput { CandidateKey = candidate.Key, Slot = $"{visited.Key} 09:00" }));
        Assert.Equal(("Interviews.CannotHear", "D"), (inquires.Problems[0].Refusal.Key, inquires.Problems[0].Refusal.Args[0]));
        Assert.DoesNotContain((await programme.As<AusAiducation.Core.Selection.PlanningQueries>(world.Manager).FindAsync(candidate.Key))!.Slots, s => s.Value.StartsWith(visited.Key, StringComparison.Ordinal) || s.Value.StartsWith(later.Key, StringComparison.Ordinal));
        await act.PlaceAsync(new SlotInput { CandidateKey = candidate.Key, Slot = $"{today.Key} 09:30" });
        var interview = await db.Interviews.AsNoTracking().SingleAsync();
        programme.Time.Advance(TimeSpan.FromMinutes(31));
        await programme.As<SheetWriting>(a).WriteAsync(interview.Key, "Parle clairement");

        var move = new SlotInput { CandidateKey = candidate.Key, Slot = $"{today.Key} 11:00", Reason = "x", Version = $"{interview.Version}" };
        Assert.Equal(("Interviews.SheetStarted", "A"), (await Assert.ThrowsAsync<RuleBroken>(() => act.PlaceAsync(move))) is var e ? (e.Refusal.Key, e.Refusal.Args[0]) : default);
        Assert.Equal("Interviews.SheetStarted", (await Assert.ThrowsAsync<RuleBroken>(() => act.CancelAsync(move))).Refusal.Key);
    }
}
