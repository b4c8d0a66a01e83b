using AusAiducation.Core.Candidates;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Students;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AusAiducation.Core.Data;

/// <summary>
/// Whose history a changed row belongs to: the keys of its candidate and student. Keys, not ids, because history outlives the rows,
/// and because a new row has no id before it is saved.
/// </summary>
sealed class HistorySubjects
{
    readonly Dictionary<int, (int EditionId, string Key)> _candidates = [];
    readonly Dictionary<int, (int EditionId, string Key)> _students = [];

    // The person behind a tracked candidate, and rows so new that they have no id yet.
    readonly Dictionary<object, (int EditionId, string Key)> _parts = new(ReferenceEqualityComparer.Instance);

    public static async Task<HistorySubjects> ResolveAsync(AppDbContext db, IReadOnlyList<EntityEntry> entries, CancellationToken ct)
    {
        var subjects = new HistorySubjects();
        foreach (var c in db.ChangeTracker.Entries<Candidate>())
        {
            if (c.Entity.Id > 0) subjects._candidates.TryAdd(c.Entity.Id, (c.Entity.EditionId, c.Entity.Key));
            object?[] parts = [c.Entity.Person, c.Entity.Person?.Identity, c.Entity.Person?.Contact, c.Entity.File, c.Entity.Social];
            foreach (var part in parts.OfType<object>()) subjects._parts.TryAdd(part, (c.Entity.EditionId, c.Entity.Key));
        }
        foreach (var s in db.ChangeTracker.Entries<Student>()) subjects._students.TryAdd(s.Entity.Id, (s.Entity.EditionId, s.Entity.Key));
        // Ids of rows not yet saved are zero: those entities are tracked above or are their own subject.
        var candidates = entries.Select(e => e.Entity).Select(CandidateId).Where(id => id > 0 && !subjects._candidates.ContainsKey(id)).Distinct().ToList();
        var students = entries.Select(e => e.Entity).OfType<IAboutStudent>().Select(e => e.StudentId).Where(id => id > 0 && !subjects._students.ContainsKey(id)).Distinct().ToList();
        if (candidates.Count > 0)
            foreach (var c in await db.Set<Candidate>().IgnoringVisibility().Where(c => candidates.Contains(c.Id)).Select(c => new { c.Id, c.EditionId, c.Key }).ToListAsync(ct))
                subjects._candidates[c.Id] = (c.EditionId, c.Key);
        if (students.Count > 0)
            foreach (var s in await db.Set<Student>().IgnoringVisibility().Where(s => students.Contains(s.Id)).Select(s => new { s.Id, s.EditionId, s.Key }).ToListAsync(ct))
                subjects._students[s.Id] = (s.EditionId, s.Key);
        return subjects;
    }

    public (int? EditionId, string? CandidateKey, string? StudentKey) Of(object entity) => entity switch
    {
        Candidate c => (c.EditionId, c.Key, null),
        Student s => (s.EditionId, null, s.Key),
        _ when _parts.TryGetValue(entity, out var part) => (part.EditionId, part.Key, null),
        _ when CandidateId(entity) is var id && _candidates.TryGetValue(id, out var c) => (c.EditionId, c.Key, null),
        IAboutStudent { StudentId: var id } when _students.TryGetValue(id, out var s) => (s.EditionId, null, s.Key),
        _ => (null, null, null),
    };

    static int CandidateId(object entity) => entity switch { IAboutCandidate about => about.CandidateId, Document document => document.CandidateId ?? 0, _ => 0 };
}
