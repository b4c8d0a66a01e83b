using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Candidates.Inquiries;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Messages;
using AusAiducation.Core.People;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Students;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AusAiducation.Core.Data;

/// <summary>
/// Whose history a changed row belongs to: the keys of its candidate and student. Keys, not ids, because history outlives the rows,
/// and because a new row has no id before it is saved. A line without its candidate would escape ties and blindness.
/// </summary>
sealed class HistorySubjects
{
    readonly Dictionary<int, (int EditionId, string Key)> _candidates = [];
    readonly Dictionary<int, (int EditionId, string Key)> _students = [];
    readonly Dictionary<int, (int EditionId, string Key)> _people = [];

    /// <summary>Rows saved together with their new candidate, told by reference: none of them has an id yet.</summary>
    readonly Dictionary<object, (int EditionId, string Key)> _parts = new(ReferenceEqualityComparer.Instance);

    public static async Task<HistorySubjects> ResolveAsync(AppDbContext db, IReadOnlyList<EntityEntry> entries, CancellationToken ct)
    {
        var subjects = new HistorySubjects();
        foreach (var c in db.ChangeTracker.Entries<Candidate>()) subjects.Know(c.Entity);
        foreach (var s in db.ChangeTracker.Entries<Student>().Where(s => s.Entity.Id > 0)) subjects._students.TryAdd(s.Entity.Id, (s.Entity.EditionId, s.Entity.Key));
        var rows = entries.Select(e => e.Entity).Where(e => !subjects._parts.ContainsKey(e)).ToList();
        var candidates = Unknown(rows.Select(CandidateOf), subjects._candidates);
        var students = Unknown(rows.Select(StudentOf), subjects._students);
        var people = Unknown(rows.Select(PersonOf), subjects._people);
        if (candidates.Count > 0)
            foreach (var c in await db.Set<Candidate>().IgnoringVisibility().Where(c => candidates.Contains(c.Id)).Select(c => new { c.Id, c.EditionId, c.Key }).ToListAsync(ct))
                subjects._candidates[c.Id] = (c.EditionId, c.Key);
        if (students.Count > 0)
            foreach (var s in await db.Set<Student>().IgnoringVisibility().Where(s => students.Contains(s.Id)).Select(s => new { s.Id, s.EditionId, s.Key }).ToListAsync(ct))
                subjects._students[s.Id] = (s.EditionId, s.Key);
        if (people.Count > 0)
            foreach (var c in await db.Set<Candidate>().IgnoringVisibility().Where(c => people.Contains(c.PersonId)).OrderBy(c => c.Id).Select(c => new { c.PersonId, c.EditionId, c.Key }).ToListAsync(ct))
                subjects._people[c.PersonId] = (c.EditionId, c.Key);
        return subjects;
    }

    public (int? EditionId, string? CandidateKey, string? StudentKey) Of(object entity)
    {
        if (entity is Candidate candidate) return (candidate.EditionId, candidate.Key, null);
        if (entity is Dossier { Candidate: { } became }) return (became.EditionId, became.Key, null);
        if (entity is Student student) return (student.EditionId, null, student.Key);
        if (_parts.TryGetValue(entity, out var part) || Find(CandidateOf(entity), _candidates, out part) || Find(PersonOf(entity), _people, out part)) return (part.EditionId, part.Key, null);
        return Find(StudentOf(entity), _students, out var s) ? (s.EditionId, null, s.Key) : (null, null, null);
    }

    void Know(Candidate c)
    {
        var subject = (c.EditionId, c.Key);
        if (c.Id > 0) _candidates.TryAdd(c.Id, subject);
        if (c.PersonId > 0) _people.TryAdd(c.PersonId, subject);
        foreach (var part in new object?[] { c.File, c.Social, c.Person, c.Person?.Identity, c.Person?.Contact }.Concat(c.Person?.Links ?? []))
            if (part is not null) _parts.TryAdd(part, subject);
    }

    static int? CandidateOf(object entity) => entity switch
    {
        IAboutCandidate about => about.CandidateId,
        Document document => document.CandidateId,
        Message message => message.CandidateId,
        ContactAttempt { Message: { } message } => message.CandidateId,
        Dossier dossier => dossier.CandidateId,
        ReviewMark { Review: { } review } => review.CandidateId,
        InterviewMark { Sheet: { } sheet } => sheet.CandidateId,
        InquiryFinding { Report: { } report } => report.CandidateId,
        InquiryContradiction { Report: { } report } => report.CandidateId,
        _ => null,
    };

    static int? StudentOf(object entity) => entity switch { IAboutStudent about => about.StudentId, Document document => document.StudentId, _ => null };

    static int? PersonOf(object entity) => entity switch
    {
        Person person => person.Id,
        PersonIdentity identity => identity.PersonId,
        PersonContact contact => contact.PersonId,
        PersonLink link => link.PersonId,
        _ => null,
    };

    static List<int> Unknown(IEnumerable<int?> ids, Dictionary<int, (int, string)> known) => ids.OfType<int>().Where(id => id > 0 && !known.ContainsKey(id)).Distinct().ToList();

    static bool Find(int? id, Dictionary<int, (int EditionId, string Key)> known, out (int EditionId, string Key) subject)
    {
        subject = default;
        return id is > 0 && known.TryGetValue(id.Value, out subject);
    }
}
