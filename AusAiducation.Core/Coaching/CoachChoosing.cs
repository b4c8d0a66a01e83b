using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Coaching;

/// <summary>Somebody with a coach's hat, and how many students they accompany now.</summary>
public sealed record CoachChoice(string Key, string Name, int Students);

/// <summary>Gives a student a coach; the one before is thanked on the same day.</summary>
public sealed class CoachChoosing(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>Everybody with a coach's hat of today, the least loaded first. One query.</summary>
    public async Task<IReadOnlyList<CoachChoice>> ChoicesAsync(CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var choices = await Coaches(db).Select(m => new { m.User!.Key, m.User.DisplayName, Students = db.CoachAssignments.Count(a => a.CoachUserId == m.UserId && a.To == null) }).Distinct().ToListAsync(ct);
        return [.. choices.OrderBy(c => c.Students).ThenBy(c => c.DisplayName, StringComparer.CurrentCulture).Select(c => new CoachChoice(c.Key, c.DisplayName, c.Students))];
    }

    public async Task AssignAsync(string studentKey, string? coachKey, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var student = await db.Students.Where(s => s.Key == studentKey).Select(s => (int?)s.Id).FirstOrDefaultAsync(ct) ?? throw new NotFoundForViewer("Student");
        var coach = await Coaches(db).Where(m => m.User!.Key == coachKey).Select(m => (int?)m.UserId).FirstOrDefaultAsync(ct) ?? throw new InputRefused("Coach", "Common.ChooseOne");
        var before = await db.CoachAssignments.FirstOrDefaultAsync(a => a.StudentId == student && a.To == null, ct);
        if (before?.CoachUserId == coach) throw new RuleBroken("Students.SameCoach");
        before?.End(clock.Today);
        db.CoachAssignments.Add(new CoachAssignment(student, coach, clock.Today));
        await db.SaveChangesAsync(ct);
    }

    IQueryable<Membership> Coaches(AppDbContext db)
    {
        var today = clock.Today;
        return db.Memberships.Where(m => m.Role == Role.Coach && m.From <= today && (m.To == null || m.To >= today) && m.User!.ClosedAt == null);
    }

    async Task<AppDbContext> OpenAsync(CancellationToken ct)
    {
        var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.AssignCoaches);
        return db;
    }
}
