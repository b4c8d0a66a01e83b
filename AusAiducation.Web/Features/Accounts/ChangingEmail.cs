using AusAiducation.Core.Access;
using AusAiducation.Core.People;
using AusAiducation.Web.Access;
using Microsoft.AspNetCore.Identity;

namespace AusAiducation.Web.Features.Accounts;

/// <summary>A new address for the account: asked for here, proved by a link mailed to it. It becomes the address one signs in with.</summary>
sealed class ChangingEmail(UserManager<AppUser> users, SignInManager<AppUser> signIn, SignOuts signOuts, WebViewer viewer, AccountLinks links, AccountMails mails, AttemptLimits limits)
{
    /// <summary>
    /// Posts one mail to the new address whatever it is: the link, or, when it has an account already, a word to its owner. Neither the
    /// answer nor its time says which.
    /// </summary>
    public async Task AskAsync(HttpContext context, AppUser user, string typed, string pageBase)
    {
        var problems = new Problems();
        var email = EmailAddress.Read("Email", typed, problems);
        if (!problems.Any && string.Equals(email, user.Email, StringComparison.OrdinalIgnoreCase)) problems.Add("Email", "Accounts.EmailSame");
        problems.ThrowIfAny();
        if (!limits.Allows(context, email)) return;
        var link = links.Email(email, await users.GenerateChangeEmailTokenAsync(user, email), pageBase);
        if (await users.FindByEmailAsync(email) is { } owner) await mails.EmailTakenAsync(owner);
        else await mails.ConfirmEmailAsync(user, email, link);
    }

    /// <summary>Every other sign-in of the account ends, and the address left behind is told.</summary>
    public async Task ConfirmAsync(AppUser user, string email, string token)
    {
        if (!await users.VerifyUserTokenAsync(user, users.Options.Tokens.ChangeEmailTokenProvider, UserManager<AppUser>.GetChangeEmailTokenPurpose(email), token))
            throw new RuleBroken("Accounts.EmailLinkOver");
        var before = user.Email!;
        (user.Email, user.UserName, user.EmailConfirmed) = (email, email, true);
        // Saves the account with its new stamp, which ends this link; refused when somebody took the address meanwhile.
        if (!(await users.UpdateSecurityStampAsync(user)).Succeeded) throw new RuleBroken("Accounts.EmailLinkOver");
        await signOuts.OfAsync(user.Id, viewer.SessionId);
        await signIn.RefreshSignInAsync(user);
        await mails.EmailChangedAsync(user, before);
    }
}
