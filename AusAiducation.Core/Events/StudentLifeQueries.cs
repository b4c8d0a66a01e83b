using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Events;

public sealed record InternshipView(string Company, string Subject, DateOnly From, DateOnly To);

public sealed record AttendanceView(string Title, DateOnly On, string Place, bool? Came);

/// <summary>What a student does beside the studies, and who accompanies it; the coach is null for whoever may not know.</summary>
public sealed record StudentLife(string? CoachName, IReadOnlyList<InternshipView> Internships, IReadOnlyList<AttendanceView> Events);

/// <summary>The part of a student's file that is not marks and money.</summary>
public sealed class StudentLifeQueries(ViewerDb viewerDb)
{
    /// <summary>As far as the viewer may meet it. One query.</summary>
    public async Task<StudentLife> OfAsync(int studentId, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewStudents);
        var life = await db.Students.Where(s => s.Id == studentId).Select(s => new
        {
            Coach = db.CoachAssignments.Where(a => a.StudentId == s.Id && a.To == null).Select(a => a.Coach!.DisplayName).FirstOrDefault(),
            Internships = db.Internships.Where(i => i.StudentId == s.Id).Select(i => new InternshipView(i.Company, i.Subject, i.From, i.To)).ToList(),
            Events = db.EventAttendances.Where(a => a.StudentId == s.Id).Select(a => new AttendanceView(a.Event!.Title, a.Event.On, a.Event.Place, a.Came)).ToList(),
        }).FirstOrDefaultAsync(ct);
        return life is null ? new StudentLife(null, [], [])
            : new StudentLife(life.Coach, [.. life.Internships.OrderByDescending(i => i.From)], [.. life.Events.OrderByDescending(e => e.On)]);
    }
}
