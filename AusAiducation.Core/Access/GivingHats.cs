using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Access;

/// <summary>Hats given and ended. An ended hat keeps its row, and every sign-in of the account ends with it, in the same transaction.</summary>
public sealed class GivingHats(ViewerDb viewerDb, ProgrammeClock clock, TimeProvider time)
{
    public async Task GiveAsync(string accountKey, HatInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManagePeople);
        var user = await FindAsync(db, accountKey, ct);
        var problems = new Problems();
        var hat = HatAsked.Read(input, await HatScopes.LoadAsync(db, ct), clock.Today, problems);
        if (hat is not null && AccountRules.WhyNotGive(db.Viewer, hat.Role) is { } why) problems.Add(nameof(input.Role), why.Key);
        problems.ThrowIfAny();
        await GiveAsync(db, user, hat!, clock.Today, ct);
    }

    public async Task EndAsync(string accountKey, string hatKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManagePeople);
        var user = await FindAsync(db, accountKey, ct);
        var hat = await db.Memberships.SingleOrDefaultAsync(m => m.Key == hatKey && m.UserId == user.Id, ct) ?? throw new NotFoundForViewer("Hat");
        RuleBroken.If(AccountRules.WhyNotEnd(db.Viewer, await AccountFacts.LoadAsync(db, user, clock.Today, ct), hat.Role));
        hat.End(clock.Today);
        await OpenSessions.EndAsync(db, user.Id, time.GetUtcNow().UtcDateTime, ct: ct);
        await db.SaveChangesAsync(ct);
    }

    internal static async Task GiveAsync(AppDbContext db, AppUser user, HatAsked hat, DateOnly today, CancellationToken ct)
    {
        RuleBroken.If(AccountRules.WhyNotGive(db.Viewer, await AccountFacts.LoadAsync(db, user, today, ct)));
        if (await db.Memberships.AnyAsync(m => m.UserId == user.Id && m.Role == hat.Role && m.EditionId == hat.EditionId && m.SponsorId == hat.SponsorId
                && m.OrganisationId == hat.OrganisationId && (m.To == null || m.To >= hat.From), ct))
            throw new RuleBroken("Access.HatAlreadyWorn");
        db.Memberships.Add(hat.For(user.Id));
        await db.SaveChangesAsync(ct);
    }

    static async Task<AppUser> FindAsync(AppDbContext db, string key, CancellationToken ct) =>
        await db.Users.SingleOrDefaultAsync(u => u.Key == key, ct) ?? throw new NotFoundForViewer("Account");
}

/// <summary>Ends sign-ins as part of an act; the caller saves.</summary>
public static class OpenSessions
{
    public static async Task EndAsync(AppDbContext db, int userId, DateTime now, int? exceptSessionId = null, CancellationToken ct = default)
    {
        foreach (var session in await db.UserSessions.Where(s => s.UserId == userId && s.EndedAt == null && s.Id != exceptSessionId).ToListAsync(ct)) session.End(now);
    }
}
