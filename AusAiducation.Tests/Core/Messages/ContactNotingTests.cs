using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Messages;
using AusAiducation.Tests.Support;

namespace AusAiducation.Tests.Core.Messages;

public class ContactNotingTests
{
    [Fact]
    public async Task A_deadline_runs_from_the_day_somebody_is_reached_and_not_before()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var message = await world.MessageAsync("Alaoui", null, "0522000000");
        await world.ReleaseAsync(message);
        var today = programme.Clock.Today;

        await NoteAsync(world, message, ContactOutcome.NoAnswer);
        Assert.Equal((MessageState.Released, null, today.AddDays(1)), Stand(await world.ReadAsync(message)));
        programme.Time.Advance(TimeSpan.FromDays(1));
        await NoteAsync(world, message, ContactOutcome.LeftWord, leftWith: "sa sœur");
        Assert.Equal((MessageState.Sent, null, today.AddDays(3)), Stand(await world.ReadAsync(message)));
        Assert.Equal(0, (await programme.As<CallListing>(world.Manager).ReadAsync(new(), new())).Total);
        var later = (await programme.As<CallListing>(world.Manager).ReadAsync(new() { Later = true }, new())).Rows.Single();
        Assert.Equal((2, ContactOutcome.LeftWord, "sa sœur", true, "0522000000"), (later.Tries, later.LastOutcome, later.LeftWith, later.ToConfirm, later.Phone));
        programme.Time.Advance(TimeSpan.FromDays(2));
        await NoteAsync(world, message, ContactOutcome.Reached, note: "Apportera la pièce jeudi.");

        Assert.Equal((MessageState.Confirmed, today.AddDays(13), null), Stand(await world.ReadAsync(message)));
        var view = (await programme.As<MessageQueries>(world.Manager).FindAsync(message.Key))!;
        Assert.Equal([(ContactOutcome.Reached, "manager", "Apportera la pièce jeudi."), (ContactOutcome.LeftWord, "manager", null), (ContactOutcome.NoAnswer, "manager", null)], view.Tries.Select(t => (t.Outcome, t.By!, t.Note)));
        Assert.Equal("Messages.IsConfirmed", (await Assert.ThrowsAsync<RuleBroken>(() => NoteAsync(world, message, ContactOutcome.Reached))).Refusal.Key);
    }

    [Fact]
    public async Task Three_calls_nobody_takes_end_without_answer_and_a_wrong_number_waits_for_a_correction()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui");
        var (silent, wrong) = (await world.MessageAsync(candidate), await world.MessageAsync(candidate, MessageTemplate.Received));
        await world.ReleaseAsync(silent);
        await world.ReleaseAsync(wrong);
        for (var i = 0; i < Message.CallsBeforeNoAnswer; i++) await NoteAsync(world, silent, ContactOutcome.NoAnswer);
        await NoteAsync(world, wrong, ContactOutcome.WrongNumber);
        Assert.Equal((MessageState.NoAnswer, null, null), Stand(await world.ReadAsync(silent)));
        Assert.Equal((MessageState.Failed, null, null), Stand(await world.ReadAsync(wrong)));

        await world.ReachAsync(candidate, "alaoui@mail.example", null);
        var now = await world.ReadAsync(wrong);
        await programme.As<MessageReleasing>(world.Manager).RetryAsync(new MessageActInput { Key = wrong.Key, Version = Version(now) });

        var retried = await world.ReadAsync(wrong);
        Assert.Equal((MessageState.Released, MessageChannel.Mail, "alaoui@mail.example", programme.Clock.Now), (retried.State, retried.Channel, retried.To, retried.DueAt));
        Assert.Equal("Messages.NotFailed", (await Assert.ThrowsAsync<RuleBroken>(() => programme.As<MessageReleasing>(world.Manager).RetryAsync(new MessageActInput { Key = wrong.Key, Version = Version(retried) }))).Refusal.Key);
    }

    [Fact]
    public async Task A_held_letter_given_by_hand_is_released_by_whoever_gives_it()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var letter = await world.MessageAsync(await world.CandidateAsync("Alaoui", CandidateStage.Selected), MessageTemplate.Selected);

        await NoteAsync(world, letter, ContactOutcome.Reached, MessageChannel.Hand);

        var now = await world.ReadAsync(letter);
        Assert.Equal((MessageState.Confirmed, world.Manager.Id, programme.Clock.Now, programme.Clock.Today.AddDays(10)), (now.State, now.ReleasedByUserId, now.ReleasedAt, now.AnswerDueOn));
        Assert.Equal((MessageChannel.Hand, ContactOutcome.Reached), (now.Tries.Single().Channel, now.Tries.Single().Outcome));
    }

    [Theory]
    [InlineData("Call", "LeftWord", "LeftWith", "Common.Required")]
    [InlineData("Call", "Sent", "Outcome", "Messages.OutcomeOfOther")]
    [InlineData("Post", "Reached", "Outcome", "Messages.OutcomeOfOther")]
    [InlineData("Pigeon", "Reached", "Channel", "Common.ChooseOne")]
    [InlineData("Call", "", "Outcome", "Common.ChooseOne")]
    public async Task What_cannot_be_is_refused_beside_its_field(string channel, string outcome, string field, string key)
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var message = await world.MessageAsync("Alaoui", null);
        await world.ReleaseAsync(message);

        var refused = await Assert.ThrowsAsync<InputRefused>(() => programme.As<ContactNoting>(world.Manager).NoteAsync(new ContactNoteInput { Key = message.Key, Version = "2", Channel = channel, Outcome = outcome }));

        Assert.Equal((field, key), (refused.Problems.Single().Field, refused.Problems.Single().Refusal.Key));
    }

    static async Task NoteAsync(World world, Message message, ContactOutcome outcome, MessageChannel channel = MessageChannel.Call, string? leftWith = null, string? note = null) =>
        await world.Programme.As<ContactNoting>(world.Manager).NoteAsync(new ContactNoteInput
        {
            Key = message.Key, Version = Version(await world.ReadAsync(message)), Channel = channel.ToString(), Outcome = outcome.ToString(), LeftWith = leftWith, Note = note,
        });

    static string Version(Message message) => message.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    static (MessageState State, DateOnly? AnswerDueOn, DateOnly? CallOn) Stand(Message m) => (m.State, m.AnswerDueOn, m.CallOn);
}
