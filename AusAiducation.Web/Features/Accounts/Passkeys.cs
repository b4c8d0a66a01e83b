using System.Buffers.Text;
using AusAiducation.Core.Access;
using AusAiducation.Web.Access;
using Microsoft.AspNetCore.Identity;

namespace AusAiducation.Web.Features.Accounts;

/// <summary>Passkeys of one account: registered from the browser's answer, renamed, removed. Every other sign-in ends when one comes or goes.</summary>
sealed class Passkeys(UserManager<AppUser> users, SignInManager<AppUser> signIn, SignOuts signOuts, WebViewer viewer, AccountMails mails)
{
    public const int NameMaxLength = 60;
    const int Maximum = 20;

    public static string KeyOf(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    public async Task AddAsync(AppUser user, string credentialJson, string name)
    {
        var problems = new Problems();
        var read = problems.Required("Name", name, NameMaxLength);
        problems.ThrowIfAny();
        if ((await users.GetPasskeysAsync(user)).Count >= Maximum) throw new RuleBroken("Accounts.PasskeysTooMany", Maximum);
        var passkey = await AttestAsync(user, credentialJson);
        passkey.Name = read;
        await users.AddOrUpdatePasskeyAsync(user, passkey);
        await AfterChangeAsync(user);
    }

    public async Task RenameAsync(AppUser user, string key, string name)
    {
        var passkey = await FindAsync(user, key);
        var problems = new Problems();
        passkey.Name = problems.Required("Name", name, NameMaxLength);
        problems.ThrowIfAny();
        await users.AddOrUpdatePasskeyAsync(user, passkey);
    }

    public async Task RemoveAsync(AppUser user, string key)
    {
        await users.RemovePasskeyAsync(user, (await FindAsync(user, key)).CredentialId);
        await AfterChangeAsync(user);
    }

    async Task<UserPasskeyInfo> AttestAsync(AppUser user, string credentialJson)
    {
        try
        {
            var result = await signIn.PerformPasskeyAttestationAsync(credentialJson);
            if (result.Succeeded && result.UserEntity.Id == user.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)) return result.Passkey;
        }
        catch (Exception e) when (SigningIn.IsBadCredential(e))
        {
            // Said below, as any other failure.
        }
        throw new RuleBroken("Accounts.PasskeyFailed");
    }

    async Task<UserPasskeyInfo> FindAsync(AppUser user, string key) =>
        (await users.GetPasskeysAsync(user)).FirstOrDefault(p => KeyOf(p) == key) ?? throw new NotFoundForViewer("Passkey");

    async Task AfterChangeAsync(AppUser user)
    {
        await users.UpdateSecurityStampAsync(user);
        await signOuts.OfAsync(user.Id, viewer.SessionId);
        await signIn.RefreshSignInAsync(user);
        await mails.ChangedAsync(user);
    }
}
