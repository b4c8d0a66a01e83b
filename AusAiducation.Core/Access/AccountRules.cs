using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Access;

/// <summary>What the rules on accounts need to know of one account.</summary>
public sealed record AccountFacts(int UserId, bool IsClosed, bool IsLocked, bool HasPassword, bool WearsSensitiveHat, bool IsLastAdministrator)
{
    internal static async Task<AccountFacts> LoadAsync(AppDbContext db, AppUser user, DateOnly today, CancellationToken ct)
    {
        var roles = await db.Memberships.Where(m => m.UserId == user.Id && (m.To == null || m.To >= today)).Select(m => new { m.Role, m.From }).ToListAsync(ct);
        var administers = roles.Exists(m => m.Role == Role.Administrator && m.From <= today);
        var others = administers && await db.Memberships.AnyAsync(m => m.UserId != user.Id && m.Role == Role.Administrator && m.From <= today && m.To == null
            && m.User!.ClosedAt == null && m.User.PasswordHash != null && m.User.LockoutEnd != AppUser.LockedByPerson, ct);
        return new AccountFacts(user.Id, user.ClosedAt is not null, user.IsLockedByPerson, user.PasswordHash is not null,
            roles.Exists(m => Membership.IsSensitive(m.Role)), administers && !others);
    }
}

/// <summary>Who may change whose account and hats. The same answer greys a button and refuses its act.</summary>
public static class AccountRules
{
    /// <summary>Locking, closing, ending sessions, a new link. Nobody does this to oneself; what touches money or accounts is an administrator's.</summary>
    public static Refusal? WhyNotTouch(Viewer viewer, AccountFacts account) =>
        !viewer.Can(Permission.ManagePeople) ? new Refusal("Common.NotAllowed")
        : viewer.UserId == account.UserId ? new Refusal("Access.NotYourOwnAccount")
        : account.WearsSensitiveHat && !viewer.Can(Permission.GiveSensitiveHats) ? new Refusal("Access.SensitiveAccount")
        : account.IsClosed ? new Refusal("Access.AccountClosed")
        : null;

    /// <summary>Locking and closing leave somebody who can still administer.</summary>
    public static Refusal? WhyNotPutOut(Viewer viewer, AccountFacts account) =>
        WhyNotTouch(viewer, account) ?? (account.IsLastAdministrator ? new Refusal("Access.LastAdministrator") : null);

    public static Refusal? WhyNotInviteAgain(Viewer viewer, AccountFacts account) =>
        WhyNotTouch(viewer, account) ?? (account.HasPassword ? new Refusal("Access.InvitationAccepted") : null);

    public static Refusal? WhyNotGive(Viewer viewer, AccountFacts account) =>
        !viewer.Can(Permission.ManagePeople) ? new Refusal("Common.NotAllowed")
        : viewer.UserId == account.UserId ? new Refusal("Access.NotYourOwnHats")
        : account.IsClosed ? new Refusal("Access.AccountClosed")
        : null;

    public static Refusal? WhyNotGive(Viewer viewer, Role role) =>
        role == Role.Student ? new Refusal("Access.StudentHatComesWithScholarship")
        : Membership.IsSensitive(role) && !viewer.Can(Permission.GiveSensitiveHats) ? new Refusal("Access.SensitiveHat")
        : null;

    public static Refusal? WhyNotEnd(Viewer viewer, AccountFacts account, Role role) =>
        !viewer.Can(Permission.ManagePeople) ? new Refusal("Common.NotAllowed")
        : viewer.UserId == account.UserId ? new Refusal("Access.NotYourOwnHats")
        : Membership.IsSensitive(role) && !viewer.Can(Permission.GiveSensitiveHats) ? new Refusal("Access.SensitiveHat")
        : role == Role.Administrator && account.IsLastAdministrator ? new Refusal("Access.LastAdministrator")
        : null;
}
