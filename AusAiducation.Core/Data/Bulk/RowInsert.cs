using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace AusAiducation.Core.Data.Bulk;

/// <summary>
/// Writes many new rows of one table by one prepared statement in the caller's transaction, each value converted as the model says. Tracking
/// seventy thousand rows to write them once costs ten times as much. No history: the caller writes a line for the whole.
/// </summary>
sealed class RowInsert<T> where T : Entity
{
    // Across a network a statement costs a journey; within the process a long one costs the search for its parameters' names.
    const int RowsAcrossNetwork = 50;

    readonly AppDbContext _db;
    readonly string _table;
    readonly (IProperty Property, Func<T, int, object?> Value, RelationalTypeMapping Mapping)[] _columns;

    /// <param name="given">Values the rows do not hold themselves, by property: keys of their owners, their own where it is known before.</param>
    public RowInsert(AppDbContext db, DateTime at, params (string Property, Func<T, int, object?> Value)[] given)
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        (_db, _table) = (db, type.GetTableName()!);
        var values = given.Append((nameof(Entity.CreatedAt), (_, _) => at)).Append((nameof(Entity.Version), (_, _) => 1)).ToDictionary(g => g.Item1, g => g.Item2);
        _columns = [.. type.GetProperties().Where(p => p.Name != nameof(Entity.Id) || values.ContainsKey(p.Name))
            .Select(p => (p, values.GetValueOrDefault(p.Name) ?? ((row, _) => p.GetGetter().GetClrValue(row)), p.GetRelationalTypeMapping()))];
    }

    /// <summary>So many keys nobody else gets. On SQLite the caller's transaction must be the one that writes.</summary>
    public async Task<List<int>> ReserveAsync(int count, CancellationToken ct)
    {
        if (!_db.Database.IsSqlite())
            return await _db.Database.SqlQuery<int>($"SELECT nextval(pg_get_serial_sequence({'"' + _table + '"'}, 'Id'))::int AS \"Value\" FROM generate_series(1, {count})").ToListAsync(ct);
        // A number once given and deleted is not given again.
        var last = await _db.Database.SqlQuery<int>($"SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = {_table}), 0) AS \"Value\"").SingleAsync(ct);
        return Enumerable.Range(last + 1, count).ToList();
    }

    public async Task WriteAsync(IReadOnlyList<T> rows, CancellationToken ct)
    {
        var size = _db.Database.IsSqlite() ? 1 : RowsAcrossNetwork;
        DbCommand? command = null;
        try
        {
            for (var first = 0; first < rows.Count; first += size)
            {
                var count = Math.Min(size, rows.Count - first);
                if (command is null || count < size && command.Parameters.Count != count * _columns.Length)
                {
                    if (command is not null) await command.DisposeAsync();
                    command = Prepare(rows, first, count);
                }
                else Fill(command, rows, first, count);
                await command.ExecuteNonQueryAsync(ct);
            }
        }
        finally
        {
            if (command is not null) await command.DisposeAsync();
        }
    }

    DbCommand Prepare(IReadOnlyList<T> rows, int first, int count)
    {
        var helper = _db.GetService<ISqlGenerationHelper>();
        var table = StoreObjectIdentifier.Table(_table);
        var command = _db.Database.GetDbConnection().CreateCommand();
        command.Transaction = _db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = $"INSERT INTO {helper.DelimitIdentifier(_table)} ({string.Join(", ", _columns.Select(c => helper.DelimitIdentifier(c.Property.GetColumnName(table)!)))}) VALUES "
            + string.Join(", ", Enumerable.Range(0, count).Select(r => $"({string.Join(", ", _columns.Select((_, c) => $"@p{r * _columns.Length + c}"))})"));
        for (var r = 0; r < count; r++)
            for (var c = 0; c < _columns.Length; c++)
                command.Parameters.Add(_columns[c].Mapping.CreateParameter(command, $"@p{r * _columns.Length + c}", _columns[c].Value(rows[first + r], first + r), nullable: true));
        return command;
    }

    void Fill(DbCommand command, IReadOnlyList<T> rows, int first, int count)
    {
        for (var r = 0; r < count; r++)
            for (var c = 0; c < _columns.Length; c++)
            {
                var value = _columns[c].Value(rows[first + r], first + r);
                command.Parameters[r * _columns.Length + c].Value = (value is not null && _columns[c].Mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
            }
    }
}
