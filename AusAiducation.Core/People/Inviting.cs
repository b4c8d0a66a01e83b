using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.People;

/// <summary>Somebody to invite, as typed, with a first hat.</summary>
public sealed class InviteInput
{
    public string Name { get; set; } = "";
    public string Email { get; set; } = "";
    public string Language { get; set; } = "fr";
    public HatInput Hat { get; set; } = new();
}

/// <summary>Whom to write to, and the secret of the link; no secret when the account exists already and only received the hat.</summary>
public sealed record Invited(string AccountKey, string Email, string Name, string Language, string? Secret);

/// <summary>Accounts are opened by invitation only: a link that works once, for seven days, sent to the address given.</summary>
public sealed class Inviting(ViewerDb viewerDb, ProgrammeClock clock, TimeProvider time)
{
    public async Task<Invited> InviteAsync(InviteInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManagePeople);
        var problems = new Problems();
        var name = problems.Required(nameof(input.Name), input.Name, AppUser.NameMaxLength);
        var email = EmailAddress.Read(nameof(input.Email), input.Email, problems);
        var language = Texts.Texts.Known(input.Language);
        var hat = HatAsked.Read(input.Hat, await HatScopes.LoadAsync(db, ct), clock.Today, problems);
        if (hat is not null && AccountRules.WhyNotGive(db.Viewer, hat.Role) is { } why) problems.Add(nameof(input.Hat.Role), why.Key);
        problems.ThrowIfAny();

        await using var whole = await db.Database.BeginTransactionAsync(ct);
        var normalized = email.ToUpperInvariant();
        if (await db.Users.SingleOrDefaultAsync(u => u.NormalizedEmail == normalized, ct) is { } known)
        {
            await GivingHats.GiveAsync(db, known, hat!, clock.Today, ct);
            await whole.CommitAsync(ct);
            return new Invited(known.Key, known.Email!, known.DisplayName, known.Language, null);
        }
        var invited = await OpenAsync(db, NewAccount(email, name, language, clock.Now), hat!.For, time.GetUtcNow().UtcDateTime, ct);
        await whole.CommitAsync(ct);
        return invited;
    }

    /// <summary>A new link; the earlier ones stop working. Only while the account has no password: later, its owner asks for a new one.</summary>
    public async Task<Invited> InviteAgainAsync(string accountKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManagePeople);
        var user = await db.Users.SingleOrDefaultAsync(u => u.Key == accountKey, ct) ?? throw new NotFoundForViewer("Account");
        RuleBroken.If(AccountRules.WhyNotInviteAgain(db.Viewer, await AccountFacts.LoadAsync(db, user, clock.Today, ct)));
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var earlier in await db.Invitations.Where(i => i.UserId == user.Id && i.AcceptedAt == null).ToListAsync(ct)) earlier.Withdraw(now);
        var (invitation, secret) = Invitation.Offer(user.Id, db.Viewer.UserId, now);
        db.Invitations.Add(invitation);
        await db.SaveChangesAsync(ct);
        return new Invited(user.Key, user.Email!, user.DisplayName, user.Language, secret);
    }

    /// <summary>Saves a new account with its hat and the link that opens it; the caller holds the transaction.</summary>
    internal static async Task<Invited> OpenAsync(AppDbContext db, AppUser user, Func<int, Membership> hat, DateTime now, CancellationToken ct)
    {
        db.Users.Add(user);
        await db.SaveChangesAsync(ct);
        db.Memberships.Add(hat(user.Id));
        var (invitation, secret) = Invitation.Offer(user.Id, db.Viewer.UserId, now);
        db.Invitations.Add(invitation);
        await db.SaveChangesAsync(ct);
        return new Invited(user.Key, user.Email!, user.DisplayName, user.Language, secret);
    }

    /// <summary>An account without a password, as Identity's tables want it.</summary>
    public static AppUser NewAccount(string email, string name, string language, DateTime at) => new()
    {
        UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(),
        DisplayName = name, Language = language, CreatedAt = at, SecurityStamp = Keys.New(32), LockoutEnabled = true,
    };
}
