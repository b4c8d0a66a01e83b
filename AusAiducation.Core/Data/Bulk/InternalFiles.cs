using AusAiducation.Core.Candidates;
using AusAiducation.Core.Documents;
using AusAiducation.Core.People;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Bulk;

/// <summary>What one asks of files a viewer may not open: a person to tie a new file to, and which facts a nomination still lacks.</summary>
static class InternalFiles
{
    /// <summary>Tracked, with nothing of them loaded: somebody of another edition applies again.</summary>
    public static Task<Person> PersonAsync(AppDbContext db, int personId, CancellationToken ct) => db.People.IgnoringVisibility().FirstAsync(p => p.Id == personId, ct);

    /// <summary>Which of these files lack what. Yes and no only: the school learns what to bring, not what is written.</summary>
    public static async Task<Dictionary<int, IReadOnlyList<NominationGap>>> GapsAsync(AppDbContext db, List<int> candidates, CancellationToken ct)
    {
        var rows = await db.Candidates.IgnoringVisibility().Where(c => candidates.Contains(c.Id)).Select(c => new
        {
            c.Id, Birth = c.Person.Identity!.BirthDate != null, Massar = c.Person.Identity.Massar != null, Phone = c.Person.Contact!.Phone != null, Marks = c.File.RulingAverage != null,
            Stream = c.File.StreamCode != null, Transcript = !db.RequiredPapers.Any(p => p.EditionId == c.EditionId && p.Kind == DocumentKind.Transcript && p.Required) || db.Documents.Any(d => d.CandidateId == c.Id && d.Kind == DocumentKind.Transcript && d.State != DocumentState.Refused),
        }).ToListAsync(ct);
        return rows.ToDictionary(r => r.Id, r => (IReadOnlyList<NominationGap>)Missing(r.Birth, r.Massar, r.Phone, r.Stream, r.Marks, r.Transcript).ToList());
    }

    static IEnumerable<NominationGap> Missing(bool birth, bool massar, bool phone, bool stream, bool marks, bool transcript)
    {
        if (!birth) yield return NominationGap.BirthDate;
        if (!massar) yield return NominationGap.Massar;
        if (!phone) yield return NominationGap.Phone;
        if (!stream) yield return NominationGap.Stream;
        if (!marks) yield return NominationGap.Marks;
        if (!transcript) yield return NominationGap.Transcript;
    }
}
