using System.Reflection;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Support;

/// <summary>Counts the rows of any table of the model.</summary>
public static class RowCount
{
    static readonly MethodInfo Generic = typeof(RowCount).GetMethod(nameof(CountAsync), BindingFlags.Static | BindingFlags.NonPublic)!;

    public static Task<int> OfAsync(AppDbContext db, Type entity, CancellationToken ct) => (Task<int>)Generic.MakeGenericMethod(entity).Invoke(null, [db, ct])!;

    static Task<int> CountAsync<T>(AppDbContext db, CancellationToken ct) where T : class => db.Set<T>().CountAsync(ct);
}
