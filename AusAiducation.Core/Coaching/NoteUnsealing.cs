using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Coaching;

/// <summary>Why a private note must be opened, as typed.</summary>
public sealed class OpeningInput
{
    public string Session { get; set; } = "";
    public string Ground { get; set; } = "";
    public string Reason { get; set; } = "";
}

/// <summary>A session whose private note is closed to this viewer.</summary>
public sealed record SealedNote(string SessionKey, string StudentKey, string StudentName, string Coach, DateOnly HeldOn);

/// <summary>
/// Opens a coach's private note to one person, for a safety alert or a legal request. The opening is a row that stays: the note becomes
/// visible to that person from the next request on, and its author reads who opened it, when and why.
/// </summary>
public sealed class NoteUnsealing(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>Null when there is no such note, or it is already open to this viewer.</summary>
    public async Task<SealedNote?> FindAsync(string sessionKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.OpenPrivateNotes);
        return await Sealed(db, sessionKey)
            .Select(s => new SealedNote(s.Key, s.Student!.Key, s.Student.Person.DisplayName, s.Coach!.DisplayName, s.HeldOn)).SingleOrDefaultAsync(ct);
    }

    public async Task OpenAsync(OpeningInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.OpenPrivateNotes);
        var problems = new Problems();
        var ground = problems.Choice<OpeningGround>(nameof(input.Ground), input.Ground);
        var reason = problems.Required(nameof(input.Reason), input.Reason, NoteOpening.ReasonMaxLength);
        problems.ThrowIfAny();
        var sessionId = await Sealed(db, input.Session).Select(s => (int?)s.Id).SingleOrDefaultAsync(ct) ?? throw new NotFoundForViewer("The note");
        var note = await db.BehindTheSealAsync(sessionId, ct);
        db.NoteOpenings.Add(new NoteOpening(note, db.Viewer.UserId, ground!.Value, reason, clock.Now));
        await db.SaveChangesAsync(ct);
    }

    static IQueryable<CoachingSession> Sealed(AppDbContext db, string sessionKey) =>
        db.CoachingSessions.Where(s => s.Key == sessionKey && s.HasPrivateNote && s.PrivateNote == null);
}
