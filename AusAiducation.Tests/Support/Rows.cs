using System.Reflection;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Support;

/// <summary>Counts or loads the rows of a table known only by its type.</summary>
static class Rows
{
    static readonly MethodInfo Loader = typeof(Rows).GetMethod(nameof(LoadAsync), BindingFlags.Static | BindingFlags.NonPublic)!;

    public static async Task<int> CountAsync(AppDbContext db, Type entity) => (await OfAsync(db, entity)).Count;

    public static Task<List<object>> OfAsync(AppDbContext db, Type entity) => (Task<List<object>>)Loader.MakeGenericMethod(entity).Invoke(null, [db])!;

    static async Task<List<object>> LoadAsync<T>(AppDbContext db) where T : class => [.. await db.Set<T>().AsNoTracking().ToListAsync()];
}
