using AusAiducation.Core.Access;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Data.Demo;

/// <summary>
/// What happened, in order of time. Each entry is written with the programme's clock standing at its moment and by the account that
/// did it, so that rows, their <c>CreatedAt</c> and their history tell one story. An entry may note later ones.
/// </summary>
sealed class DemoDiary(AppDbContext db, ProgrammeClock clock, TimeProvider time)
{
    readonly PriorityQueue<(string Who, Func<Task> Write), (DateTime At, int Order)> _entries = new();
    int _noted;

    /// <summary>The moment being written (UTC).</summary>
    public DateTime Now { get; private set; }

    /// <summary>The clock of security, which no demonstration moves: links expire by it.</summary>
    public DateTime SecurityNow => time.GetUtcNow().UtcDateTime;

    public DateOnly Today => DateOnly.FromDateTime(ProgrammeClock.Local(Now));

    /// <param name="who">Account by its name before the at sign; empty for the program itself.</param>
    public void On(DateOnly day, int hour, string who, Func<Task> write) =>
        _entries.Enqueue((who, write), (ProgrammeClock.Utc(day, new TimeOnly(hour, 0)), _noted++));

    /// <inheritdoc cref="On(DateOnly, int, string, Func{Task})"/>
    public void On(DateOnly day, int hour, string who, Action write) => On(day, hour, who, () => { write(); return Task.CompletedTask; });

    public async Task PlayAsync(Func<string, Viewer> viewer, CancellationToken ct)
    {
        // The interceptor looks for changes once per save; looking again at every query would cost a hundred times more.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        while (_entries.TryDequeue(out var entry, out var when))
        {
            StandAt(when.At);
            db.Viewer = viewer(entry.Who);
            await entry.Write();
            await SaveAsync(ct);
        }
    }

    /// <summary>Gives ids to what was added. History is let go at once: nobody asks for it again here.</summary>
    public async Task SaveAsync(CancellationToken ct = default)
    {
        await db.SaveChangesAsync(ct);
        foreach (var line in db.ChangeTracker.Entries<HistoryEntry>().ToList()) line.State = Microsoft.EntityFrameworkCore.EntityState.Detached;
    }

    /// <summary>Stops the clock's hands at this moment; they run on from there.</summary>
    public void StandAt(DateTime utc)
    {
        Now = utc;
        clock.Offset = utc - time.GetUtcNow().UtcDateTime;
    }
}
