using System.Collections.Concurrent;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Signalling;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Web.Access;

/// <summary>
/// Makes open islands leave when their session has ended. The act that ends it signals every instance; behind that, each asks the
/// database every three seconds for the sessions that have an island open there, so a lost signal costs seconds, not safety.
/// </summary>
public sealed class SessionSignals(AppDbContextFactory factory, Signals signals, TimeProvider time, ILogger<SessionSignals> log) : BackgroundService
{
    const string Channel = "sessions";

    static readonly TimeSpan Pulse = TimeSpan.FromSeconds(3);

    readonly ConcurrentDictionary<Guid, (int SessionId, Func<Task> Leave)> _islands = new();

    /// <summary>Registers an open island; dispose to forget it.</summary>
    public IDisposable Watch(int sessionId, Func<Task> leave)
    {
        var id = Guid.NewGuid();
        _islands[id] = (sessionId, leave);
        return new Forget(() => _islands.TryRemove(id, out _));
    }

    /// <summary>Called right after sessions were ended: every instance asks the database now.</summary>
    public Task EndedAsync(CancellationToken ct = default) => signals.PublishAsync(Channel, ct: ct);

    async Task CheckAsync(CancellationToken ct)
    {
        var watched = _islands.Values.Select(i => i.SessionId).Distinct().ToList();
        if (watched.Count == 0) return;
        await using var db = factory.Create(Viewer.System);
        var now = time.GetUtcNow().UtcDateTime;
        var open = await db.UserSessions.Where(s => watched.Contains(s.Id) && s.EndedAt == null && s.ExpiresAt > now).Select(s => s.Id).ToListAsync(ct);
        // Of those asked about only: an island opened while the database answered is not known to it yet.
        foreach (var (id, island) in _islands.Where(i => watched.Contains(i.Value.SessionId) && !open.Contains(i.Value.SessionId)).ToList())
            if (_islands.TryRemove(id, out _)) await LeaveAsync(island.Leave);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var heard = signals.Subscribe(Channel, _ => CheckAsync(stoppingToken));
        using var timer = new PeriodicTimer(Pulse, time);
        while (await WaitAsync(timer, stoppingToken))
        {
            try
            {
                await CheckAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "The watch over ended sessions failed; it tries again in {Pulse}.", Pulse);
            }
        }
    }

    static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken ct)
    {
        try { return await timer.WaitForNextTickAsync(ct); }
        catch (OperationCanceledException) { return false; }
    }

    async Task LeaveAsync(Func<Task> leave)
    {
        try { await leave(); }
        catch (Exception e) { log.LogDebug(e, "An island was already gone."); }
    }

    sealed class Forget(Action forget) : IDisposable
    {
        public void Dispose() => forget();
    }
}
