using AusAiducation.Core.Access;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Bulk;

/// <summary>Erases the annex of names when its time is over. The minutes stand as they were: their hash never covered a name of it.</summary>
public sealed class MinutesNamePurge(AppDbContextFactory factory, ProgrammeClock clock)
{
    /// <summary>Erases what is due and answers how many names went.</summary>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        await using var db = factory.Create(Viewer.System);
        var today = clock.Today;
        var due = await db.MinutesNames.Where(n => n.EraseOn <= today).ToListAsync(ct);
        db.MinutesNames.RemoveRange(due);
        await db.SaveChangesAsync(ct);
        return due.Count;
    }
}
