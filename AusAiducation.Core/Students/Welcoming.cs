using AusAiducation.Core.Access;
using AusAiducation.Core.Consents;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Students;

/// <summary>A signature under the convention, as typed.</summary>
public sealed class ConventionInput
{
    public string? Signatory { get; set; }
    public string? Capacity { get; set; }
    public string? SignedOn { get; set; }
}

/// <summary>What was agreed to, as typed; photo and story are separate, optional answers.</summary>
public sealed class ConsentInput
{
    public string? GivenBy { get; set; }
    public string? GivenOn { get; set; }
    public string? DataNotice { get; set; }
    public string? Photo { get; set; }
    public string? Story { get; set; }
}

/// <summary>The papers of a new student: who signed the convention in which capacity, and what was agreed to.</summary>
public sealed class Welcoming(ViewerDb viewerDb, ProgrammeClock clock)
{
    public const int Majority = 18;

    /// <summary>Records the convention. Somebody under eighteen on that day, or whose age nobody knows, cannot sign alone; the director of an institution may.</summary>
    public async Task SignConventionAsync(string studentKey, ConventionInput input, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var student = await StudentAsync(db, studentKey, ct);
        var problems = new Problems();
        var signatory = problems.Required(nameof(input.Signatory), input.Signatory, AppUser.NameMaxLength);
        var capacity = problems.Choice<SignatoryCapacity>(nameof(input.Capacity), input.Capacity);
        var signedOn = problems.Day(nameof(input.SignedOn), input.SignedOn, notAfter: clock.Today);
        var birth = await db.PersonIdentities.Where(i => i.PersonId == student.PersonId).Select(i => i.BirthDate).FirstOrDefaultAsync(ct);
        var minor = signedOn is { } day && IsMinor(birth, day);
        if (minor && capacity == SignatoryCapacity.Self) problems.Add(nameof(input.Capacity), "Students.MinorCannotSign");
        if (birth is null && capacity == SignatoryCapacity.Self) problems.Add(nameof(input.Capacity), "Students.BirthNeeded");
        problems.ThrowIfAny();
        if (await db.Conventions.AnyAsync(c => c.StudentId == student.Id, ct)) throw new RuleBroken("Students.ConventionKnown");
        db.Conventions.Add(new Convention(student.Id, signatory, capacity!.Value, signedOn!.Value, minor));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Records the answers given on one day. The data notice is needed; each kind agreed to is a row of its own.</summary>
    public async Task RecordConsentsAsync(string studentKey, ConsentInput input, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var student = await StudentAsync(db, studentKey, ct);
        var given = await db.Consents.Where(c => c.StudentId == student.Id && c.WithdrawnOn == null).Select(c => c.Kind).ToListAsync(ct);
        var problems = new Problems();
        var by = problems.Required(nameof(input.GivenBy), input.GivenBy, AppUser.NameMaxLength);
        var on = problems.Day(nameof(input.GivenOn), input.GivenOn, notAfter: clock.Today);
        if (input.DataNotice != "yes" && !given.Contains(ConsentKind.DataNotice)) problems.Add(nameof(input.DataNotice), "Consents.NoticeNeeded");
        problems.ThrowIfAny();
        (ConsentKind Kind, string? Answer)[] answers = [(ConsentKind.DataNotice, input.DataNotice), (ConsentKind.Photo, input.Photo), (ConsentKind.Story, input.Story)];
        foreach (var (kind, _) in answers.Where(a => a.Answer == "yes" && !given.Contains(a.Kind)))
            db.Consents.Add(new Consent(student.Id, kind, by, on!.Value));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsDuplicate())
        {
            throw new RuleBroken("Consents.AlreadyGiven");
        }
    }

    /// <summary>Photo and story are taken back at any time; the data notice ends with the scholarship only.</summary>
    public async Task WithdrawConsentAsync(string consentKey, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var consent = await db.Consents.FirstOrDefaultAsync(c => c.Key == consentKey, ct) ?? throw new NotFoundForViewer("Consent");
        if (consent.Kind == ConsentKind.DataNotice) throw new RuleBroken("Consents.NoticeStays");
        consent.Withdraw(clock.Today);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Under eighteen on that day (Moroccan majority, article 209 of the family code). An unknown birth date says nothing: such a person does not sign alone either.</summary>
    public static bool IsMinor(DateOnly? birth, DateOnly on) => birth is { } b && b.AddYears(Majority) > on;

    async Task<AppDbContext> OpenAsync(CancellationToken ct)
    {
        var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.WelcomeStudents);
        return db;
    }

    static async Task<Student> StudentAsync(AppDbContext db, string key, CancellationToken ct) =>
        await db.Students.FirstOrDefaultAsync(s => s.Key == key, ct) ?? throw new NotFoundForViewer("Student");
}
