using AusAiducation.Core.Coaching;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>
/// The one way to a private note that is still closed to the viewer: an opening must name the note, and no rule lets anybody but its author
/// meet it before. What is found goes into the opening's row (ids only), never to a page.
/// </summary>
static class SealedNotes
{
    internal static Task<PrivateNote> BehindTheSealAsync(this AppDbContext db, int sessionId, CancellationToken ct) =>
        db.PrivateNotes.IgnoringVisibility().AsNoTracking().SingleAsync(n => n.SessionId == sessionId, ct);
}
