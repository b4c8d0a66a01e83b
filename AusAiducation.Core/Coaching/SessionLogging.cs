using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Coaching;

/// <summary>A session as a coach types it. <see cref="FormKey"/> is the key the session will have; the page draws it when it shows the form.</summary>
public sealed class SessionInput
{
    public string Student { get; set; } = "";
    public string FormKey { get; set; } = "";
    public string HeldOn { get; set; } = "";
    public string Minutes { get; set; } = "";
    public string Channel { get; set; } = "";
    public string Mood { get; set; } = "";
    public string SharedNote { get; set; } = "";
    public string PrivateNote { get; set; } = "";
    public string NextStep { get; set; } = "";
}

/// <summary>A coach logs a session with one of their students of today.</summary>
public sealed class SessionLogging(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>The key of the session. The same form sent twice is one session.</summary>
    public async Task<string> LogAsync(SessionInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.LogSessions);
        var assignment = await db.CoachAssignments.AsNoTracking().Where(a => a.CoachUserId == db.Viewer.UserId && a.To == null && a.Student!.Key == input.Student)
            .Select(a => new { a.StudentId, a.From }).SingleOrDefaultAsync(ct) ?? throw new NotFoundForViewer("The student");

        var problems = new Problems();
        var heldOn = problems.Day(nameof(input.HeldOn), input.HeldOn, notAfter: clock.Today, notBefore: assignment.From);
        var minutes = problems.Whole(nameof(input.Minutes), input.Minutes, 1, CoachingSession.MaxMinutes);
        var channel = problems.Choice<SessionChannel>(nameof(input.Channel), input.Channel);
        var mood = problems.Choice<SessionMood>(nameof(input.Mood), input.Mood);
        var shared = problems.Required(nameof(input.SharedNote), input.SharedNote, CoachingSession.NoteMaxLength);
        var forSelf = problems.Optional(nameof(input.PrivateNote), input.PrivateNote, CoachingSession.NoteMaxLength);
        var next = problems.Optional(nameof(input.NextStep), input.NextStep, CoachingSession.NextStepMaxLength);
        problems.ThrowIfAny();

        CoachingSession Session(string? key)
        {
            var session = new CoachingSession(assignment.StudentId, db.Viewer.UserId, heldOn!.Value, minutes!.Value, channel!.Value, mood!.Value, shared, next, key);
            if (forSelf is not null) session.KeepForSelf(forSelf);
            return session;
        }

        var first = Session(Keys.IsKey(input.FormKey) ? input.FormKey : null);
        db.CoachingSessions.Add(first);
        try
        {
            await db.SaveChangesAsync(ct);
            return first.Key;
        }
        catch (DbUpdateException) when (Keys.IsKey(input.FormKey))
        {
            db.ChangeTracker.Clear();
        }
        if (await IsRepeatAsync(db, first, forSelf, ct)) return first.Key;
        // The browser's Back brought an old form, and something else was written in it: that is another session.
        var other = Session(null);
        db.CoachingSessions.Add(other);
        await db.SaveChangesAsync(ct);
        return other.Key;
    }

    static Task<bool> IsRepeatAsync(AppDbContext db, CoachingSession sent, string? forSelf, CancellationToken ct) => db.CoachingSessions.AnyAsync(s =>
        s.Key == sent.Key && s.StudentId == sent.StudentId && s.CoachUserId == sent.CoachUserId && s.HeldOn == sent.HeldOn && s.Minutes == sent.Minutes
        && s.Channel == sent.Channel && s.Mood == sent.Mood && s.SharedNote == sent.SharedNote && s.NextStep == sent.NextStep && s.PrivateNote!.Text == forSelf, ct);
}
