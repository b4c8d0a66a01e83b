using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Demo;
using AusAiducation.Core.Programme;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace AusAiducation.Tests.Support;

/// <summary>
/// A new migrated database, gone at the end: a SQLite file, or a database of the PostgreSQL server whose connection string stands in
/// AUSAIDUCATION_TEST_POSTGRES.
/// </summary>
public sealed class TempDatabase : IAsyncDisposable
{
    static readonly string? Server = Environment.GetEnvironmentVariable("AUSAIDUCATION_TEST_POSTGRES");

    readonly string _name = "ausaiducation_" + Keys.New();

    TempDatabase()
    {
        Clock = new ProgrammeClock(Time);
        var sqlite = string.IsNullOrEmpty(Server);
        Factory = new AppDbContextFactory(new DatabaseOptions
        {
            Provider = sqlite ? DatabaseProvider.Sqlite : DatabaseProvider.Postgres,
            ConnectionString = sqlite ? $"Data Source={File}" : new NpgsqlConnectionStringBuilder(Server) { Database = _name }.ToString(),
        }, Clock);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
    public ProgrammeClock Clock { get; }
    public AppDbContextFactory Factory { get; }
    public bool IsSqlite => Factory.Options.Provider == DatabaseProvider.Sqlite;

    string File => Path.Combine(Path.GetTempPath(), _name + ".db");

    public static async Task<TempDatabase> CreateAsync()
    {
        var temp = new TempDatabase();
        await new DatabaseStart(temp.Factory, temp.Clock).MigrateAsync();
        return temp;
    }

    public AppDbContext Open() => Factory.Create(Viewer.System);

    public DemoProgramme Demo() => new(Factory, Clock, Time, new FieldVault(new EphemeralDataProtectionProvider(), Factory), new PasswordHasher<AppUser>());

    public async ValueTask DisposeAsync()
    {
        if (IsSqlite)
        {
            SqliteConnection.ClearAllPools();
            foreach (var part in new[] { "", "-wal", "-shm" }) System.IO.File.Delete(File + part);
            return;
        }
        NpgsqlConnection.ClearAllPools();
        await using var server = new NpgsqlConnection(Server);
        await server.OpenAsync();
        await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)", server);
        await drop.ExecuteNonQueryAsync();
    }
}

/// <summary>The demonstration, created once for a class of tests that only read it, or that roll back what they break.</summary>
public sealed class DemoDatabase : IAsyncLifetime
{
    public TempDatabase Temp { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Temp = await TempDatabase.CreateAsync();
        await Temp.Demo().CreateIfEmptyAsync();
    }

    public ValueTask DisposeAsync() => Temp.DisposeAsync();
}
