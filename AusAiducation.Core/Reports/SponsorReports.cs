using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Sponsorship;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Reports;

/// <summary>The reports to sponsors this viewer may have: a sponsor its own; whoever sees all sponsors and all money, every one.</summary>
public sealed class SponsorReports(ViewerDb viewerDb, ProgrammeClock clock)
{
    public async Task<IReadOnlyList<ReportsOfSponsor>> ListAsync(CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewReports);
        var sponsors = await Allowed(db).OrderBy(s => s.Name).Select(s => new { s.Id, s.Key, s.Name, Students = db.Students.Count(t => t.SponsorId == s.Id) }).ToListAsync(ct);
        var years = await db.Tranches.Select(t => new { t.SponsorId, t.YearCode }).Distinct().ToListAsync(ct);
        return [.. sponsors.Select(s => new ReportsOfSponsor(s.Key, s.Name, s.Students, Years(years.Where(y => y.SponsorId == s.Id).Select(y => y.YearCode))))];
    }

    /// <summary>Null when this viewer may not have it, or there is no report for that year. Without a year: the current one.</summary>
    public async Task<SponsorReport?> ReadAsync(string sponsorKey, string? year, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewReports);
        var current = StudyYears.Of(clock.Today);
        if (string.IsNullOrEmpty(year)) year = current;
        else if (!StudyYears.IsCode(year)) return null;
        var sponsor = await Allowed(db).Where(s => s.Key == sponsorKey).Select(s => new
        {
            s.Id, s.Key, s.Name,
            Seats = db.SponsorSeats.Where(x => x.SponsorId == s.Id).Select(x => new { x.Seats, Edition = db.Editions.Where(e => e.Id == x.EditionId).Select(e => e.Code).First() }).ToList(),
        }).SingleOrDefaultAsync(ct);
        if (sponsor is null) return null;
        var end = StudyYears.End(year);
        var students = await SponsoredFacts.ReadAsync(db, db.Students.Where(s => s.SponsorId == sponsor.Id && s.AcceptedOn <= end), year, ct);
        var years = Years(students.SelectMany(s => s.Tranches).Select(t => t.YearCode).Distinct());
        if (!years.Contains(year)) return null;
        return new SponsorReport
        {
            SponsorKey = sponsor.Key, SponsorName = sponsor.Name, Year = year, Years = years, GeneratedAt = clock.Now, Today = clock.Today, Students = students,
            Seats = [.. sponsor.Seats.OrderBy(s => s.Edition, StringComparer.Ordinal).Where(s => string.CompareOrdinal(s.Edition, year) <= 0)
                .Select(s => new SeatsOfEdition(s.Edition, s.Seats, students.Count(t => t.Edition == s.Edition)))],
        };
    }

    IReadOnlyList<string> Years(IEnumerable<string> ofTranches)
    {
        var current = StudyYears.Of(clock.Today);
        return [.. ofTranches.Where(y => string.CompareOrdinal(y, current) <= 0).Append(current).Distinct().OrderDescending(StringComparer.Ordinal)];
    }

    static IQueryable<Sponsor> Allowed(AppDbContext db)
    {
        // A sponsor's name may be known from another hat (one's own scholarship); its report is for its own people and for those who see all money.
        var rows = db.Viewer.Rows;
        return rows.All || (rows.SeesSponsors && rows.SeesMoney) ? db.Sponsors : db.Sponsors.Where(s => rows.Sponsors.Contains(s.Id));
    }
}
