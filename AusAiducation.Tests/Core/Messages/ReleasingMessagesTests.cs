using AusAiducation.Core.Access;
using AusAiducation.Core.Messages;
using AusAiducation.Tests.Support;

namespace AusAiducation.Tests.Core.Messages;

public class ReleasingMessagesTests
{
    [Theory]
    [InlineData("a@mail.example", "0612345678", true, true, MessageChannel.Mail, "a@mail.example")]
    [InlineData("a@mail.example", "0612345678", false, true, MessageChannel.Sms, "+212612345678")]
    [InlineData(null, "06 12 34 56 78", true, true, MessageChannel.Sms, "+212612345678")]
    [InlineData(null, "0712345678", true, false, MessageChannel.WhatsApp, "+212712345678")]
    [InlineData(null, "0522000000", true, true, MessageChannel.Call, "+212522000000")]
    [InlineData(null, "chez l'oncle", true, true, MessageChannel.Call, "chez l'oncle")]
    [InlineData(null, null, true, true, MessageChannel.Call, null)]
    public void The_channel_is_chosen_from_what_is_known(string? mail, string? phone, bool offersMail, bool offersSms, MessageChannel channel, string? to) =>
        Assert.Equal(new Reach(channel, to), Reach.Choose(mail, phone, new OfferedChannels(offersMail, offersSms)));

    [Fact]
    public async Task Many_are_released_together_and_each_says_what_came_of_it()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (mail, whatsApp, call) = (await world.MessageAsync("Alaoui", "alaoui@mail.example"), await world.MessageAsync("Bennani", null, "0612345678"), await world.MessageAsync("Chraibi", null));
        var (blank, changed) = (await world.MessageAsync(await world.CandidateAsync("Drissi"), facts: []), await world.MessageAsync("Fassi", null));
        var preview = await programme.As<ReleaseQueries>(world.Manager).ReadAsync("2021-2022", null);
        Assert.Equal(["Messages.BlankLeft"], preview.Lines.Select(l => l.WhyNot?.Key).OfType<string>());
        Assert.Equal([(MessageChannel.Mail, 1), (MessageChannel.WhatsApp, 1), (MessageChannel.Call, 2)], preview.ByChannel);
        await programme.As<MessageWriting>(world.Manager).RewriteAsync(new MessageInput { Key = changed.Key, Version = "1", Subject = "Autre", Body = "Autre", Short = "Autre" });

        var results = await programme.As<MessageReleasing>(world.Manager).ReleaseAsync(new ReleaseInput { Chosen = preview.Lines.Select(l => $"{l.Key}.{l.Version}").ToList() });

        Assert.Equal([("ALAOUI Amal", MessageChannel.Mail, null), ("BENNANI Amal", MessageChannel.WhatsApp, null), ("CHRAIBI Amal", MessageChannel.Call, null), ("DRISSI Amal", null, "Messages.BlankLeft"), ("FASSI Amal", null, "Common.ChangedMeanwhile")],
            results.Select(r => (r.Name!, r.Channel, r.Refusal?.Key)));
        var today = programme.Clock.Today;
        Assert.Equal((MessageState.Released, programme.Clock.Now, null), await StandAsync(mail));
        Assert.Equal((MessageState.Released, null, today), await StandAsync(whatsApp));
        Assert.Equal((MessageState.Released, null, today), await StandAsync(call));
        Assert.Equal((MessageState.Held, null, null), await StandAsync(blank));
        Assert.Equal((MessageState.Held, null, null), await StandAsync(changed));

        var again = await programme.As<MessageReleasing>(world.Manager).ReleaseAsync(new ReleaseInput { Chosen = [mail.Key + ".2", mail.Key + ".2"] });
        Assert.Equal("Messages.NotHeld", again.Single().Refusal!.Key);
        Assert.Equal("Messages.NothingChosen", (await Assert.ThrowsAsync<RuleBroken>(() => programme.As<MessageReleasing>(world.Manager).ReleaseAsync(new ReleaseInput()))).Refusal.Key);

        async Task<(MessageState, DateTime?, DateOnly?)> StandAsync(Message m)
        {
            var now = await world.ReadAsync(m);
            return (now.State, now.DueAt, now.CallOn);
        }
    }

    [Fact]
    public async Task A_contact_corrected_meanwhile_decides_the_way_unless_a_person_chose_it()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (first, second) = (await world.CandidateAsync("Alaoui"), await world.CandidateAsync("Bennani"));
        var (free, chosen) = (await world.MessageAsync(first), await world.MessageAsync(second));
        await programme.As<MessageWriting>(world.Manager).RouteAsync(new MessageActInput { Key = chosen.Key, Version = "1", Channel = "Call" });
        await world.ReachAsync(first, "alaoui@mail.example", null);
        await world.ReachAsync(second, "bennani@mail.example", "0522000000");

        await programme.As<MessageReleasing>(world.Manager).ReleaseAsync(new ReleaseInput { Chosen = [free.Key + ".1", chosen.Key + ".2"] });

        Assert.Equal([(MessageChannel.Mail, "alaoui@mail.example"), (MessageChannel.Call, "+212522000000")],
            new[] { await world.ReadAsync(free), await world.ReadAsync(chosen) }.Select(m => (m.Channel, m.To!)));
    }

    [Fact]
    public async Task A_channel_this_installation_has_not_is_not_offered_and_not_taken()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var message = await world.MessageAsync("Alaoui", null, "0612345678");
        var act = programme.As<MessageWriting>(world.Manager);

        Assert.DoesNotContain(MessageChannel.Sms, OfferedChannels.Usual.All);
        Assert.Equal("Messages.ChannelOff", (await Assert.ThrowsAsync<RuleBroken>(() => act.RouteAsync(new MessageActInput { Key = message.Key, Version = "1", Channel = "Sms" }))).Refusal.Key);
        await act.RouteAsync(new MessageActInput { Key = message.Key, Version = "1", Channel = "Mail" });
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => programme.As<MessageReleasing>(world.Manager).ReleaseAsync(new MessageActInput { Key = message.Key, Version = "2" }));
        Assert.Equal("Messages.NoAddress", refused.Refusal.Key);
    }
}
