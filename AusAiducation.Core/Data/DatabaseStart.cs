using System.Globalization;
using AusAiducation.Core.Access;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>A start that cannot go on, with a sentence that says what to do.</summary>
public sealed class StartRefused(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Brings the database to the program's version at start, and reads the facts every request needs.</summary>
public sealed class DatabaseStart(AppDbContextFactory factory, ProgrammeClock clock)
{
    /// <summary>Applies pending migrations. Throws <see cref="StartRefused"/> when the database is busy, unreachable or of another version.</summary>
    public async Task MigrateAsync(CancellationToken ct = default)
    {
        var seconds = factory.Options.MigrationTimeoutSeconds;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(seconds));
        try
        {
            await using var db = factory.Create(Viewer.System);
            await RefuseNewerAsync(db, limit.Token);
            await db.Database.MigrateAsync(limit.Token);
            if (factory.Options.Provider == DatabaseProvider.Sqlite)
                await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", limit.Token);
            await CountAsync(db, limit.Token);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new StartRefused(
                $"The database did not accept its migrations within {seconds} s (Database:MigrationTimeoutSeconds). Another instance may be migrating: wait for it. " +
                "If a migration was killed before, its lock is still there: stop every instance, delete the row of the table __EFMigrationsLock, start again.", e);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException { InnerException: System.Data.Common.DbException })
        {
            throw new StartRefused($"The database cannot be opened or migrated: {e.Message} Check Database:Provider and the connection string.", e);
        }
    }

    /// <summary>
    /// Tells SQLite how many rows share a key: without that it takes any indexed column for a narrow one, and reads a whole edition to
    /// find fifty of its files. PostgreSQL counts by itself. A thousand rows of each index are enough, so this takes milliseconds.
    /// </summary>
    internal static Task CountAsync(AppDbContext db, CancellationToken ct) =>
        db.Database.IsSqlite() ? db.Database.ExecuteSqlRawAsync("PRAGMA analysis_limit=1000; ANALYZE;", ct) : Task.CompletedTask;

    /// <summary>Sets the programme's clock to the stored offset.</summary>
    public async Task ReadClockAsync(CancellationToken ct = default)
    {
        await using var db = factory.Create(Viewer.System);
        var stored = await db.Settings.Where(s => s.Name == ProgrammeSetting.ClockOffsetTicks).Select(s => s.Value).SingleOrDefaultAsync(ct);
        clock.Offset = stored is null ? TimeSpan.Zero : TimeSpan.FromTicks(long.Parse(stored, CultureInfo.InvariantCulture));
    }

    static async Task RefuseNewerAsync(AppDbContext db, CancellationToken ct)
    {
        if (!await db.Database.CanConnectAsync(ct)) return;
        var known = db.Database.GetMigrations().ToHashSet();
        var newer = (await db.Database.GetAppliedMigrationsAsync(ct)).Where(m => !known.Contains(m)).ToList();
        if (newer.Count > 0) throw new StartRefused($"This database was made by another version of the program (migration {newer[^1]}). Start that version, restore a backup made with this one, or, when it holds only the demonstration, delete it.");
    }
}
