using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.People;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Students;

/// <summary>What the list of students is filtered by; without an edition, all of them.</summary>
public sealed record StudentFilter : IListFilter<StudentFilter>
{
    public string? Edition { get; init; }
    public string? Search { get; init; }
    public StudentStatus? Status { get; init; }

    public static StudentFilter Parse(Func<string, string?> query) => new()
    {
        Edition = query("edition"), Search = query("q"),
        Status = Enum.TryParse<StudentStatus>(query("status"), out var status) && Enum.IsDefined(status) ? status : null,
    };

    public IEnumerable<(string Name, string? Value)> ToQuery() => [("edition", Edition), ("q", Search), ("status", Status?.ToString())];
}

/// <summary>One line of the list of students. The last result is the last one this viewer may see: a sponsor meets published ones only.</summary>
public sealed record StudentRow : IListRow
{
    public int Id { get; init; }
    public required string Key { get; init; }
    public required string SortName { get; init; }
    public required string FamilyName { get; init; }
    public required string GivenName { get; init; }
    public string? FamilyNameArabic { get; init; }
    public string? GivenNameArabic { get; init; }
    public string? Edition { get; init; }
    public string? SponsorName { get; init; }
    public string? StudyPath { get; init; }
    public string? School { get; init; }
    public int? YearNumber { get; init; }
    public string? YearCode { get; init; }
    public bool Enrolled { get; init; }
    public decimal? LastAverage { get; init; }
    public string? LastYear { get; init; }
    public Term? LastTerm { get; init; }
    public StudentStatus Status { get; init; }

    public string Name => $"{FamilyName.ToUpperInvariant()} {GivenName}";
    public string NameArabic => $"{GivenNameArabic} {FamilyNameArabic}".Trim();
}

/// <summary>The students the viewer may meet: all for the team, its own for a sponsor or a coach.</summary>
public sealed class StudentListing(ViewerDb viewerDb) : Listing<StudentFilter, StudentRow>(viewerDb)
{
    public override string Code => "students";
    public override Permission Permission => Permission.ViewStudents;
    protected override (string Sort, bool Descending) DefaultOrder => ("name", false);

    public override IReadOnlyList<Column<StudentRow>> Columns { get; } =
    [
        Column<StudentRow>.Of("name", "Students.Name", r => r.SortName, shown: r => r.Name),
        Column<StudentRow>.Unsorted("latin", "Students.NameLatin", r => r.Name, onPage: false),
        Column<StudentRow>.Unsorted("arabic", "Students.NameArabic", r => r.NameArabic, onPage: false),
        Column<StudentRow>.Of("edition", "Common.Edition", r => r.Edition),
        Column<StudentRow>.Of("sponsor", "Students.Sponsor", r => r.SponsorName),
        Column<StudentRow>.Of("path", "Students.StudyPath", r => r.StudyPath),
        Column<StudentRow>.Of("year", "Students.Year", r => r.YearNumber, isNumber: true),
        Column<StudentRow>.Unsorted("result", "Students.LastResult", r => r.LastAverage, isNumber: true),
        Column<StudentRow>.Of("status", "Students.Status", r => r.Status),
    ];

    protected override IQueryable<StudentRow> Rows(AppDbContext db, StudentFilter filter)
    {
        var students = db.Students.AsQueryable();
        if (filter.Edition is { } code) students = students.Where(s => db.Editions.Any(e => e.Id == s.EditionId && e.Code == code));
        if (filter.Status is { } status) students = students.Where(s => s.Status == status);
        if (filter.Search is { } search)
            foreach (var word in NameFolding.Fold(search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
                students = students.Where(s => s.Person.SearchKey.Contains(word));
        return from s in students
               let year = db.AcademicYears.Where(y => y.StudentId == s.Id).OrderByDescending(y => y.Number).FirstOrDefault()
               let result = db.TermResults.Where(r => r.StudentId == s.Id).OrderByDescending(r => r.YearCode).ThenByDescending(r => r.Term).FirstOrDefault()
               select new StudentRow
               {
                   Id = s.Id, Key = s.Key, SortName = s.Person.SearchKey,
                   FamilyName = s.Person.FamilyName, GivenName = s.Person.GivenName, FamilyNameArabic = s.Person.FamilyNameArabic, GivenNameArabic = s.Person.GivenNameArabic,
                   Edition = db.Editions.Where(e => e.Id == s.EditionId).Select(e => e.Code).FirstOrDefault(),
                   SponsorName = db.Sponsors.Where(x => x.Id == s.SponsorId).Select(x => x.Name).FirstOrDefault(),
                   StudyPath = s.StudyPath, School = s.School, Status = s.Status,
                   YearNumber = year == null ? null : year.Number, YearCode = year == null ? null : year.Code, Enrolled = year != null && year.EnrolmentAcceptedOn != null,
                   LastAverage = result == null ? null : result.Average, LastYear = result == null ? null : result.YearCode, LastTerm = result == null ? null : result.Term,
               };
    }
}
