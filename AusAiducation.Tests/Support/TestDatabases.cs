using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AusAiducation.Tests.Support;

/// <summary>
/// Fresh migrated databases, cheaply: one template is migrated per run and copied. SQLite files by default; PostgreSQL when
/// AUSAIDUCATION_TEST_POSTGRES holds the connection string of a server on which databases may be created.
/// </summary>
static class TestDatabases
{
    static readonly string? Server = Environment.GetEnvironmentVariable("AUSAIDUCATION_TEST_POSTGRES") is { Length: > 0 } s ? s : null;
    static readonly string Folder = Directory.CreateTempSubdirectory("ausaiducation-tests-").FullName;
    static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    static int _count;

    public static DatabaseProvider Provider => Server is null ? DatabaseProvider.Sqlite : DatabaseProvider.Postgres;

    public static async Task<DatabaseOptions> CreateAsync()
    {
        var template = await Template.Value;
        var name = $"t{Environment.ProcessId}_{Interlocked.Increment(ref _count)}";
        if (Server is null)
        {
            var file = Path.Combine(Folder, name + ".db");
            File.Copy(template, file);
            return Options("Data Source=" + file);
        }
        await OnServerAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return Options(OnDatabase(name));
    }

    public static async Task DropAsync(DatabaseOptions options)
    {
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            await using var connection = new SqliteConnection(options.ConnectionString);
            SqliteConnection.ClearPool(connection);
            return;
        }
        await using var pooled = new NpgsqlConnection(options.ConnectionString);
        NpgsqlConnection.ClearPool(pooled);
        await OnServerAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(options.ConnectionString).Database} WITH (FORCE)");
    }

    static async Task<string> MakeTemplateAsync()
    {
        var name = $"template{Environment.ProcessId}";
        var options = Server is null ? Options("Pooling=False;Data Source=" + Path.Combine(Folder, name + ".db")) : Options(OnDatabase(name) + ";Pooling=false");
        if (Server is not null) await OnServerAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", $"CREATE DATABASE {name}");
        var clock = new ProgrammeClock(TimeProvider.System);
        await new DatabaseStart(new AppDbContextFactory(options, clock), clock).MigrateAsync();
        if (Server is not null) return name;
        SqliteConnection.ClearAllPools();
        await using var connection = new SqliteConnection(options.ConnectionString);
        await connection.OpenAsync();
        await using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
        await checkpoint.ExecuteNonQueryAsync();
        return Path.Combine(Folder, name + ".db");
    }

    static DatabaseOptions Options(string connectionString) => new() { Provider = Provider, ConnectionString = connectionString };

    static string OnDatabase(string name) => new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 20 }.ToString();

    static async Task OnServerAsync(params string[] statements)
    {
        await using var connection = new NpgsqlConnection(Server + ";Pooling=false");
        await connection.OpenAsync();
        foreach (var sql in statements)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
