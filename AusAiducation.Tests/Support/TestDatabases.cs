using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Demo;
using AusAiducation.Core.Programme;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AusAiducation.Tests.Support;

/// <summary>
/// Fresh migrated databases, cheaply: one template is migrated per run and copied. SQLite files by default; PostgreSQL when
/// AUSAIDUCATION_TEST_POSTGRES holds the connection string of a server on which databases may be created.
/// </summary>
static class TestDatabases
{
    static readonly string? Server = Environment.GetEnvironmentVariable("AUSAIDUCATION_TEST_POSTGRES") is { Length: > 0 } s ? s : null;
    static readonly string Folder = MakeFolder();
    static readonly Lazy<Task<string>> Template = new(() => MakeTemplateAsync("template", withDemo: false));
    static readonly Lazy<Task<string>> DemoTemplate = new(() => MakeTemplateAsync("demotemplate", withDemo: true));
    static int _count;

    /// <summary>One key ring for the run: what a template's demonstration sealed opens in every copy.</summary>
    public static IDataProtectionProvider Protection { get; } = new EphemeralDataProtectionProvider();

    public static DatabaseProvider Provider => Server is null ? DatabaseProvider.Sqlite : DatabaseProvider.Postgres;

    /// <summary>An empty, migrated database.</summary>
    public static async Task<DatabaseOptions> CreateAsync() => await CopyAsync(await Template.Value);

    /// <summary>A database that holds the demonstration.</summary>
    public static async Task<DatabaseOptions> CreateDemoAsync() => await CopyAsync(await DemoTemplate.Value);

    static async Task<DatabaseOptions> CopyAsync(string template)
    {
        var name = $"t{Environment.ProcessId}_{Interlocked.Increment(ref _count)}";
        if (Server is null)
        {
            var file = Path.Combine(Folder, name + ".db");
            File.Copy(template, file);
            return Options("Data Source=" + file);
        }
        // Copied as files: a template of many small tables takes half the time that copying through the log does.
        await OnServerAsync($"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY");
        return Options(OnDatabase(name));
    }

    public static async Task DropAsync(DatabaseOptions options)
    {
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            var file = new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;
            // Of this file only: other tests are using theirs.
            await using (var db = new AppDbContextFactory(options, new ProgrammeClock(TimeProvider.System)).Create(Viewer.System)) SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
            foreach (var part in new[] { "", "-wal", "-shm" }) File.Delete(file + part);
            return;
        }
        await using var pooled = new NpgsqlConnection(options.ConnectionString);
        NpgsqlConnection.ClearPool(pooled);
        await OnServerAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(options.ConnectionString).Database} WITH (FORCE)");
    }

    static async Task<string> MakeTemplateAsync(string prefix, bool withDemo)
    {
        var name = prefix + Environment.ProcessId;
        var options = Server is null ? Options("Pooling=False;Data Source=" + Path.Combine(Folder, name + ".db")) : Options(OnDatabase(name) + ";Pooling=false");
        if (Server is not null) await OnServerAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", $"CREATE DATABASE {name}");
        var clock = new ProgrammeClock(TimeProvider.System);
        var factory = new AppDbContextFactory(options, clock);
        await new DatabaseStart(factory, clock).MigrateAsync();
        if (withDemo) await new DemoProgramme(factory, clock, TimeProvider.System, new FieldVault(Protection, factory), new PasswordHasher<AppUser>()).CreateIfEmptyAsync();
        if (Server is not null) return name;
        await using var pooled = new SqliteConnection(options.ConnectionString);
        SqliteConnection.ClearPool(pooled);
        await using var connection = new SqliteConnection(options.ConnectionString);
        await connection.OpenAsync();
        await using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
        await checkpoint.ExecuteNonQueryAsync();
        return Path.Combine(Folder, name + ".db");
    }

    /// <summary>Gone with the run: the templates lie here, and what a test that failed left behind.</summary>
    static string MakeFolder()
    {
        var folder = Directory.CreateTempSubdirectory("ausaiducation-tests-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        };
        return folder;
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
