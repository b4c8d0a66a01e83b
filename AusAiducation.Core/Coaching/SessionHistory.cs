using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Coaching;

/// <summary>A past session as this viewer may read it.</summary>
public sealed record PastSession
{
    public required string Key { get; init; }
    public DateOnly HeldOn { get; init; }
    public int Minutes { get; init; }
    public SessionChannel Channel { get; init; }
    public SessionMood Mood { get; init; }
    public required string SharedNote { get; init; }
    public string? NextStep { get; init; }
    public required string Coach { get; init; }
    public DateTime LoggedAt { get; init; }

    /// <summary>There is a private note; its text is null for whoever may not read it.</summary>
    public bool HasPrivateNote { get; init; }
    public int? NoteId { get; init; }
    public string? PrivateNote { get; init; }
}

/// <summary>One private note was opened: the coach who wrote it and the people who keep the record see this line.</summary>
public sealed record PastOpening(int NoteId, string By, DateTime At, OpeningGround Ground, string Reason, string Coach);

/// <summary>The coaching of one student.</summary>
public sealed record StudentCoaching(string Key, string Name, string? NameArabic, string? StudyPath, string? School, string? Coach, bool IsMine,
    IReadOnlyList<PastSession> Sessions, IReadOnlyList<PastOpening> Openings);

/// <summary>The sessions of one student, newest first: for the coach of today and the programme team.</summary>
public sealed class SessionHistory(ViewerDb viewerDb)
{
    public const int MaxSessions = 200;

    public async Task<StudentCoaching?> ReadAsync(string studentKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewCoaching);
        var rows = db.Viewer.Rows;
        // Another hat (sponsor, treasurer) may meet the student; the coaching is then not theirs to open.
        var student = await db.Students.Where(s => s.Key == studentKey && (rows.SeesCoaching || rows.CoachedStudents.Contains(s.Id)))
            .Select(s => new
            {
                s.Id, s.Key, Name = s.Person.DisplayName, NameArabic = s.Person.DisplayNameArabic, s.StudyPath, s.School,
                Coach = db.CoachAssignments.Where(a => a.StudentId == s.Id && a.To == null).Select(a => new { a.CoachUserId, a.Coach!.DisplayName }).FirstOrDefault(),
            }).SingleOrDefaultAsync(ct);
        if (student is null) return null;
        var sessions = await db.CoachingSessions.Where(s => s.StudentId == student.Id).OrderByDescending(s => s.HeldOn).ThenByDescending(s => s.Id).Take(MaxSessions)
            .Select(s => new PastSession
            {
                Key = s.Key, HeldOn = s.HeldOn, Minutes = s.Minutes, Channel = s.Channel, Mood = s.Mood, SharedNote = s.SharedNote, NextStep = s.NextStep,
                Coach = s.Coach!.DisplayName, LoggedAt = s.CreatedAt, HasPrivateNote = s.HasPrivateNote, NoteId = (int?)s.PrivateNote!.Id, PrivateNote = s.PrivateNote.Text,
            }).ToListAsync(ct);
        var openings = await db.NoteOpenings.Where(o => o.StudentId == student.Id).OrderByDescending(o => o.At)
            .Select(o => new PastOpening(o.NoteId, o.By!.DisplayName, o.At, o.Ground, o.Reason, db.Users.Where(u => u.Id == o.CoachUserId).Select(u => u.DisplayName).First())).ToListAsync(ct);
        return new StudentCoaching(student.Key, student.Name, student.NameArabic, student.StudyPath, student.School, student.Coach?.DisplayName, student.Coach?.CoachUserId == db.Viewer.UserId, sessions, openings);
    }
}
