using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Signalling;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Meetings;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Selection.Meetings;

public class MeetingTests
{
    static async Task<string> WhyAsync(Func<Task> act) => (await Assert.ThrowsAsync<RuleBroken>(act)).Refusal.Key;

    [Fact]
    public async Task The_agenda_begins_with_what_the_figures_leave_open()
    {
        await using var w = await MeetingWorld.CreateAsync(plan: false);
        await using (var db = w.Programme.OpenAll())
        {
            foreach (var seats in await db.SponsorSeats.ToListAsync()) seats.Set(0, 0);
            (await db.SponsorSeats.FirstAsync()).Set(2, 0);
            await db.SaveChangesAsync();
        }
        var input = MeetingWorld.Input;
        input.Margin = "1";

        await w.As<Convening>(w.Chair).PlanAsync(input);

        var desk = (await w.As<MeetingQueries>(w.Chair).DeskAsync(null))!;
        Assert.Equal([(w.B.Code, AgendaWhy.Bubble), (w.C.Code, AgendaWhy.Bubble), (w.A.Code, AgendaWhy.Clear)], desk.Agenda.Select(a => (a.Code, a.Why)));
        await w.As<Convening>(w.Chair).MoveAsync(desk.Agenda[1].Key, up: true);
        Assert.Equal([desk.Agenda[1].Code, desk.Agenda[0].Code], (await w.As<MeetingQueries>(w.Chair).DeskAsync(null))!.Agenda.Take(2).Select(a => a.Code));
    }

    [Fact]
    public async Task A_meeting_opens_with_its_quorum_once_every_score_is_in()
    {
        await using var w = await MeetingWorld.CreateAsync();
        Assert.Equal("Meetings.NoQuorum", (await w.As<MeetingQueries>(w.Chair).DeskAsync(null))!.WhyNotOpen!.Key);
        Assert.Equal("Meetings.NoQuorum", await WhyAsync(() => w.OpenAsync(w.Chair)));
        await w.World.RoundAsync(2, close: false);
        Assert.Equal("Meetings.RoundStillOpen", await WhyAsync(() => w.OpenAsync(w.Hiba)));
        await using (var db = w.Programme.OpenAll())
        {
            (await db.Rounds.SingleAsync(r => r.State == RoundState.Open)).Close(w.Programme.Clock.Now);
            await db.SaveChangesAsync();
        }

        await w.As<Convening>(w.Chair).OpenAsync(w.Key);

        Assert.Equal(MeetingState.Open, (await w.RoomAsync(w.Hiba)).Meeting.State);
        Assert.Equal("Meetings.OneAtATime", await WhyAsync(w.PlanAsync));
        Assert.Equal("Meetings.ItemsWait", await WhyAsync(() => w.As<Convening>(w.Chair).CloseAsync(w.Key)));
    }

    [Fact]
    public async Task Every_screen_follows_the_chair_and_the_signal_names_nobody()
    {
        await using var w = await MeetingWorld.CreateAsync();
        await w.OpenAsync(w.Chair, w.Hiba);
        var heard = new List<string>();
        using var listening = w.Programme.Get<Signals>().Subscribe(MeetingSignal.Channel, p => { heard.Add(p); return Task.CompletedTask; });

        await w.PointAsync(w.B);
        var room = await w.RoomAsync(w.Hiba);

        Assert.Equal([w.Key], heard);
        Assert.Equal((w.B.Code, 3.5m, 2), (room.Item!.File.Code, room.Item.Mean, room.Item.Scores.Count));
        Assert.Null(room.Item.File.Person);
        Assert.Empty(room.Agenda);
        Assert.NotNull((await w.RoomAsync(w.Chair)).Item!.File.Person);
        await w.As<Leading>(w.Chair).PauseAsync(w.Key);
        Assert.Null((await w.RoomAsync(w.Hiba)).Item);
    }

    [Fact]
    public async Task A_member_meets_the_room_only_while_in_it()
    {
        await using var w = await MeetingWorld.CreateAsync();
        await w.OpenAsync(w.Chair, w.Hiba);
        await w.PointAsync(w.A);
        Assert.Null(await w.As<MeetingQueries>(w.Idriss).RoomAsync(null));
        await using (var db = w.Programme.Factory.Create(await w.Programme.ViewerOf(w.Idriss))) Assert.Equal((0, 0), (await db.Meetings.CountAsync(), await db.AgendaItems.CountAsync()));
        var item = await w.ItemAsync(w.A);
        await Assert.ThrowsAsync<NotFoundForViewer>(() => w.As<Discussing>(w.Idriss).VoteAsync(item, VoteChoice.Selected));

        await w.As<Convening>(w.Chair).AttendAsync(w.Key, w.Idriss.Key, MemberPresence.Present);
        await w.As<Discussing>(w.Idriss).VoteAsync(item, VoteChoice.Selected);
        await w.As<Convening>(w.Chair).AttendAsync(w.Key, w.Idriss.Key, MemberPresence.Left);

        Assert.Null(await w.As<MeetingQueries>(w.Idriss).RoomAsync(null));
        foreach (var role in new[] { Role.Sponsor, Role.Interviewer, Role.Auditor })
        {
            var other = await w.World.UserAsync("other" + role, role, sponsorId: role == Role.Sponsor ? w.World.Ausim.Id : null);
            await Assert.ThrowsAsync<AccessDenied>(() => w.As<MeetingQueries>(other).RoomAsync(null));
        }
        await Assert.ThrowsAsync<AccessDenied>(() => w.As<Leading>(w.Hiba).PointAsync(item));
    }

    [Fact]
    public async Task For_a_member_with_a_tie_the_file_does_not_exist_while_it_is_discussed()
    {
        await using var w = await MeetingWorld.CreateAsync();
        await w.World.TieAsync(w.Hiba, w.A);
        await w.OpenAsync(w.Chair, w.Hiba, w.Idriss);
        await w.PointAsync(w.A);
        var item = await w.ItemAsync(w.A);
        await w.As<Discussing>(w.Idriss).NoteAsync(item, "Amal tient un atelier");

        var room = await w.RoomAsync(w.Hiba);

        Assert.True(room.SentOut);
        Assert.Null(room.Item);
        await Assert.ThrowsAsync<NotFoundForViewer>(() => w.As<Discussing>(w.Hiba).VoteAsync(item, VoteChoice.Selected));
        await Assert.ThrowsAsync<NotFoundForViewer>(() => w.As<Discussing>(w.Hiba).NoteAsync(item, "Je la connais"));
        await Assert.ThrowsAsync<NotFoundForViewer>(() => w.As<Discussing>(w.Hiba).KeepAsync(item, "Je la connais"));
        await using (var db = w.Programme.Factory.Create(await w.Programme.ViewerOf(w.Hiba)))
        {
            Assert.DoesNotContain(w.A.Id, await db.AgendaItems.Select(i => i.CandidateId).ToListAsync());
            Assert.Empty(await db.MeetingNotes.ToListAsync());
        }
        var seen = (await w.RoomAsync(w.Idriss)).Item!;
        Assert.Equal((2, 2, "hiba"), (seen.Present, seen.Needed, Assert.Single(seen.Out)));
        await w.PointAsync(w.B);
        Assert.Equal(w.B.Code, (await w.RoomAsync(w.Hiba)).Item!.File.Code);
    }

    [Fact]
    public async Task A_member_who_recognises_the_file_in_the_room_is_out_and_the_vote_given_no_longer_counts()
    {
        await using var w = await MeetingWorld.CreateAsync();
        await w.OpenAsync(w.Chair, w.Hiba, w.Idriss);
        await w.PointAsync(w.A);
        await w.VoteAsync(w.A, (w.Hiba, VoteChoice.Selected), (w.Chair, VoteChoice.Reserve), (w.Idriss, VoteChoice.Reserve));

        await w.As<DeclaringTies>(w.Hiba).InMeetingAsync(await w.ItemAsync(w.A), new() { Kind = nameof(ConflictKind.Kin) });

        Assert.True((await w.RoomAsync(w.Hiba)).SentOut);
        var seen = (await w.RoomAsync(w.Chair)).Item!;
        Assert.Equal((2, 2, new VoteCount(0, 2, 0, 0)), (seen.Present, seen.Cast, seen.Votes));
        var item = await w.ItemAsync(w.B);
        await Assert.ThrowsAsync<NotFoundForViewer>(() => w.As<DeclaringTies>(w.Jalila).InMeetingAsync(item, new() { Kind = nameof(ConflictKind.Kin) }));
    }

    [Fact]
    public async Task A_chair_with_a_tie_prepares_a_whole_agenda_and_leaves_the_file_to_another()
    {
        await using var w = await MeetingWorld.CreateAsync(plan: false);
        await w.World.TieAsync(w.Chair, w.A);
        await w.PlanAsync();
        await w.OpenAsync(w.Hiba, w.Idriss);
        var item = await w.ItemAsync(w.A);

        var room = await w.RoomAsync(w.Chair);

        Assert.Equal((3, 2, 1), (room.Items, room.Agenda.Count, room.Hidden));
        await Assert.ThrowsAsync<NotFoundForViewer>(() => w.As<Leading>(w.Chair).PointAsync(item));
        await w.As<Leading>(w.Manager).PointAsync(item);
        Assert.True((await w.RoomAsync(w.Chair)).SentOut);
        await w.VoteAsync(w.A, (w.Hiba, VoteChoice.Selected), (w.Idriss, VoteChoice.Selected));
        await w.DecideAsync(w.A, SelectionOutcome.Selected, by: w.Manager);
        await using var db = w.Programme.OpenAll();
        var recusal = await db.Recusals.SingleAsync();
        Assert.Equal((w.Chair.Id, false), (recusal.UserId, recusal.WasThere));
        await using var theirs = w.Programme.Factory.Create(await w.Programme.ViewerOf(w.Chair));
        Assert.Empty(await theirs.Recusals.ToListAsync());
        Assert.Empty(await theirs.SelectionDecisions.ToListAsync());
        Assert.Empty(await theirs.History.Where(h => h.CandidateKey == w.A.Key).ToListAsync());
    }

    [Fact]
    public async Task A_decision_follows_the_vote_under_a_quorum_that_leaves_out_who_has_a_tie()
    {
        await using var w = await MeetingWorld.CreateAsync();
        await w.World.TieAsync(w.Hiba, w.A);
        await w.OpenAsync(w.Chair, w.Hiba);
        await w.PointAsync(w.A);
        await w.VoteAsync(w.A, (w.Chair, VoteChoice.Selected));
        Assert.Equal("Meetings.NoQuorumHere", await WhyAsync(() => w.DecideAsync(w.A, SelectionOutcome.Selected)));
        await w.As<Convening>(w.Chair).AttendAsync(w.Key, w.Idriss.Key, MemberPresence.Present);
        Assert.Equal("Meetings.TooFewVotes", await WhyAsync(() => w.DecideAsync(w.A, SelectionOutcome.Selected)));
        await w.VoteAsync(w.A, (w.Idriss, VoteChoice.NotSelected), (w.Idriss, VoteChoice.Reserve));
        Assert.Equal("Meetings.NotTheVote", await WhyAsync(() => w.DecideAsync(w.A, SelectionOutcome.NotSelected)));
        Assert.Equal("Reason", Assert.Single((await Assert.ThrowsAsync<InputRefused>(() => w.DecideAsync(w.A, SelectionOutcome.Selected, reason: " "))).Problems).Field);
        Assert.Equal("Decisions.MeetingOpen", await WhyAsync(() => w.As<Deciding>(w.Manager).DecideAsync(new() { Edition = "2021-2022", Outcomes = { [w.A.Key] = "Selected" }, Reason = "x" })));

        await w.DecideAsync(w.A, SelectionOutcome.Selected);

        await using var db = w.Programme.OpenAll();
        var item = await db.AgendaItems.SingleAsync(i => i.CandidateId == w.A.Id);
        Assert.Equal((2, 2, true, new VoteCount(1, 1, 0, 0)), (item.Present, item.Needed, item.PartedByLead, item.Votes));
        var decision = await db.SelectionDecisions.SingleAsync();
        Assert.Equal((SelectionOutcome.Selected, (DateTime?)null, w.Chair.Id), (decision.Outcome, decision.ReleasedAt, decision.ByUserId));
        Assert.Equal(CandidateStage.Shortlisted, await w.World.StageAsync(w.A));
        Assert.Equal(2, await db.MeetingVotes.CountAsync());
        Assert.Equal("Meetings.ItemDecided", await WhyAsync(() => w.VoteAsync(w.A, (w.Chair, VoteChoice.Reserve))));
    }

    [Fact]
    public async Task A_decided_file_is_taken_up_again_with_a_reason_and_the_new_decision_replaces_the_old()
    {
        await using var w = await MeetingWorld.CreateAsync();
        await w.OpenAsync(w.Chair, w.Hiba);
        await w.SettleAsync(w.A, SelectionOutcome.Selected);
        await w.As<Leading>(w.Chair).ReopenAsync(await w.ItemAsync(w.A), "Relevé mal lu");
        await w.VoteAsync(w.A, (w.Chair, VoteChoice.Reserve), (w.Hiba, VoteChoice.Reserve));

        await w.DecideAsync(w.A, SelectionOutcome.Reserve, "1");

        await using var db = w.Programme.OpenAll();
        Assert.Equal([(SelectionOutcome.Selected, true), (SelectionOutcome.Reserve, false)], (await db.SelectionDecisions.OrderBy(d => d.Id).ToListAsync()).Select(d => (d.Outcome, d.ReplacedAt is not null)));
        Assert.Equal("Relevé mal lu", (await db.MeetingNotes.SingleAsync()).Text);
    }

    [Fact]
    public async Task Nobody_sees_how_the_others_vote_before_the_decision()
    {
        await using var w = await MeetingWorld.CreateAsync();
        await w.OpenAsync(w.Chair, w.Hiba, w.Idriss);
        await w.PointAsync(w.A);
        await w.VoteAsync(w.A, (w.Hiba, VoteChoice.Selected), (w.Chair, VoteChoice.Selected));

        var before = (await w.RoomAsync(w.Idriss)).Item!;

        Assert.Equal((2, (VoteCount?)null, (VoteChoice?)null), (before.Cast, before.Votes, before.OwnVote));
        await using (var db = w.Programme.Factory.Create(await w.Programme.ViewerOf(w.Idriss))) Assert.Empty(await db.MeetingVotes.ToListAsync());
        await w.DecideAsync(w.A, SelectionOutcome.Selected);
        await w.PointAsync(w.A);
        Assert.Equal(2, (await w.RoomAsync(w.Idriss)).Item!.Votes!.Selected);
    }

    [Fact]
    public async Task A_second_score_stands_beside_the_first_and_leaves_the_ranking_as_it_was()
    {
        await using var w = await MeetingWorld.CreateAsync();
        await using (var db = w.Programme.OpenAll())
        {
            // The reviews of the round were Hiba's, as far as this test goes.
            var first = await db.Users.Where(u => u.DisplayName == "reviewer0").Select(u => u.Id).SingleAsync();
            await db.Database.ExecuteSqlAsync($"""UPDATE "Reviews" SET "UserId" = {w.Hiba.Id} WHERE "UserId" = {first}""");
        }
        await w.OpenAsync(w.Chair, w.Hiba);
        await w.PointAsync(w.B);
        var own = (await w.RoomAsync(w.Hiba)).Item!.OwnLevels;
        Assert.Equal([4, 4], own.Select(l => l.Level ?? 0));
        var item = await w.ItemAsync(w.B);
        Assert.Equal("ScoreReason", Assert.Single((await Assert.ThrowsAsync<InputRefused>(() => w.As<Discussing>(w.Hiba).ScoreAgainAsync(item, new Dictionary<string, int?>(), null))).Problems).Field);
        Assert.Equal("Meetings.NothingToScoreAgain", await WhyAsync(() => w.As<Discussing>(w.Chair).ScoreAgainAsync(item, new Dictionary<string, int?>(), "x")));

        await w.As<Discussing>(w.Hiba).ScoreAgainAsync(item, new Dictionary<string, int?> { [own[0].Key] = 5 }, "Le relevé");

        var room = (await w.RoomAsync(w.Chair)).Item!;
        Assert.Equal(("hiba", 1, 4m, 4.4m), Assert.Single(room.SecondScores.Select(s => (s.By, s.Number, s.First ?? 0, s.Score))));
        Assert.Equal(3.5m, room.Mean);
    }

    [Fact]
    public async Task A_note_being_typed_is_its_authors_alone_and_comes_back()
    {
        await using var w = await MeetingWorld.CreateAsync();
        await w.OpenAsync(w.Chair, w.Hiba);
        await w.PointAsync(w.A);
        var item = await w.ItemAsync(w.A);

        await w.As<Discussing>(w.Hiba).KeepAsync(item, "Le projet est");
        await w.PointAsync(w.B);
        await w.As<Discussing>(w.Hiba).KeepAsync(item, "Le projet est précis");
        Assert.Equal("Meetings.AnotherItem", await WhyAsync(() => w.As<Discussing>(w.Hiba).NoteAsync(item, "Le projet est précis")));
        await w.PointAsync(w.A);

        Assert.Equal(("Le projet est précis", ""), ((await w.RoomAsync(w.Hiba)).Item!.Draft, (await w.RoomAsync(w.Chair)).Item!.Draft));
        await w.As<Discussing>(w.Hiba).NoteAsync(item, "Le projet est précis");
        Assert.Equal(("", "hiba"), ((await w.RoomAsync(w.Hiba)).Item!.Draft, Assert.Single((await w.RoomAsync(w.Chair)).Item!.Notes).By));
    }

    [Fact]
    public async Task The_room_costs_six_queries_at_most_whatever_the_agenda()
    {
        await using var w = await MeetingWorld.CreateAsync();
        await w.OpenAsync(w.Chair, w.Hiba);
        await w.PointAsync(w.A);
        foreach (var user in new[] { w.Chair, w.Hiba })
        {
            var viewer = await w.Programme.ViewerOf(user);
            Assert.InRange(await w.Programme.Queries.During(() => w.Programme.As<MeetingQueries>(viewer).RoomAsync(null)), 1, 6);
        }
        var leader = await w.Programme.ViewerOf(w.Chair);
        Assert.InRange(await w.Programme.Queries.During(() => w.Programme.As<MeetingQueries>(leader).DeskAsync(null)), 1, 6);
    }

    [Fact]
    [Trait("Database", "Postgres")]
    public async Task A_screen_on_another_server_hears_the_chair_at_once()
    {
        Assert.SkipWhen(TestDatabases.Provider == AusAiducation.Core.Data.DatabaseProvider.Sqlite, "Several instances need PostgreSQL.");
        await using var w = await MeetingWorld.CreateAsync();
        await w.OpenAsync(w.Chair, w.Hiba);
        var options = w.Programme.Factory.Options;
        PostgresSignals Server() => new(options, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<PostgresSignals>.Instance);
        var (here, there) = (Server(), Server());
        using var stop = new CancellationTokenSource();
        var heard = System.Threading.Channels.Channel.CreateUnbounded<string>();
        using var screen = there.Subscribe(MeetingSignal.Channel, p => heard.Writer.WriteAsync(p).AsTask());
        var listening = there.ListenAsync(stop.Token);
        // Listening begins with "look at everything".
        Assert.Equal("", await heard.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));

        await new Leading(w.As<AusAiducation.Core.Data.ViewerDb>(w.Chair), w.Programme.Clock, here).PointAsync(await w.ItemAsync(w.B));

        Assert.Equal(w.Key, await heard.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        Assert.Equal(w.B.Code, (await w.RoomAsync(w.Hiba)).Item!.File.Code);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);
    }
}
