using System.Threading.Channels;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Signalling;
using AusAiducation.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AusAiducation.Tests.Core.Data.Signalling;

public class SignalsTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_subscriber_hears_its_channel_until_it_leaves_and_another_that_fails_disturbs_nobody()
    {
        var signals = new LocalSignals(NullLogger<LocalSignals>.Instance);
        var heard = new List<string>();
        using var broken = signals.Subscribe("meeting", _ => throw new InvalidOperationException("gone"));
        var mine = signals.Subscribe("meeting", p => { heard.Add(p); return Task.CompletedTask; });

        await signals.PublishAsync("meeting", "7");
        await signals.PublishAsync("sessions", "8");
        mine.Dispose();
        await signals.PublishAsync("meeting", "9");

        Assert.Equal(["7"], heard);
    }

    [Fact]
    [Trait("Database", "Postgres")]
    public async Task Two_instances_hear_each_other_at_once_each_message_once_and_listen_again_after_a_lost_connection()
    {
        Assert.SkipWhen(TestDatabases.Provider == DatabaseProvider.Sqlite, "Signals between instances need PostgreSQL.");
        var options = await TestDatabases.CreateAsync();
        await using var stop = new Stop(options);
        var (here, there) = (new PostgresSignals(options, TimeProvider.System, NullLogger<PostgresSignals>.Instance), new PostgresSignals(options, TimeProvider.System, NullLogger<PostgresSignals>.Instance));
        var (atHome, afar) = (Channel.CreateUnbounded<string>(), Channel.CreateUnbounded<string>());
        using var first = here.Subscribe("meeting", p => atHome.Writer.WriteAsync(p).AsTask());
        using var second = there.Subscribe("meeting", p => afar.Writer.WriteAsync(p).AsTask());
        stop.Of(here.ListenAsync(stop.Token), there.ListenAsync(stop.Token));
        // Listening begins with "look at everything".
        Assert.Equal("", await NextAsync(atHome));
        Assert.Equal("", await NextAsync(afar));

        await here.PublishAsync("meeting", "file 12\nof 30");
        Assert.Equal("file 12\nof 30", await NextAsync(afar));
        await there.PublishAsync("meeting", "answer");
        Assert.Equal(["file 12\nof 30", "answer"], [await NextAsync(atHome), await NextAsync(atHome)]);
        Assert.Equal("answer", await NextAsync(afar));

        await CutAsync(options);
        Assert.Equal("", await NextAsync(afar));
        await here.PublishAsync("meeting", "again");
        Assert.Equal("again", await NextAsync(afar));
    }

    static async Task<string> NextAsync(Channel<string> channel)
    {
        using var limit = new CancellationTokenSource(Patience);
        return await channel.Reader.ReadAsync(limit.Token);
    }

    /// <summary>As a restarted server or a broken network does.</summary>
    static async Task CutAsync(DatabaseOptions options)
    {
        await using var connection = new NpgsqlConnection(options.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var cut = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'", connection);
        await cut.ExecuteNonQueryAsync();
    }

    /// <summary>Ends the listeners, then the database.</summary>
    sealed class Stop(DatabaseOptions options) : IAsyncDisposable
    {
        readonly CancellationTokenSource _source = new();
        Task _work = Task.CompletedTask;

        public CancellationToken Token => _source.Token;

        public void Of(params Task[] listeners) => _work = Task.WhenAll(listeners);

        public async ValueTask DisposeAsync()
        {
            await _source.CancelAsync();
            await _work.ContinueWith(_ => { }, TaskScheduler.Default);
            _source.Dispose();
            await TestDatabases.DropAsync(options);
        }
    }
}
