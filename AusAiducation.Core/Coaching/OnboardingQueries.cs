using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Consents;
using AusAiducation.Core.Data;
using AusAiducation.Core.Funding;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Coaching;

/// <summary>A step of welcoming a laureate, in the order in which they are done.</summary>
public enum WelcomeStep { Placed, Accepted, Convention, BankDetails, DataNotice, Coach, Enrolment }

/// <summary>One laureate's checklist.</summary>
public sealed record OnboardingRow
{
    public int Id { get; init; }
    public required string Key { get; init; }
    public required string FamilyName { get; init; }
    public required string GivenName { get; init; }
    public string? NameArabic { get; init; }
    public CandidateStage Stage { get; init; }
    public bool Released { get; init; }
    public string? SponsorName { get; init; }
    public string? StudentKey { get; init; }
    public DateOnly? AcceptedOn { get; init; }
    public string? AcceptanceToldBy { get; init; }
    public bool Convention { get; init; }
    public bool BankDetails { get; init; }
    public bool DataNotice { get; init; }
    public string? CoachName { get; init; }
    public bool Enrolled { get; init; }

    public string Name => $"{FamilyName.ToUpperInvariant()} {GivenName}";

    public bool Has(WelcomeStep step) => step switch
    {
        WelcomeStep.Placed => SponsorName is not null,
        WelcomeStep.Accepted => StudentKey is not null,
        WelcomeStep.Convention => Convention,
        WelcomeStep.BankDetails => BankDetails,
        WelcomeStep.DataNotice => DataNotice,
        WelcomeStep.Coach => CoachName is not null,
        WelcomeStep.Enrolment => Enrolled,
    };

    public bool IsComplete => Enum.GetValues<WelcomeStep>().All(Has);

    public Refusal? WhyNotAccept() => Awarding.WhyNotAccept(Stage, SponsorName is not null, Released);
}

/// <summary>The account a student was invited to open; <paramref name="Opened"/> once it has its password.</summary>
public sealed record OwnAccountOf(string Key, string Email, bool Opened);

/// <summary>What the page of one laureate needs besides the checklist.</summary>
public sealed record OnboardingFile(OnboardingRow Row, string EditionCode, DateOnly? BirthDate, string? StudyWish, string? ProvinceCode, string? Email, OwnAccountOf? Account);

/// <summary>The welcome of an edition's laureates: one checklist each.</summary>
public sealed class OnboardingQueries(ViewerDb viewerDb)
{
    /// <summary>Laureates of an edition who have not given up, by name. One query.</summary>
    public async Task<IReadOnlyList<OnboardingRow>> ListAsync(int editionId, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        return await Rows(db, db.Candidates.Where(c => c.EditionId == editionId && (c.Stage == CandidateStage.Selected || c.Stage == CandidateStage.Accepted)).OrderBy(c => c.Person.SearchKey)).ToListAsync(ct);
    }

    /// <summary>Null when the viewer meets no such laureate. Two queries.</summary>
    public async Task<OnboardingFile?> OneAsync(string candidateKey, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var candidates = db.Candidates.Where(c => c.Key == candidateKey && (c.Stage == CandidateStage.Selected || c.Stage == CandidateStage.Accepted));
        if (await Rows(db, candidates).FirstOrDefaultAsync(ct) is not { } row) return null;
        var more = await candidates.Select(c => new
        {
            c.Edition!.Code, BirthDate = c.Person.Identity == null ? null : c.Person.Identity.BirthDate, c.File.StudyWish, c.ProvinceCode,
            Email = c.Person.Contact == null ? null : c.Person.Contact.Email,
            Account = db.Users.Where(u => u.PersonId == c.PersonId && u.ClosedAt == null).Select(u => new OwnAccountOf(u.Key, u.Email!, u.PasswordHash != null)).FirstOrDefault(),
        }).FirstAsync(ct);
        return new OnboardingFile(row, more.Code, more.BirthDate, more.StudyWish, more.ProvinceCode, more.Email, more.Account);
    }

    static IQueryable<OnboardingRow> Rows(AppDbContext db, IQueryable<Candidate> candidates) =>
        from c in candidates
        join s in db.Students on c.Id equals s.CandidateId into students
        from s in students.DefaultIfEmpty()
        select new OnboardingRow
        {
            Id = c.Id, Key = c.Key, FamilyName = c.Person.FamilyName, GivenName = c.Person.GivenName, NameArabic = (c.Person.GivenNameArabic + " " + c.Person.FamilyNameArabic).Trim(),
            Stage = c.Stage, Released = db.SelectionDecisions.Any(d => d.CandidateId == c.Id && d.ReleasedAt != null),
            SponsorName = db.Placements.Where(p => p.CandidateId == c.Id && p.EndedAt == null).Select(p => p.Sponsor!.Name).FirstOrDefault(),
            StudentKey = s == null ? null : s.Key, AcceptedOn = s == null ? null : s.AcceptedOn,
            AcceptanceToldBy = db.Placements.Where(p => p.CandidateId == c.Id && p.EndedAt == null).Select(p => p.AcceptanceToldBy).FirstOrDefault(),
            Convention = s != null && db.Conventions.Any(x => x.StudentId == s.Id),
            BankDetails = s != null && db.BankAccounts.Any(x => x.StudentId == s.Id && x.ReplacedAt == null),
            DataNotice = s != null && db.Consents.Any(x => x.StudentId == s.Id && x.Kind == ConsentKind.DataNotice && x.WithdrawnOn == null),
            CoachName = s == null ? null : db.CoachAssignments.Where(x => x.StudentId == s.Id && x.To == null).Select(x => x.Coach!.DisplayName).FirstOrDefault(),
            Enrolled = s != null && db.AcademicYears.Any(x => x.StudentId == s.Id && x.EnrolmentAcceptedOn != null),
        };

    async Task<AppDbContext> OpenAsync(CancellationToken ct)
    {
        var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.WelcomeStudents);
        return db;
    }
}
