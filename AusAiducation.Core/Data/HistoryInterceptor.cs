using AusAiducation.Core.Candidates;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AusAiducation.Core.Data;

/// <summary>On each save: stamps new rows, raises versions, and writes the history in the same transaction.</summary>
sealed class HistoryInterceptor(ProgrammeClock clock) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken ct = default)
    {
        if (eventData.Context is AppDbContext db) await StampAsync(db, ct);
        return await base.SavingChangesAsync(eventData, result, ct);
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        // Identity's stores and the key ring save synchronously only rows without history.
        if (eventData.Context is AppDbContext db && db.ChangeTracker.Entries<Entity>().Any(IsChange))
            throw new InvalidOperationException("Save entities asynchronously: their history is written on the way.");
        return base.SavingChanges(eventData, result);
    }

    async Task StampAsync(AppDbContext db, CancellationToken ct)
    {
        db.ChangeTracker.DetectChanges();
        var entries = db.ChangeTracker.Entries().Where(IsChange).ToList();
        var now = clock.Now;
        foreach (var entry in entries.Where(e => e.Entity is Entity))
        {
            var version = entry.Property(nameof(Entity.Version));
            if (entry.State == EntityState.Added) (entry.Property(nameof(Entity.CreatedAt)).CurrentValue, version.CurrentValue) = (now, 1);
            else if (entry.State == EntityState.Modified) version.CurrentValue = (int)version.OriginalValue! + 1;
            if (entry.Entity is Candidate && (entry.State == EntityState.Added || entry.Property(nameof(Candidate.Stage)).IsModified)) entry.Property(nameof(Candidate.StageSince)).CurrentValue = now;
        }
        entries.RemoveAll(e => !HistoryRecord.IsKept(e));
        if (db.SkipHistory || entries.Count == 0) return;
        var subjects = await HistorySubjects.ResolveAsync(db, entries, ct);
        foreach (var entry in entries)
            if (HistoryRecord.Of(entry, db.Viewer, now, subjects) is { } record) db.History.Add(record);
    }

    static bool IsChange(EntityEntry e) => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted;
}
