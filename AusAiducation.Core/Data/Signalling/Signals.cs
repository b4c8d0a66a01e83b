using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace AusAiducation.Core.Data.Signalling;

/// <summary>
/// Short messages between the open pages of every instance: "something changed, look again". They are hints, delivered at most once and
/// kept nowhere, so whatever must not be missed is also read from the tables now and then.
/// </summary>
public abstract class Signals(ILogger log)
{
    readonly ConcurrentDictionary<Guid, (string Channel, Func<string, Task> Heard)> _subscribers = new();

    /// <summary>
    /// Dispose to stop hearing. A payload of "" means that messages may have been missed: look at everything.
    /// </summary>
    public IDisposable Subscribe(string channel, Func<string, Task> heard)
    {
        var id = Guid.NewGuid();
        _subscribers[id] = (channel, heard);
        return new Subscription(() => _subscribers.TryRemove(id, out _));
    }

    /// <summary>Tells the subscribers here, then those of the other instances. Never throws: what it announces has been saved already.</summary>
    public async Task PublishAsync(string channel, string payload = "", CancellationToken ct = default)
    {
        await DeliverAsync(channel, payload);
        try
        {
            await SendAsync(channel, payload, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning(e, "A signal on {Channel} did not reach the other instances.", channel);
        }
    }

    /// <summary>Hears the other instances until stopped; ends at once where there is none.</summary>
    public abstract Task ListenAsync(CancellationToken ct);

    /// <summary>Carries the message to the other instances.</summary>
    protected abstract Task SendAsync(string channel, string payload, CancellationToken ct);

    protected async Task DeliverAsync(string channel, string payload)
    {
        foreach (var subscriber in _subscribers.Values.Where(s => s.Channel == channel)) await TellAsync(subscriber, payload);
    }

    protected async Task DeliverToAllAsync()
    {
        foreach (var subscriber in _subscribers.Values) await TellAsync(subscriber, "");
    }

    async Task TellAsync((string Channel, Func<string, Task> Heard) subscriber, string payload)
    {
        try
        {
            await subscriber.Heard(payload);
        }
        catch (Exception e)
        {
            // One page that fails keeps nobody else from hearing.
            log.LogWarning(e, "A subscriber of {Channel} failed.", subscriber.Channel);
        }
    }

    sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

/// <summary>SQLite serves one instance: there is nobody else to tell.</summary>
public sealed class LocalSignals(ILogger<LocalSignals> log) : Signals(log)
{
    public override Task ListenAsync(CancellationToken ct) => Task.CompletedTask;

    protected override Task SendAsync(string channel, string payload, CancellationToken ct) => Task.CompletedTask;
}
