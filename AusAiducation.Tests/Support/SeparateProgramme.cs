using System.Diagnostics;
using System.Text;
using AusAiducation.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace AusAiducation.Tests.Support;

/// <summary>The built program as a process of its own, on a real port, which can be killed the way a power cut would: no handler runs, nothing is flushed.</summary>
public sealed class SeparateProgramme : IDisposable
{
    readonly Process _process;

    SeparateProgramme(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts it on this database, in Development: an empty one gets the demonstration.</summary>
    public static async Task<SeparateProgramme> StartAsync(DatabaseOptions database)
    {
        var said = new StringBuilder();
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = Create(database, "--urls", "http://127.0.0.1:0");
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The program ended before it listened. {said}"));
        process.ErrorDataReceived += (_, e) => said.AppendLine(e.Data);
        process.OutputDataReceived += (_, e) =>
        {
            said.AppendLine(e.Data);
            if (e.Data?.Split("Now listening on: ") is [_, var address]) listening.TrySetResult(new Uri(address));
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new SeparateProgramme(process, await listening.Task.WaitAsync(TimeSpan.FromMinutes(2)));
    }

    /// <summary>Runs a verb ("check") to its end: its exit code and what it printed.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(DatabaseOptions database, string verb)
    {
        using var process = Create(database, verb);
        process.Start();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Returns while somebody else's transaction is writing to the database.</summary>
    public static async Task UntilItWritesAsync(AppDbContext db)
    {
        var patience = Stopwatch.StartNew();
        while (!await IsWrittenToAsync(db))
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(30), "Nothing was written for half a minute.");
            // Looking takes SQLite's one place for an instant: leave it to the program in between.
            await Task.Delay(5);
        }
    }

    static async Task<bool> IsWrittenToAsync(AppDbContext db)
    {
        await db.Database.OpenConnectionAsync();
        // SQLite has one writer: whoever cannot become it has met it. The driver would wait for its turn, so it is not asked.
        if (db.Database.GetDbConnection() is SqliteConnection sqlite) return raw.sqlite3_exec(sqlite.Handle, "BEGIN IMMEDIATE; ROLLBACK") == raw.SQLITE_BUSY;
        return await db.Database.SqlQuery<bool>($"""
            SELECT EXISTS (SELECT 1 FROM pg_locks WHERE mode = 'RowExclusiveLock' AND pid <> pg_backend_pid()
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS "Value"
            """).SingleAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }

    static Process Create(DatabaseOptions database, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "AusAiducation.Web.dll"), .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Database__Provider"] = database.Provider.ToString();
        start.Environment["ConnectionStrings__" + database.Provider] = database.ConnectionString;
        return new Process { StartInfo = start };
    }
}
