using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AusAiducation.Core.Data;

/// <summary>
/// Lets each connection keep 8 MB of pages instead of SQLite's 2: the page of a list over ten thousand files fits, and is read from memory
/// the next time. Said once to each connection of the pool.
/// </summary>
sealed class SqliteCache : DbConnectionInterceptor
{
    const int KiB = 8000;

    /// <summary>By the handle beneath: a connection that is opened again is one that was told.</summary>
    readonly ConditionalWeakTable<object, object> _told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Tell((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    void Tell(SqliteConnection connection)
    {
        if (connection.Handle is not { } handle || !_told.TryAdd(handle, this)) return;
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA cache_size = -{KiB};";
        command.ExecuteNonQuery();
    }
}
