using System.Reflection;
using AusAiducation.Core.Candidates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AusAiducation.Core.Data.Bulk;

/// <summary>Which files anything rests on, in any table that names a candidate: read from the model, so that a table added later counts too.</summary>
static class RowsAbout
{
    const string Column = nameof(IAboutCandidate.CandidateId);

    /// <summary>What is of the file itself, or goes with it.</summary>
    static readonly HashSet<Type> Parts = [typeof(CandidateFile), typeof(SocialFile), typeof(ListChange), typeof(DistinctPair)];

    static readonly MethodInfo Finder = typeof(RowsAbout).GetMethod(nameof(FindAsync), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <summary>Ids of those of these files that have a row; <paramref name="aside"/>: tables that do not count. One query a table.</summary>
    public static async Task<HashSet<int>> OfAsync(AppDbContext db, IQueryable<Candidate> files, CancellationToken ct, params IEnumerable<Type> aside)
    {
        var ids = files.Select(c => c.Id);
        var found = new HashSet<int>();
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.FindProperty(Column) is not null && !Parts.Contains(t.ClrType) && !aside.Contains(t.ClrType)).OrderBy(t => t.Name, StringComparer.Ordinal))
            found.UnionWith(await (Task<List<int>>)Finder.MakeGenericMethod(type.ClrType).Invoke(null, [db, type, ids, ct])!);
        return found;
    }

    static Task<List<int>> FindAsync<T>(AppDbContext db, IEntityType type, IQueryable<int> ids, CancellationToken ct) where T : class
    {
        var rows = db.Set<T>().IgnoringVisibility();
        return type.FindProperty(Column)!.IsNullable
            ? rows.Where(r => ids.Contains(EF.Property<int?>(r, Column)!.Value)).Select(r => EF.Property<int?>(r, Column)!.Value).Distinct().ToListAsync(ct)
            : rows.Where(r => ids.Contains(EF.Property<int>(r, Column))).Select(r => EF.Property<int>(r, Column)).Distinct().ToListAsync(ct);
    }
}
