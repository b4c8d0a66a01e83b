using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Access;

/// <summary>A sign-in of one's own, as listed. <see cref="Key"/> is the beginning of the handle's hash.</summary>
public sealed record SessionLine(string Key, string Device, DateTime StartedAt, DateTime LastSeenAt, bool IsThisOne);

/// <summary>What a person does to their own account without touching how they sign in.</summary>
public sealed class OwnAccount(ViewerDb viewerDb, ProgrammeClock clock, TimeProvider time)
{
    const int SessionKeyLength = 16;

    DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task SetNameAsync(string name, string language, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var problems = new Problems();
        var read = problems.Required("Name", name, AppUser.NameMaxLength);
        problems.ThrowIfAny();
        var me = await MeAsync(db, ct);
        (me.DisplayName, me.Language) = (read, Texts.Texts.Known(language));
        await db.SaveChangesAsync(ct);
    }

    public async Task SignUndertakingAsync(bool agrees, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        if (!agrees) throw new InputRefused("Undertaking", "Accounts.UndertakingNeeded");
        (await MeAsync(db, ct)).SignUndertaking(clock.Now);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Open sign-ins, the present one first.</summary>
    public async Task<IReadOnlyList<SessionLine>> SessionsAsync(int? presentSessionId, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var now = Now;
        return await db.UserSessions.AsNoTracking().Where(s => s.UserId == db.Viewer.UserId && s.EndedAt == null && s.ExpiresAt > now)
            .OrderByDescending(s => s.Id == presentSessionId).ThenByDescending(s => s.LastSeenAt)
            .Select(s => new SessionLine(s.HandleHash.Substring(0, SessionKeyLength), s.Device, s.StartedAt, s.LastSeenAt, s.Id == presentSessionId)).ToListAsync(ct);
    }

    public async Task EndSessionAsync(string key, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var session = key.Length != SessionKeyLength ? null
            : await db.UserSessions.FirstOrDefaultAsync(s => s.UserId == db.Viewer.UserId && s.EndedAt == null && s.HandleHash.StartsWith(key), ct);
        (session ?? throw new NotFoundForViewer("Session")).End(Now);
        await db.SaveChangesAsync(ct);
    }

    public async Task EndOtherSessionsAsync(int? presentSessionId, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        await OpenSessions.EndAsync(db, db.Viewer.UserId, Now, presentSessionId, ct);
        await db.SaveChangesAsync(ct);
    }

    async Task<AppDbContext> OpenAsync(CancellationToken ct)
    {
        var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.UseOwnAccount);
        return db;
    }

    static Task<AppUser> MeAsync(AppDbContext db, CancellationToken ct) => db.Users.SingleAsync(u => u.Id == db.Viewer.UserId, ct);
}
