using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AusAiducation.Core.Data;

/// <summary>Reads what a database answered to a save, the same on both.</summary>
public static class SaveFailures
{
    const int SqliteUnique = 2067;

    /// <summary>Somebody else wrote the row that may exist once (a unique index spoke).</summary>
    public static bool IsDuplicate(this DbUpdateException e) => e.InnerException switch
    {
        SqliteException s => s.SqliteExtendedErrorCode == SqliteUnique,
        PostgresException p => p.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => false,
    };

    /// <summary>Saves; who wrote the same new row second is told like any second writer.</summary>
    public static async Task SaveNewAsync(this AppDbContext db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsDuplicate())
        {
            throw new DbUpdateConcurrencyException("Written by somebody else meanwhile.", e);
        }
    }
}
