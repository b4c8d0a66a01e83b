using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Coaching;

/// <summary>Who coaches a student from which day, as typed. <see cref="Coach"/> is the key of the account.</summary>
public sealed class AssignInput
{
    public string Student { get; set; } = "";
    public string Coach { get; set; } = "";
    public string From { get; set; } = "";
}

/// <summary>The student a coach is chosen for, and who coaches them now.</summary>
public sealed record AssignmentOf(string Key, string Name, string? NameArabic, string? CoachName, DateOnly? CoachedFrom);

/// <summary>Gives a student a coach, or another one: the row before ends, its sessions stay.</summary>
public sealed class CoachAssigning(ViewerDb viewerDb, ProgrammeClock clock)
{
    public async Task<AssignmentOf?> FindAsync(string studentKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.AssignCoaches);
        return await db.Students.Where(s => s.Key == studentKey).Select(s => new AssignmentOf(s.Key, s.Person.DisplayName, s.Person.DisplayNameArabic,
            db.CoachAssignments.Where(a => a.StudentId == s.Id && a.To == null).Select(a => a.Coach!.DisplayName).FirstOrDefault(),
            db.CoachAssignments.Where(a => a.StudentId == s.Id && a.To == null).Select(a => (DateOnly?)a.From).FirstOrDefault())).SingleOrDefaultAsync(ct);
    }

    public async Task AssignAsync(AssignInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.AssignCoaches);
        var student = await db.Students.Where(s => s.Key == input.Student).Select(s => new { s.Id, s.AcceptedOn }).SingleOrDefaultAsync(ct) ?? throw new NotFoundForViewer("The student");
        var before = await db.CoachAssignments.SingleOrDefaultAsync(a => a.StudentId == student.Id && a.To == null, ct);
        var today = clock.Today;
        var coach = await db.Memberships.Where(m => m.Role == Role.Coach && m.From <= today && (m.To == null || m.To >= today) && m.User!.Key == input.Coach && m.User.ClosedAt == null)
            .Select(m => (int?)m.UserId).FirstOrDefaultAsync(ct);

        var problems = new Problems();
        if (coach is null) problems.Add(nameof(input.Coach), "Common.ChooseOne");
        // Whose row is open coaches today: a day to come would take the student from the coach of today.
        var from = problems.Day(nameof(input.From), input.From, notAfter: today, notBefore: before?.From ?? student.AcceptedOn);
        problems.ThrowIfAny();
        if (before?.CoachUserId == coach) throw new RuleBroken("Coaching.AlreadyTheirCoach");

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        before?.End(from!.Value);
        try
        {
            await db.SaveChangesAsync(ct);
            db.CoachAssignments.Add(new CoachAssignment(student.Id, coach!.Value, from!.Value));
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException)
        {
            throw new RuleBroken("Common.ChangedMeanwhile"); // one open row a student: somebody else gave a coach at this moment
        }
        await transaction.CommitAsync(ct);
    }
}
