using AusAiducation.Core.Data;
using AusAiducation.Core.Students;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Reports;

/// <summary>
/// Reads what a sponsor learns about its students, in four queries whatever their number. Published results and this sponsor's money only,
/// said here again whoever looks: a manager's report holds what the sponsor's holds.
/// </summary>
static class SponsoredFacts
{
    /// <summary>The students of a sponsor, by name, with what happened up to the end of the academic year.</summary>
    public static async Task<List<SponsoredStudent>> ReadAsync(AppDbContext db, IQueryable<Student> students, string year, CancellationToken ct) =>
        (await ReadWithResultsAsync(db, students, year, ct)).Select(s => s.Seen).ToList();

    /// <summary>The same, beside every result received, for the student's own page.</summary>
    public static async Task<List<(SponsoredStudent Seen, List<TermResult> AllResults)>> ReadWithResultsAsync(AppDbContext db, IQueryable<Student> students, string year, CancellationToken ct)
    {
        var heads = await students.AsNoTracking().OrderBy(s => s.Person.SearchKey).ThenBy(s => s.Id).Select(s => new
        {
            s.SponsorId,
            Seen = new SponsoredStudent
            {
                Id = s.Id, Key = s.Key, Name = s.Person.DisplayName, NameArabic = s.Person.DisplayNameArabic, Status = s.Status, AcceptedOn = s.AcceptedOn,
                StudyPath = s.StudyPath, School = s.School, Edition = db.Editions.Where(e => e.Id == s.EditionId).Select(e => e.Code).First(),
                Level = db.AcademicYears.Where(y => y.StudentId == s.Id && y.Code == year).Select(y => y.Level).FirstOrDefault(),
            },
        }).ToListAsync(ct);
        var ids = heads.Select(h => h.Seen.Id).ToList();
        var sponsors = heads.Select(h => h.SponsorId).Distinct().ToList();
        var tranches = (await db.Tranches.AsNoTracking().Include(t => t.Payment).Where(t => ids.Contains(t.StudentId) && sponsors.Contains(t.SponsorId))
            .OrderBy(t => t.DueOn).ThenBy(t => t.Number).ToListAsync(ct)).ToLookup(t => t.StudentId);
        var results = (await db.TermResults.AsNoTracking().Where(r => ids.Contains(r.StudentId)).ToListAsync(ct)).ToLookup(r => r.StudentId);
        var activities = (await Activities(db, ids).ToListAsync(ct)).ToLookup(a => a.StudentId);
        return heads.ConvertAll(h => (h.Seen with
        {
            Tranches = [.. tranches[h.Seen.Id].Where(t => t.SponsorId == h.SponsorId)],
            Results = [.. results[h.Seen.Id].Where(r => r.PublishedOn is not null && string.CompareOrdinal(r.YearCode, year) <= 0)
                .OrderBy(r => r.YearCode, StringComparer.Ordinal).ThenBy(r => r.Term).Select(r => new PublishedResult(r.YearCode, r.Term, r.Average))],
            Activities = [.. activities[h.Seen.Id].OrderBy(a => a.From)],
        }, results[h.Seen.Id].ToList()));
    }

    static IQueryable<Activity> Activities(AppDbContext db, List<int> ids) =>
        db.Internships.Where(i => ids.Contains(i.StudentId))
            .Select(i => new Activity { StudentId = i.StudentId, IsInternship = true, Title = i.Company, Detail = i.Subject, From = i.From, To = i.To, Came = true })
        .Concat(db.EventAttendances.Where(a => ids.Contains(a.StudentId) && a.Came != false)
            .Select(a => new Activity { StudentId = a.StudentId, IsInternship = false, Title = a.Event!.Title, Detail = a.Event.Place, From = a.Event.On, To = a.Event.On, Came = a.Came }));
}
