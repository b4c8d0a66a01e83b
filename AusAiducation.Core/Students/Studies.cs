using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Students;

/// <summary>A term's result as typed.</summary>
public sealed class ResultInput
{
    public string? Year { get; set; }
    public string? Term { get; set; }
    public string? Average { get; set; }
    public string? Comment { get; set; }
}

/// <summary>The next year of studies as typed.</summary>
public sealed class YearInput
{
    public string? Level { get; set; }
}

/// <summary>Follows the studies: results entered and published, the years opened, their enrolment certificates accepted.</summary>
public sealed class Studies(ViewerDb viewerDb, ProgrammeClock clock)
{
    const int CommentMaxLength = 400;
    const int LevelMaxLength = 120;
    public const int FundedYears = 5;

    public async Task RecordResultAsync(string studentKey, ResultInput input, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(Permission.PublishResults, ct);
        var student = await StudentAsync(db, studentKey, ct);
        var problems = new Problems();
        var term = problems.Choice<Term>(nameof(input.Term), input.Term);
        var average = problems.Mark(nameof(input.Average), input.Average);
        if (average is null && string.IsNullOrWhiteSpace(input.Average)) problems.Add(nameof(input.Average), "Common.Required");
        var comment = problems.Optional(nameof(input.Comment), input.Comment, CommentMaxLength);
        if (!await db.AcademicYears.AnyAsync(y => y.StudentId == student.Id && y.Code == input.Year, ct)) problems.Add(nameof(input.Year), "Common.ChooseOne");
        else if (term is { } t && await db.TermResults.AnyAsync(r => r.StudentId == student.Id && r.YearCode == input.Year && r.Term == t, ct)) problems.Add(nameof(input.Term), "Students.ResultKnown");
        problems.ThrowIfAny();
        db.TermResults.Add(new TermResult(student.Id, input.Year!, term!.Value, average!.Value, comment, clock.Today));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>From now on the sponsor meets the result.</summary>
    public async Task PublishResultAsync(string resultKey, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(Permission.PublishResults, ct);
        var result = await db.TermResults.FirstOrDefaultAsync(r => r.Key == resultKey, ct) ?? throw new NotFoundForViewer("Result");
        result.Publish(clock.Today);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The certificate of this year came and is right: its tranches may be paid.</summary>
    public async Task AcceptEnrolmentAsync(string yearKey, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(Permission.WelcomeStudents, ct);
        var year = await db.AcademicYears.FirstOrDefaultAsync(y => y.Key == yearKey, ct) ?? throw new NotFoundForViewer("Year");
        if (year.EnrolmentAcceptedOn is not null) throw new RuleBroken("Students.EnrolmentKnown");
        year.AcceptEnrolment(clock.Today);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Opens the year after the last one.</summary>
    public async Task OpenYearAsync(string studentKey, YearInput input, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(Permission.WelcomeStudents, ct);
        var student = await StudentAsync(db, studentKey, ct);
        var problems = new Problems();
        var level = problems.Required(nameof(input.Level), input.Level, LevelMaxLength);
        problems.ThrowIfAny();
        var last = await db.AcademicYears.Where(y => y.StudentId == student.Id).OrderByDescending(y => y.Number).FirstOrDefaultAsync(ct) ?? throw new NotFoundForViewer("Year");
        RuleBroken.If(WhyNotOpenYear(last.Number, student.Status));
        db.AcademicYears.Add(new AcademicYear(student.Id, last.Number + 1, Following(last.Code), level));
        await db.SaveChangesAsync(ct);
    }

    public static Refusal? WhyNotOpenYear(int lastNumber, StudentStatus status) =>
        status != StudentStatus.Active ? new("Students.NotActive", status)
        : lastNumber >= FundedYears ? new("Students.AllYearsOpen", FundedYears)
        : null;

    /// <summary>2021-2022 is followed by 2022-2023.</summary>
    static string Following(string code)
    {
        var year = int.Parse(code[..4], System.Globalization.CultureInfo.InvariantCulture) + 1;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{year}-{year + 1}");
    }

    async Task<AppDbContext> OpenAsync(Permission permission, CancellationToken ct)
    {
        var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(permission);
        return db;
    }

    static async Task<Student> StudentAsync(AppDbContext db, string key, CancellationToken ct) =>
        await db.Students.FirstOrDefaultAsync(s => s.Key == key, ct) ?? throw new NotFoundForViewer("Student");
}
