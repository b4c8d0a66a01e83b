using Microsoft.Extensions.Logging;
using Npgsql;

namespace AusAiducation.Core.Data.Signalling;

/// <summary>PostgreSQL carries signals with NOTIFY; one connection of its own listens, and comes back when it is lost.</summary>
public sealed class PostgresSignals(DatabaseOptions options, TimeProvider time, ILogger<PostgresSignals> log) : Signals(log)
{
    /// <summary>All signals travel on one channel of the database, so that subscribing costs no round trip.</summary>
    const string Channel = "ausaiducation_signals";
    const char Separator = '\n';

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Tells one's own messages, delivered already, from the others'.</summary>
    readonly string _instance = Keys.New();

    public override async Task ListenAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await ListenOnceAsync(ct);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or System.Net.Sockets.SocketException or TimeoutException)
            {
                log.LogWarning("Signals of other instances are not heard for now ({Error}); listening again in {Pause}.", e.Message, Pause);
                await Task.Delay(Pause, time, ct);
            }
        }
    }

    protected override async Task SendAsync(string channel, string payload, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(options.ConnectionString);
        await connection.OpenAsync(ct);
        await using var notify = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection);
        notify.Parameters.AddWithValue(Channel);
        notify.Parameters.AddWithValue(string.Join(Separator, _instance, channel, payload));
        await notify.ExecuteNonQueryAsync(ct);
    }

    async Task ListenOnceAsync(CancellationToken ct)
    {
        // Its own connection, outside the pool; the keep-alive notices a server or a network that went away silently.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false, KeepAlive = 15 }.ToString());
        var heard = new Queue<string>();
        connection.Notification += (_, n) => heard.Enqueue(n.Payload);
        await connection.OpenAsync(ct);
        await using (var listen = new NpgsqlCommand("LISTEN " + Channel, connection)) await listen.ExecuteNonQueryAsync(ct);
        // Whatever was sent while nobody listened is gone.
        await DeliverToAllAsync();
        while (true)
        {
            await connection.WaitAsync(ct);
            while (heard.TryDequeue(out var message)) await ReceiveAsync(message);
        }
    }

    Task ReceiveAsync(string message) =>
        message.Split(Separator, 3) is [var from, var channel, var payload] && from != _instance ? DeliverAsync(channel, payload) : Task.CompletedTask;
}
