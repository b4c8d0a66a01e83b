using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Web.Access;

/// <summary>Ends a person's sign-ins everywhere, at once: after a hat was taken away, an account locked or closed, a password changed.</summary>
public sealed class SignOuts(AppDbContextFactory factory, TimeProvider time, SessionSignals signals)
{
    /// <summary>Ends every open session of this account, except one when it is named (the device that asked).</summary>
    public async Task OfAsync(int userId, int? exceptSessionId = null, CancellationToken ct = default)
    {
        await using var db = factory.Create(Viewer.System);
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var session in await db.UserSessions.Where(s => s.UserId == userId && s.EndedAt == null && s.Id != exceptSessionId).ToListAsync(ct)) session.End(now);
        await db.SaveChangesAsync(ct);
        await signals.EndedAsync(ct);
    }
}
