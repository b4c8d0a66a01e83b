using AusAiducation.Core.Access;
using AusAiducation.Core.Consents;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Students;

/// <summary>A year of studies with the results this viewer may see.</summary>
public sealed record StudyYear(string Key, int Number, string Code, string Level, DateOnly? EnrolmentAcceptedOn, IReadOnlyList<StudyResult> Results);

/// <summary>A term's result; the comment stays with the team, the coach and the student.</summary>
public sealed record StudyResult(string Key, string YearCode, Term Term, decimal Average, string? Comment, DateOnly ReceivedOn, DateOnly? PublishedOn);

/// <summary>The head of a student's file and the years of studies.</summary>
public sealed record StudentFile
{
    public required int Id { get; init; }
    public required string Key { get; init; }
    public required string FamilyName { get; init; }
    public required string GivenName { get; init; }
    public string? NameArabic { get; init; }
    public required string Edition { get; init; }
    public string? SponsorName { get; init; }
    public DateOnly AcceptedOn { get; init; }
    public StudentStatus Status { get; init; }
    public string? StudyPath { get; init; }
    public string? School { get; init; }
    public string? CityProvinceCode { get; init; }
    public IReadOnlyList<StudyYear> Years { get; init; } = [];

    public string Name => $"{FamilyName.ToUpperInvariant()} {GivenName}";
    public StudyYear? CurrentYear => Years.Count == 0 ? null : Years[^1];
}

/// <summary>What was signed and agreed to. The team and the data officer only.</summary>
public sealed record StudentPapers(ConventionView? Convention, IReadOnlyList<ConsentView> Consents);

public sealed record ConventionView(string Signatory, SignatoryCapacity Capacity, DateOnly SignedOn);

public sealed record ConsentView(string Key, ConsentKind Kind, string GivenBy, DateOnly GivenOn, string TextVersion, DateOnly? WithdrawnOn);

/// <summary>A line of the student's history.</summary>
public sealed record HistoryLine(DateTime At, string? UserName, string Entity, HistoryAction Action);

/// <summary>A student's file, as much of it as the viewer may meet.</summary>
public sealed class StudentFileQueries(ViewerDb viewerDb)
{
    const int HistoryLines = 30;

    /// <summary>Null when this viewer has no such student. Three queries.</summary>
    public async Task<StudentFile?> OfAsync(string key, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var seesComments = db.Viewer.Rows.SeesStudents || !db.Viewer.Wears(Role.Sponsor);
        var head = await db.Students.Where(s => s.Key == key).Select(s => new StudentFile
        {
            Id = s.Id, Key = s.Key, FamilyName = s.Person.FamilyName, GivenName = s.Person.GivenName, NameArabic = (s.Person.GivenNameArabic + " " + s.Person.FamilyNameArabic).Trim(),
            Edition = db.Editions.Where(e => e.Id == s.EditionId).Select(e => e.Code).First(),
            SponsorName = db.Sponsors.Where(x => x.Id == s.SponsorId).Select(x => x.Name).FirstOrDefault(),
            AcceptedOn = s.AcceptedOn, Status = s.Status, StudyPath = s.StudyPath, School = s.School, CityProvinceCode = s.CityProvinceCode,
        }).FirstOrDefaultAsync(ct);
        if (head is null) return null;
        seesComments |= db.Viewer.Rows.CoachedStudents.Contains(head.Id);
        var years = await db.AcademicYears.Where(y => y.StudentId == head.Id).OrderBy(y => y.Number).ToListAsync(ct);
        var results = (await db.TermResults.Where(r => r.StudentId == head.Id).ToListAsync(ct)).OrderBy(r => r.Term).ToLookup(r => r.YearCode);
        return head with
        {
            Years = years.ConvertAll(y => new StudyYear(y.Key, y.Number, y.Code, y.Level, y.EnrolmentAcceptedOn,
                [.. results[y.Code].Select(r => new StudyResult(r.Key, r.YearCode, r.Term, r.Average, seesComments ? r.Comment : null, r.ReceivedOn, r.PublishedOn))])),
        };
    }

    /// <summary>Convention and consents; empty for whoever may not meet them. Two queries.</summary>
    public async Task<StudentPapers> PapersAsync(string key, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var id = db.Students.Where(s => s.Key == key).Select(s => s.Id);
        var convention = await db.Conventions.Where(c => id.Contains(c.StudentId)).Select(c => new ConventionView(c.Signatory, c.Capacity, c.SignedOn)).FirstOrDefaultAsync(ct);
        var consents = await db.Consents.Where(c => id.Contains(c.StudentId)).OrderBy(c => c.Kind).ThenByDescending(c => c.Id)
            .Select(c => new ConsentView(c.Key, c.Kind, c.GivenBy, c.GivenOn, c.TextVersion, c.WithdrawnOn)).ToListAsync(ct);
        return new StudentPapers(convention, consents);
    }

    /// <summary>The last changes about this student; nobody but those who read histories gets a line. One query.</summary>
    public async Task<IReadOnlyList<HistoryLine>> HistoryAsync(string key, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        return await db.History.Where(h => h.StudentKey == key && db.Students.Any(s => s.Key == key)).OrderByDescending(h => h.Id).Take(HistoryLines)
            .Select(h => new HistoryLine(h.At, h.UserName, h.Entity, h.Action)).ToListAsync(ct);
    }

    async Task<AppDbContext> OpenAsync(CancellationToken ct)
    {
        var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewStudents);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return db;
    }
}
