using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Students;

/// <summary>Where a student's invitation goes, and in which language, as typed.</summary>
public sealed class StudentInviteInput
{
    public string? Email { get; set; }
    public string? Language { get; set; }
}

/// <summary>Opens a student's own account: the hat comes with the scholarship, so it is given from the file and tied to the person.</summary>
public sealed class InvitingStudents(ViewerDb viewerDb, ProgrammeClock clock, TimeProvider time)
{
    public async Task<Invited> InviteAsync(string studentKey, StudentInviteInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.WelcomeStudents);
        db.Viewer.Demand(Permission.ManagePeople);
        var student = await db.Students.Include(s => s.Person).SingleOrDefaultAsync(s => s.Key == studentKey, ct) ?? throw new NotFoundForViewer("Student");
        var problems = new Problems();
        var email = EmailAddress.Read(nameof(input.Email), input.Email, problems);
        problems.ThrowIfAny();
        if (await db.Users.AnyAsync(u => u.PersonId == student.PersonId, ct)) throw new RuleBroken("Students.AccountKnown");
        var normalized = email.ToUpperInvariant();
        // Somebody else's account, a coach's perhaps: it must not become a student's by a slip of the keyboard.
        if (await db.Users.AnyAsync(u => u.NormalizedEmail == normalized, ct)) throw new InputRefused(nameof(input.Email), "Students.EmailTaken");

        var user = Inviting.NewAccount(email, $"{student.Person.GivenName} {student.Person.FamilyName}", Texts.Texts.Known(input.Language), clock.Now);
        user.PersonId = student.PersonId;
        await using var whole = await db.Database.BeginTransactionAsync(ct);
        var invited = await Inviting.OpenAsync(db, user, id => new Membership(id, Role.Student, clock.Today), time.GetUtcNow().UtcDateTime, ct);
        await whole.CommitAsync(ct);
        return invited;
    }
}
