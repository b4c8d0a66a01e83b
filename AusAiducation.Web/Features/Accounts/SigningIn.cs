using AusAiducation.Core.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AusAiducation.Web.Features.Accounts;

/// <summary>A hash to verify against when there is no account, so that the answer takes as long.</summary>
sealed class NobodysPassword
{
    readonly AppUser _nobody = new();
    readonly PasswordHasher<AppUser> _hasher;
    readonly string _hash;

    public NobodysPassword(IOptions<PasswordHasherOptions> options)
    {
        _hasher = new PasswordHasher<AppUser>(options);
        _hash = _hasher.HashPassword(_nobody, "nobody's password");
    }

    public void Verify(string typed) => _hasher.VerifyHashedPassword(_nobody, _hash, typed);
}

/// <summary>
/// Signs in by password. Whatever is wrong (no such address, wrong password, lock, account closed or not yet accepted, too many
/// attempts), the answer is the same and takes as long.
/// </summary>
sealed class SigningIn(SignInManager<AppUser> signIn, UserManager<AppUser> users, NobodysPassword nobody, AttemptLimits limits)
{
    public async Task<SignInResult> WithPasswordAsync(HttpContext context, string email, string password)
    {
        if (password.Length > Web.Access.PasswordRules.MaximumLength || !limits.Allows(context, email)) return SignInResult.Failed;
        var user = await users.FindByEmailAsync(email.Trim());
        if (user?.PasswordHash is null || !await signIn.CanSignInAsync(user) || await users.IsLockedOutAsync(user))
        {
            nobody.Verify(password);
            return SignInResult.Failed;
        }
        return await signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
    }

    /// <summary>The second step: a code of the authenticator, or one of the recovery codes, each of which works once.</summary>
    public async Task<bool> WithCodeAsync(HttpContext context, string code)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } user || !limits.Allows(context, user.Email!)) return false;
        var typed = string.Concat(code.Where(c => !char.IsWhiteSpace(c)));
        if (typed.All(char.IsAsciiDigit)) return (await signIn.TwoFactorAuthenticatorSignInAsync(typed, isPersistent: false, rememberClient: false)).Succeeded;
        if (await users.IsLockedOutAsync(user)) return false;
        if ((await signIn.TwoFactorRecoveryCodeSignInAsync(typed.ToUpperInvariant())).Succeeded) return true;
        await users.AccessFailedAsync(user);
        return false;
    }

    public async Task<bool> WithPasskeyAsync(string credentialJson)
    {
        try
        {
            return (await signIn.PasskeySignInAsync(credentialJson)).Succeeded;
        }
        catch (Exception e) when (IsBadCredential(e))
        {
            return false;
        }
    }

    /// <summary>Whether the account's owner is still at the keyboard; a wrong answer counts towards the lock.</summary>
    public async Task<bool> ProvesPasswordAsync(AppUser user, string password) =>
        (await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true)).Succeeded;

    public async Task<bool> ProvesPasskeyAsync(AppUser user, string credentialJson)
    {
        try
        {
            var result = await signIn.PerformPasskeyAssertionAsync(credentialJson);
            if (!result.Succeeded || result.User.Id != user.Id) return false;
            await users.AddOrUpdatePasskeyAsync(user, result.Passkey);
            return true;
        }
        catch (Exception e) when (IsBadCredential(e))
        {
            return false;
        }
    }

    /// <summary>Identity throws when the form brings no credential, or no challenge was asked for before.</summary>
    internal static bool IsBadCredential(Exception e) => e is PasskeyException or InvalidOperationException or ArgumentException or System.Text.Json.JsonException;
}
