using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Core.Selection.Meetings;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Selection;

public class AppealingTests
{
    internal static async Task<MeetingWorld> ReleasedAsync()
    {
        var w = await MeetingWorld.CreateAsync();
        await w.HoldAsync();
        await w.As<AusAiducation.Core.Selection.Meetings.Minuting>(w.Chair).MakeAsync(w.Key);
        await w.As<Releasing>(w.Manager).ReleaseAsync("2021-2022", (await w.As<DecisionQueries>(w.Manager).ReadAsync(null))!.Seen);
        return w;
    }

    static AppealInput Input(Candidate candidate) => new() { Candidate = candidate.Key, ReceivedOn = "12/07/2021", Way = nameof(AppealWay.Call), Words = "Ma moyenne est de 17." };

    static async Task<AppealRow> OneAsync(MeetingWorld w, Candidate candidate) => Assert.Single((await w.As<AppealQueries>(w.Manager).OfCandidateAsync(candidate.Key))!);

    [Fact]
    public async Task Only_a_decision_that_was_told_is_contested_and_one_appeal_waits_at_a_time()
    {
        await using (var early = await MeetingWorld.CreateAsync())
        {
            await early.HoldAsync();
            Assert.Equal("Appeals.NotTold", (await Assert.ThrowsAsync<RuleBroken>(() => early.As<Appealing>(early.Chair).RecordAsync(Input(early.C)))).Refusal.Key);
        }
        await using var w = await ReleasedAsync();
        await w.As<Appealing>(w.Chair).RecordAsync(Input(w.C));

        Assert.Equal("Appeals.OneWaits", (await Assert.ThrowsAsync<RuleBroken>(() => w.As<Appealing>(w.Chair).RecordAsync(Input(w.C)))).Refusal.Key);
        await Assert.ThrowsAsync<AccessDenied>(() => w.As<Appealing>(w.Hiba).RecordAsync(Input(w.B)));
        await w.World.TieAsync(w.Manager, w.C);
        Assert.Empty((await w.As<AppealQueries>(w.Manager).OfCandidateAsync(w.C.Key))!);
        await Assert.ThrowsAsync<NotFoundForViewer>(() => w.As<Appealing>(w.Manager).RecordAsync(Input(w.C)));
        Assert.Null(await w.As<AppealQueries>(w.Hiba).OfCandidateAsync(w.C.Key));
    }

    [Fact]
    public async Task A_decision_that_stands_is_answered_by_a_letter_that_waits()
    {
        await using var w = await ReleasedAsync();
        await w.As<Appealing>(w.Chair).RecordAsync(Input(w.C));
        var row = await OneAsync(w, w.C);

        await w.As<Appealing>(w.Manager).AnswerAsync(new() { Appeal = row.Key, Version = row.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), Outcome = nameof(AppealOutcome.DecisionStands), Answer = "L’entretien l’emporte." });

        var answered = await OneAsync(w, w.C);
        Assert.Equal((AppealOutcome.DecisionStands, "manager"), (answered.Outcome, answered.AnsweredBy));
        await using var db = w.Programme.OpenAll();
        var letter = await db.Messages.SingleAsync(m => m.Template == MessageTemplate.AppealAnswered);
        Assert.Equal(MessageState.Held, letter.State);
        Assert.Contains("L’entretien l’emporte.", letter.Body, StringComparison.Ordinal);
        Assert.Equal(CandidateStage.NotSelected, await w.World.StageAsync(w.C));
        Assert.Equal("Appeals.Answered", (await Assert.ThrowsAsync<RuleBroken>(() => w.As<Appealing>(w.Manager).AnswerAsync(new() { Appeal = row.Key, Outcome = nameof(AppealOutcome.DecisionStands), Answer = "x" }))).Refusal.Key);
    }

    [Fact]
    public async Task A_changed_decision_is_a_new_one_beside_the_old_and_the_file_goes_where_it_should_have_gone()
    {
        await using var w = await ReleasedAsync();
        await w.As<Appealing>(w.Chair).RecordAsync(Input(w.C));
        var row = await OneAsync(w, w.C);
        var input = new AppealAnswerInput { Appeal = row.Key, Version = row.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), Outcome = nameof(AppealOutcome.DecisionChanged), NewOutcome = nameof(SelectionOutcome.Reserve), Rank = "1", Answer = "Une note manquait.", Reason = "Note retrouvée" };
        Assert.Equal("Appeals.RankTaken", Assert.Single((await Assert.ThrowsAsync<InputRefused>(() => w.As<Appealing>(w.Manager).AnswerAsync(input))).Problems).Refusal.Key);
        input.Rank = "2";

        await w.As<Appealing>(w.Manager).AnswerAsync(input);

        Assert.Equal((SelectionOutcome.Reserve, "Note retrouvée"), ((await OneAsync(w, w.C)).NewOutcome, (await OneAsync(w, w.C)).NewReason));
        Assert.Equal(CandidateStage.Reserve, await w.World.StageAsync(w.C));
        await using var db = w.Programme.OpenAll();
        Assert.Equal([(SelectionOutcome.NotSelected, true), (SelectionOutcome.Reserve, false)], (await db.SelectionDecisions.Where(d => d.CandidateId == w.C.Id).OrderBy(d => d.Id).ToListAsync()).Select(d => (d.Outcome, d.ReplacedAt is not null)));
    }
}
