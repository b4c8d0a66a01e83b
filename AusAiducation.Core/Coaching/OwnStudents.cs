using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Students;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Coaching;

/// <summary>The last session of a student, whoever led it.</summary>
public sealed record LastSession(DateOnly HeldOn, SessionMood Mood, string? NextStep);

/// <summary>A student on their coach's page.</summary>
public sealed record CoachedStudent
{
    public required string Key { get; init; }
    public required string Name { get; init; }
    public string? NameArabic { get; init; }
    public string? StudyPath { get; init; }
    public string? School { get; init; }
    public string? Phone { get; init; }
    public DateOnly CoachedFrom { get; init; }
    public LastSession? Last { get; init; }

    /// <summary>Days since the last session, or since the coaching began.</summary>
    public int Days { get; init; }
    public bool IsSilent => Days >= Silence.Days;
}

/// <summary>A coach's own current students, those who have not been met for long first.</summary>
public sealed class OwnStudents(ViewerDb viewerDb, ProgrammeClock clock)
{
    public async Task<IReadOnlyList<CoachedStudent>> ReadAsync(CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewCoaching);
        var students = await Read(db, db.CoachAssignments).ToListAsync(ct);
        return [.. students.Select(WithDays).OrderByDescending(s => s.IsSilent).ThenByDescending(s => s.Days).ThenBy(s => s.Name, StringComparer.Ordinal)];
    }

    /// <summary>The student a session is about to be logged for; null unless this viewer coaches them today.</summary>
    public async Task<CoachedStudent?> FindAsync(string? studentKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.LogSessions);
        return await Read(db, db.CoachAssignments.Where(a => a.Student!.Key == studentKey)).SingleOrDefaultAsync(ct) is { } found ? WithDays(found) : null;
    }

    static IQueryable<CoachedStudent> Read(AppDbContext db, IQueryable<CoachAssignment> assignments) => assignments.AsNoTracking()
        .Where(a => a.CoachUserId == db.Viewer.UserId && a.To == null && (a.Student!.Status == StudentStatus.Active || a.Student.Status == StudentStatus.Suspended))
        .Select(a => new CoachedStudent
        {
            Key = a.Student!.Key, Name = a.Student.Person.DisplayName, NameArabic = a.Student.Person.DisplayNameArabic,
            StudyPath = a.Student.StudyPath, School = a.Student.School, Phone = a.Student.Person.Contact!.Phone, CoachedFrom = a.From,
            Last = db.CoachingSessions.Where(s => s.StudentId == a.StudentId).OrderByDescending(s => s.HeldOn).ThenByDescending(s => s.Id)
                .Select(s => new LastSession(s.HeldOn, s.Mood, s.NextStep)).FirstOrDefault(),
        });

    CoachedStudent WithDays(CoachedStudent s) => s with { Days = Silence.DaysSince(s.Last?.HeldOn ?? s.CoachedFrom, clock.Today) };
}
