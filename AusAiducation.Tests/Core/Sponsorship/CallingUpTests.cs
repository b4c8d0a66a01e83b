using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Checking;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Sponsorship;
using AusAiducation.Tests.Core.Selection;
using AusAiducation.Tests.Core.Selection.Meetings;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Sponsorship;

public class CallingUpTests
{
    static CallUpInput Input(Candidate instead, Candidate called, string? skip = null) => new() { Edition = "2021-2022", InsteadOf = instead.Key, Candidate = called.Key, SkipReason = skip };

    static async Task<CallUpView> ViewAsync(MeetingWorld w) => (await w.As<CallUpQueries>(w.Manager).ReadAsync("2021-2022"))!;

    static async Task ReachAsync(MeetingWorld w, Candidate candidate)
    {
        await using var db = w.Programme.OpenAll();
        var letter = await db.Messages.Include(m => m.Tries).SingleAsync(m => m.CandidateId == candidate.Id && m.Template == MessageTemplate.Selected);
        letter.Note(new ContactAttempt(MessageChannel.Call, ContactOutcome.Reached, w.Programme.Clock.Now, w.Manager.Id), w.Programme.Clock.Today);
        await db.SaveChangesAsync();
    }

    [Fact]
    public async Task Silence_counts_from_a_confirmed_contact_and_frees_the_place_after_the_deadline()
    {
        await using var w = await AppealingTests.ReleasedAsync();
        w.Programme.Time.Advance(TimeSpan.FromDays(40));
        Assert.Empty((await ViewAsync(w)).Free);
        await ReachAsync(w, w.A);
        w.Programme.Time.Advance(TimeSpan.FromDays(10));
        Assert.Equal("CallUps.StillTime", (await Assert.ThrowsAsync<RuleBroken>(() => w.As<CallingUp>(w.Manager).CallAsync(Input(w.A, w.B)))).Refusal.Key);
        w.Programme.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(CallUpCause.Silent, Assert.Single((await ViewAsync(w)).Free).Cause);

        await w.As<CallingUp>(w.Manager).CallAsync(Input(w.A, w.B));

        Assert.Equal((CandidateStage.Withdrawn, CandidateStage.Selected), (await w.World.StageAsync(w.A), await w.World.StageAsync(w.B)));
        await using var db = w.Programme.OpenAll();
        Assert.Equal(MessageTemplate.Selected, (await db.Messages.SingleAsync(m => m.CandidateId == w.B.Id && m.State == MessageState.Held)).Template);
        Assert.Equal((1, (string?)null), ((await ViewAsync(w)).Called.Single().Rank, (await ViewAsync(w)).Called.Single().SkipReason));
        Assert.Empty((await ViewAsync(w)).Free);
        await w.As<Allocation>(w.Manager).PlaceAsync("2021-2022", w.B.Key, w.World.Ausim.Key);
        Assert.All((await Checks.RunAsync(db)).Where(c => c.Name is "Checks.Placements" or "Checks.Seats" or "Checks.Minutes"), c => Assert.True(c.Ok, c.Name));
    }

    [Fact]
    public async Task A_refused_place_frees_its_seat_and_passing_somebody_over_needs_a_reason()
    {
        await using var w = await AppealingTests.ReleasedAsync();
        await w.As<Appealing>(w.Chair).RecordAsync(new() { Candidate = w.C.Key, ReceivedOn = "12/07/2021", Way = nameof(AppealWay.Letter), Words = "Une note manque." });
        await w.As<Appealing>(w.Chair).AnswerAsync(new() { Appeal = Assert.Single((await w.As<AppealQueries>(w.Chair).OfCandidateAsync(w.C.Key))!).Key, Version = "1", Outcome = nameof(AppealOutcome.DecisionChanged), NewOutcome = nameof(SelectionOutcome.Reserve), Rank = "2", Reason = "Note", Answer = "Oui" });
        await w.As<Allocation>(w.Manager).PlaceAsync("2021-2022", w.A.Key, w.World.Ausim.Key);
        await using (var db = w.Programme.OpenAll())
        {
            (await db.Candidates.SingleAsync(c => c.Id == w.A.Id)).GoTo(CandidateStage.Withdrawn);
            await db.SaveChangesAsync();
        }
        Assert.Equal("SkipReason", Assert.Single((await Assert.ThrowsAsync<InputRefused>(() => w.As<CallingUp>(w.Manager).CallAsync(Input(w.A, w.C)))).Problems).Field);

        await w.As<CallingUp>(w.Manager).CallAsync(Input(w.A, w.C, "Bennani est partie à l’étranger"));

        await using var after = w.Programme.OpenAll();
        Assert.NotNull((await after.Placements.SingleAsync()).EndedAt);
        var call = await after.CallUps.SingleAsync();
        Assert.Equal((2, "Bennani est partie à l’étranger"), (call.Rank, call.SkipReason));
        Assert.Equal("CallUps.NoSuchOffer", (await Assert.ThrowsAsync<RuleBroken>(() => w.As<CallingUp>(w.Manager).CallAsync(Input(w.A, w.B)))).Refusal.Key);
    }

    [Fact]
    public async Task Who_is_tied_to_somebody_on_the_list_does_not_say_who_comes_next()
    {
        await using var w = await AppealingTests.ReleasedAsync();
        await w.World.TieAsync(w.Manager, w.B);

        var view = await ViewAsync(w);

        Assert.Equal("CallUps.IsAnothers", view.WhyNot?.Key);
        Assert.Empty(view.Reserve);
        await Assert.ThrowsAsync<RuleBroken>(() => w.As<CallingUp>(w.Manager).CallAsync(Input(w.A, w.B)));
        await Assert.ThrowsAsync<AccessDenied>(() => w.As<CallUpQueries>(w.Hiba).ReadAsync("2021-2022"));
        var viewer = await w.Programme.ViewerOf(w.Chair);
        Assert.InRange(await w.Programme.Queries.During(() => w.Programme.As<CallUpQueries>(viewer).ReadAsync("2021-2022")), 1, 5);
    }
}
