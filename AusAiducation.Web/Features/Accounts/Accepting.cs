using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using AusAiducation.Web.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Web.Features.Accounts;

/// <summary>An invitation as its reader sees it.</summary>
sealed record InvitationShown(string Name, string Email, string? InvitedBy, IReadOnlyList<HatShown> Hats, bool AsksUndertaking);

/// <summary>A hat offered, with what it is limited to.</summary>
sealed record HatShown(Role Role, string Scope);

/// <summary>
/// Opens an account from its link: password and undertaking in one save, then signed in. The reader has no account yet, so this works on
/// the account tables alone and reads the names as the program.
/// </summary>
sealed class Accepting(AppDbContext accounts, AppDbContextFactory factory, UserManager<AppUser> users, SignInManager<AppUser> signIn, TimeProvider time, ProgrammeClock clock)
{
    DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Null when the link is unknown, used, replaced or too old.</summary>
    public async Task<InvitationShown?> ReadAsync(string secret)
    {
        if (await FindAsync(secret) is not { } invitation) return null;
        await using var db = factory.Create(Viewer.System);
        var hats = await HatsAsync(db, invitation.UserId);
        var scopes = await HatScopes.LoadAsync(db);
        var inviter = await db.Users.Where(u => u.Id == invitation.InvitedByUserId).Select(u => u.DisplayName).SingleOrDefaultAsync();
        return new InvitationShown(invitation.User!.DisplayName, invitation.User.Email!, inviter,
            hats.Select(h => new HatShown(h.Role, scopes.NameOf(h.EditionId, h.SponsorId, h.OrganisationId))).ToList(), AsksUndertaking(hats));
    }

    public async Task AcceptAsync(string secret, string password, string again, bool signsUndertaking)
    {
        if (await FindAsync(secret) is not { } invitation) throw new RuleBroken("Access.InvitationOver");
        var user = invitation.User!;
        var problems = new Problems();
        PasswordRules.Check(problems, password, again, user);
        await using var db = factory.Create(Viewer.System);
        var undertakes = AsksUndertaking(await HatsAsync(db, user.Id));
        if (undertakes && !signsUndertaking) problems.Add("Undertaking", "Accounts.UndertakingNeeded");
        problems.ThrowIfAny();
        // The invitation is tracked by the context the account is saved with: accepted, signed and protected by a password at once, or not at all.
        invitation.Accept(Now);
        if (undertakes) user.SignUndertaking(clock.Now);
        user.EmailConfirmed = true;
        if (!(await users.AddPasswordAsync(user, password)).Succeeded) throw new RuleBroken("Access.InvitationOver");
        await signIn.SignInAsync(user, isPersistent: false);
    }

    /// <summary>A student reads nobody's file and has nothing to undertake; everybody else has.</summary>
    static bool AsksUndertaking(List<Membership> hats) => hats.Count == 0 || hats.Exists(h => h.Role != Role.Student);

    Task<List<Membership>> HatsAsync(AppDbContext db, int userId) =>
        db.Memberships.AsNoTracking().Where(m => m.UserId == userId && (m.To == null || m.To >= clock.Today)).OrderBy(m => m.Id).ToListAsync();

    async Task<Invitation?> FindAsync(string secret)
    {
        var hash = Invitation.HashOf(secret);
        return await accounts.Invitations.Include(i => i.User).SingleOrDefaultAsync(i => i.SecretHash == hash) is { User: { PasswordHash: null, ClosedAt: null, IsLockedByPerson: false } } found && found.IsOpen(Now) ? found : null;
    }
}
