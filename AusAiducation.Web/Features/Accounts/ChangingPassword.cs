using AusAiducation.Core.Access;
using AusAiducation.Web.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Web.Features.Accounts;

/// <summary>A new password, with the old one or with a mailed link. Every other sign-in of the account ends.</summary>
sealed class ChangingPassword(UserManager<AppUser> users, SignInManager<AppUser> signIn, SignOuts signOuts, WebViewer viewer, AccountMails mails)
{
    public async Task ChangeAsync(AppUser user, string current, string password, string again)
    {
        var problems = new Problems();
        PasswordRules.Check(problems, password, again, user);
        if (!(await signIn.CheckPasswordSignInAsync(user, current, lockoutOnFailure: true)).Succeeded) problems.Add("Current", "Accounts.PasswordWrong");
        problems.ThrowIfAny();
        Expect(await users.ChangePasswordAsync(user, current, password));
        await signOuts.OfAsync(user.Id, viewer.SessionId);
        await signIn.RefreshSignInAsync(user);
        await mails.ChangedAsync(user);
    }

    /// <summary>Does not sign in: the second factor, if any, is asked at the next sign-in. A lock earned by wrong passwords ends; one a person set stays.</summary>
    public async Task ResetAsync(string accountKey, string token, string password, string again)
    {
        var user = await users.Users.SingleOrDefaultAsync(u => u.Key == accountKey);
        var problems = new Problems();
        PasswordRules.Check(problems, password, again, user ?? new AppUser());
        problems.ThrowIfAny();
        if (user is null || user.ClosedAt is not null || user.IsLockedByPerson || !(await users.ResetPasswordAsync(user, token, password)).Succeeded) throw new RuleBroken("Accounts.ResetLinkOver");
        user.EmailConfirmed = true;
        user.Unlock();
        Expect(await users.UpdateAsync(user));
        await signOuts.OfAsync(user.Id);
        await mails.ChangedAsync(user);
    }

    static void Expect(IdentityResult result)
    {
        if (!result.Succeeded) throw new InvalidOperationException("The account was not saved: " + string.Join(", ", result.Errors.Select(e => e.Code)));
    }
}
