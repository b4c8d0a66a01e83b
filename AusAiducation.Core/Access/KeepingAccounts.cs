using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Access;

/// <summary>Locking, unlocking and closing accounts, and ending their sign-ins. Each ends the sessions in the same transaction.</summary>
public sealed class KeepingAccounts(ViewerDb viewerDb, ProgrammeClock clock, TimeProvider time)
{
    public Task LockAsync(string accountKey, CancellationToken ct = default) => PutOutAsync(accountKey, AccountRules.WhyNotPutOut, (_, user) => user.Lock(), ct);

    /// <summary>For good: no sign-in, no hat; the name stays in the history.</summary>
    public Task CloseAsync(string accountKey, CancellationToken ct = default) => PutOutAsync(accountKey, AccountRules.WhyNotPutOut, (hats, user) =>
    {
        foreach (var hat in hats.Where(h => h.To is null || h.To >= clock.Today)) hat.End(clock.Today);
        user.Close(clock.Now);
    }, ct);

    public Task EndSessionsAsync(string accountKey, CancellationToken ct = default) => PutOutAsync(accountKey, AccountRules.WhyNotTouch, (_, _) => { }, ct);

    public async Task UnlockAsync(string accountKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var (user, facts) = await LoadAsync(db, accountKey, ct);
        RuleBroken.If(AccountRules.WhyNotTouch(db.Viewer, facts));
        user.Unlock();
        await db.SaveChangesAsync(ct);
    }

    async Task PutOutAsync(string accountKey, Func<Viewer, AccountFacts, Refusal?> whyNot, Action<List<Membership>, AppUser> act, CancellationToken ct)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var (user, facts) = await LoadAsync(db, accountKey, ct);
        RuleBroken.If(whyNot(db.Viewer, facts));
        act(await db.Memberships.Where(m => m.UserId == user.Id).ToListAsync(ct), user);
        var now = time.GetUtcNow().UtcDateTime;
        if (user.ClosedAt is not null)
            foreach (var invitation in await db.Invitations.Where(i => i.UserId == user.Id && i.AcceptedAt == null).ToListAsync(ct)) invitation.Withdraw(now);
        await OpenSessions.EndAsync(db, user.Id, now, ct: ct);
        await db.SaveChangesAsync(ct);
    }

    async Task<(AppUser User, AccountFacts Facts)> LoadAsync(AppDbContext db, string accountKey, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.ManagePeople);
        var user = await db.Users.SingleOrDefaultAsync(u => u.Key == accountKey, ct) ?? throw new NotFoundForViewer("Account");
        return (user, await AccountFacts.LoadAsync(db, user, clock.Today, ct));
    }
}
