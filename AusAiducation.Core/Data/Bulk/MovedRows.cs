using System.Reflection;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Inquiries;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Meetings;
using AusAiducation.Core.Sponsorship;
using AusAiducation.Core.Students;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AusAiducation.Core.Data.Bulk;

/// <summary>
/// What goes over with a merged file: every row of every table that names a candidate, read from the model, so that a table added
/// later goes too. Its own parts and the answers given on it stay with it, and so does a row whose like the standing file has already.
/// </summary>
static class MovedRows
{
    const string Column = nameof(IAboutCandidate.CandidateId);

    static readonly HashSet<Type> Staying =
    [
        typeof(CandidateFile), typeof(SocialFile), typeof(EligibilityDecision), typeof(ShortlistDecision), typeof(SelectionDecision), typeof(Review), typeof(Interview), typeof(InterviewSheet),
        typeof(TestResult), typeof(Placement), typeof(Student), typeof(CandidateMerge), typeof(DistinctPair), typeof(ListChange),
        typeof(SocialInquiry), typeof(InquiryReport), typeof(InquiryPhoto),
        typeof(AgendaItem), typeof(MeetingNote), typeof(MeetingVote), typeof(SecondScore), typeof(Recusal), typeof(MinutesLine), typeof(MinutesName), typeof(Appeal), typeof(CallUp),
    ];

    static readonly MethodInfo Loader = typeof(MovedRows).GetMethod(nameof(LoadAsync), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <summary>Moves them without saving, and answers their ids by table.</summary>
    public static async Task<Dictionary<string, List<int>>> MoveAsync(AppDbContext db, int from, int to, CancellationToken ct)
    {
        var moved = new Dictionary<string, List<int>>();
        foreach (var type in Moving(db))
        {
            var rows = await RowsAsync(db, type, [from, to], ct);
            var standing = rows.Where(r => Owner(db, r) == to).ToList();
            var going = rows.Where(r => Owner(db, r) == from && !standing.Exists(s => Clash(db, type, r, s))).ToList();
            going.ForEach(r => db.Entry(r).Property(Column).CurrentValue = to);
            if (going.Count > 0) moved[type.ClrType.Name] = going.ConvertAll(r => r.Id);
        }
        return moved;
    }

    public static async Task PutBackAsync(AppDbContext db, CandidateMerge merge, CancellationToken ct)
    {
        var moved = merge.ReadMoved();
        foreach (var type in Moving(db).Where(t => moved.ContainsKey(t.ClrType.Name)))
            foreach (var row in await RowsAsync(db, type, [merge.CandidateId], ct))
                if (moved[type.ClrType.Name].Contains(row.Id)) db.Entry(row).Property(Column).CurrentValue = merge.MergedCandidateId;
    }

    static IEnumerable<IEntityType> Moving(AppDbContext db) =>
        db.Model.GetEntityTypes().Where(t => typeof(Entity).IsAssignableFrom(t.ClrType) && t.FindProperty(Column) is not null && !Staying.Contains(t.ClrType)).OrderBy(t => t.ClrType.Name, StringComparer.Ordinal);

    static int Owner(AppDbContext db, Entity row) => (int)db.Entry(row).Property(Column).CurrentValue!;

    /// <summary>Whether a unique index would hold both rows to be the same one.</summary>
    static bool Clash(AppDbContext db, IEntityType type, Entity row, Entity standing) => type.GetIndexes()
        .Where(i => i.IsUnique && i.Properties.Any(p => p.Name == Column))
        .Any(i => i.Properties.Where(p => p.Name != Column).All(p => Equals(db.Entry(row).Property(p.Name).CurrentValue, db.Entry(standing).Property(p.Name).CurrentValue)));

    static Task<List<Entity>> RowsAsync(AppDbContext db, IEntityType type, List<int> owners, CancellationToken ct) =>
        (Task<List<Entity>>)Loader.MakeGenericMethod(type.ClrType).Invoke(null, [db, owners, ct])!;

    static async Task<List<Entity>> LoadAsync<T>(AppDbContext db, List<int> owners, CancellationToken ct) where T : Entity
    {
        // A document belongs to a candidate or to a student: there the column may be empty.
        var nullable = db.Model.FindEntityType(typeof(T))!.FindProperty(Column)!.IsNullable;
        var rows = nullable
            ? await db.Set<T>().IgnoringVisibility().Where(r => owners.Contains(EF.Property<int?>(r, Column)!.Value)).ToListAsync(ct)
            : await db.Set<T>().IgnoringVisibility().Where(r => owners.Contains(EF.Property<int>(r, Column))).ToListAsync(ct);
        return [.. rows];
    }
}
