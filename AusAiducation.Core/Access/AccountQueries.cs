using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Access;

/// <summary>A hat as shown: what it is limited to in words, and why it cannot be ended (null when it can).</summary>
public sealed record HatLine(string Key, Role Role, string Scope, DateOnly From, DateOnly? To, bool IsWorn, bool IsOver, Refusal? WhyNotEnd);

/// <summary>The roles this viewer may give, and what they can be limited to.</summary>
public sealed record HatChoices(IReadOnlyList<Role> Roles, HatScopes Scopes)
{
    internal static HatChoices For(Viewer viewer, HatScopes scopes) => new(Enum.GetValues<Role>().Where(r => AccountRules.WhyNotGive(viewer, r) is null).ToList(), scopes);
}

/// <summary>One account with its hats and what may be done to it.</summary>
public sealed record AccountFile
{
    public required string Key { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }
    public required string Language { get; init; }
    public AccountState State { get; init; }
    public bool SecondFactor { get; init; }
    public DateTime CreatedAt { get; init; }
    public DateTime? UndertakingSignedAt { get; init; }
    public DateTime? LastSeenAt { get; init; }
    public int OpenSessions { get; init; }
    public DateTime? InvitationExpiresAt { get; init; }
    public IReadOnlyList<HatLine> Hats { get; init; } = [];

    /// <summary>What the form that gives a hat offers.</summary>
    public required HatChoices Choices { get; init; }
    public Refusal? WhyNotTouch { get; init; }
    public Refusal? WhyNotPutOut { get; init; }
    public Refusal? WhyNotGive { get; init; }
}

/// <summary>Reads accounts for the pages of people and for one's own page.</summary>
public sealed class AccountQueries(ViewerDb viewerDb, ProgrammeClock clock, TimeProvider time)
{
    /// <summary>Null when there is no such account.</summary>
    public async Task<AccountFile?> FileAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManagePeople);
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Key == key, ct) is not { } user) return null;
        var now = time.GetUtcNow().UtcDateTime;
        var facts = await AccountFacts.LoadAsync(db, user, clock.Today, ct);
        var seen = await db.Users.Where(u => u.Id == user.Id).Select(u => new
        {
            Last = db.UserSessions.Where(s => s.UserId == u.Id).Max(s => (DateTime?)s.LastSeenAt),
            Open = db.UserSessions.Count(s => s.UserId == u.Id && s.EndedAt == null && s.ExpiresAt > now),
            Invitation = db.Invitations.Where(i => i.UserId == u.Id && i.AcceptedAt == null).Max(i => (DateTime?)i.ExpiresAt),
        }).SingleAsync(ct);
        var scopes = await HatScopes.LoadAsync(db, ct);
        return new AccountFile
        {
            Key = user.Key, Name = user.DisplayName, Email = user.Email!, Language = user.Language, SecondFactor = user.TwoFactorEnabled, CreatedAt = user.CreatedAt,
            State = facts.IsClosed ? AccountState.Closed : facts.IsLocked ? AccountState.Locked : facts.HasPassword ? AccountState.Active : AccountState.Invited,
            UndertakingSignedAt = user.HasSignedUndertaking ? user.UndertakingSignedAt : null,
            LastSeenAt = seen.Last, OpenSessions = seen.Open, InvitationExpiresAt = seen.Invitation,
            Hats = await HatsAsync(db, user.Id, scopes, role => AccountRules.WhyNotEnd(db.Viewer, facts, role), ct),
            Choices = HatChoices.For(db.Viewer, scopes),
            WhyNotTouch = AccountRules.WhyNotTouch(db.Viewer, facts), WhyNotPutOut = AccountRules.WhyNotPutOut(db.Viewer, facts), WhyNotGive = AccountRules.WhyNotGive(db.Viewer, facts),
        };
    }

    /// <summary>The viewer's own hats, past ones included.</summary>
    public async Task<IReadOnlyList<HatLine>> OwnHatsAsync(CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.UseOwnAccount);
        return await HatsAsync(db, db.Viewer.UserId, await HatScopes.LoadAsync(db, ct), _ => new Refusal("Access.NotYourOwnHats"), ct);
    }

    /// <summary>For the form that invites somebody with a first hat.</summary>
    public async Task<HatChoices> ChoicesAsync(CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManagePeople);
        return HatChoices.For(db.Viewer, await HatScopes.LoadAsync(db, ct));
    }

    async Task<IReadOnlyList<HatLine>> HatsAsync(AppDbContext db, int userId, HatScopes scopes, Func<Role, Refusal?> whyNotEnd, CancellationToken ct)
    {
        var today = clock.Today;
        var hats = await db.Memberships.AsNoTracking().Where(m => m.UserId == userId).OrderByDescending(m => m.From).ThenByDescending(m => m.Id).ToListAsync(ct);
        return hats.Select(m => new HatLine(m.Key, m.Role, scopes.NameOf(m.EditionId, m.SponsorId, m.OrganisationId), m.From, m.To,
            m.IsActiveOn(today), m.To < today, m.To < today ? null : whyNotEnd(m.Role))).ToList();
    }
}
