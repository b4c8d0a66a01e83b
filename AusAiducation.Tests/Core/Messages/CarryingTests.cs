using System.Collections.Concurrent;
using AusAiducation.Core.Messages;
using AusAiducation.Tests.Support;

namespace AusAiducation.Tests.Core.Messages;

public class CarryingTests
{
    [Fact]
    public async Task Two_servers_at_once_send_each_message_once()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var messages = new List<Message>();
        for (var i = 0; i < 12; i++) messages.Add(await world.MessageAsync("Alaoui" + (char)('a' + i), $"alaoui{i}@mail.example"));
        foreach (var message in messages) await world.ReleaseAsync(message);
        var carrier = new Carrier(async _ => await Task.Yield());

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => new Carrying(programme.Factory, programme.Clock).CarryDueAsync([carrier]))));

        Assert.Equal(messages.Select(m => m.Key).Order(), carrier.Carried.Order());
        foreach (var message in messages)
        {
            var now = await world.ReadAsync(message);
            // An answer is awaited: in three days somebody makes sure that it arrived.
            Assert.Equal((MessageState.Sent, 1, 1, programme.Clock.Today.AddDays(3)), (now.State, now.Attempts, now.Tries.Count, now.CallOn!.Value));
        }
    }

    [Fact]
    public async Task What_a_server_refuses_is_tried_again_later_each_time_until_it_is_given_up()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var message = await world.MessageAsync("Alaoui", "alaoui@mail.example");
        await world.ReleaseAsync(message);
        var carrier = new Carrier(_ => throw new NotTaken("421 busy", final: false));
        var carrying = new Carrying(programme.Factory, programme.Clock);

        for (var attempt = 1; attempt <= Message.MaxAttempts; attempt++)
        {
            await carrying.CarryDueAsync([carrier]);
            await carrying.CarryDueAsync([carrier]);
            Assert.Equal(attempt, carrier.Carried.Count);
            programme.Time.Advance(TimeSpan.FromSeconds(30 * Math.Pow(2, attempt)));
        }
        await carrying.CarryDueAsync([carrier]);

        var now = await world.ReadAsync(message);
        Assert.Equal((MessageState.Failed, Message.MaxAttempts, Message.MaxAttempts), (now.State, now.Attempts, now.Tries.Count));
        Assert.All(now.Tries, t => Assert.Equal((ContactOutcome.Failed, "421 busy", null), (t.Outcome, t.Note, t.ByUserId)));
    }

    [Fact]
    public async Task A_final_refusal_is_not_repeated()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var message = await world.MessageAsync("Alaoui", "alaoui@mail.example");
        await world.ReleaseAsync(message);

        await new Carrying(programme.Factory, programme.Clock).CarryDueAsync([new Carrier(_ => throw new NotTaken("550 unknown", final: true))]);

        Assert.Equal((MessageState.Failed, 1), ((await world.ReadAsync(message)).State, (await world.ReadAsync(message)).Attempts));
    }

    [Fact]
    public async Task A_lost_answer_is_left_to_a_person_and_never_sent_twice_by_itself()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var message = await world.MessageAsync("Alaoui", "alaoui@mail.example");
        await world.ReleaseAsync(message);
        var carrier = new Carrier(_ => throw new IOException("connection reset"));
        var carrying = new Carrying(programme.Factory, programme.Clock);
        await carrying.CarryDueAsync([carrier]);
        programme.Time.Advance(TimeSpan.FromDays(2));
        await carrying.CarryDueAsync([carrier]);

        Assert.Single(carrier.Carried);
        var now = await world.ReadAsync(message);
        Assert.True(now.IsUncertain(programme.Clock.Now));
        await programme.As<MessageReleasing>(world.Manager).RetryAsync(new MessageActInput { Key = message.Key, Version = now.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        await carrying.CarryDueAsync([carrier]);
        Assert.Equal(2, carrier.Carried.Count);
    }

    [Fact]
    public async Task Held_messages_and_those_of_other_channels_stay()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await world.MessageAsync("Alaoui", "alaoui@mail.example");
        await world.ReleaseAsync(await world.MessageAsync("Bennani", null, "0612345678"));
        var carrier = new Carrier(_ => Task.CompletedTask);

        Assert.Equal(0, await new Carrying(programme.Factory, programme.Clock).CarryDueAsync([carrier]));
        Assert.Empty(carrier.Carried);
    }

    sealed class Carrier(Func<Message, Task> carry) : IMessageCarrier
    {
        public ConcurrentBag<string> Carried { get; } = [];

        public MessageChannel Channel => MessageChannel.Mail;

        public Task CarryAsync(Message message, CancellationToken ct)
        {
            Carried.Add(message.Key);
            return carry(message);
        }
    }
}
