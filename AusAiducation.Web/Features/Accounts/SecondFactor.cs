using System.Globalization;
using AusAiducation.Core.Access;
using AusAiducation.Web.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using QRCoder;

namespace AusAiducation.Web.Features.Accounts;

/// <summary>A key offered to an authenticator: to scan, to type, and sealed to travel with the form until a code proves it was taken.</summary>
sealed record OfferedKey(string Typed, string QrSvg, string Sealed);

/// <summary>Turns the authenticator on and off, and makes recovery codes. Every other sign-in of the account then ends.</summary>
sealed class SecondFactor(UserManager<AppUser> users, SignInManager<AppUser> signIn, IUserStore<AppUser> store, OneTimeCodes codes, SignOuts signOuts, WebViewer viewer, AccountMails mails, IDataProtectionProvider protection)
{
    const int RecoveryCodes = 10;
    const string Issuer = "AusAiducation";

    readonly IDataProtector _protector = protection.CreateProtector("AusAiducation.OfferedKey");

    /// <summary>A new key, or the one already offered by this form.</summary>
    public OfferedKey Offer(AppUser user, string? sealedKey = null)
    {
        var key = string.IsNullOrEmpty(sealedKey) ? OneTimeCodes.NewKey() : Open(user, sealedKey);
        var address = $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(user.Email!)}?secret={key}&issuer={Issuer}&digits=6";
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        var typed = string.Join(' ', key.Chunk(4).Select(c => new string(c)));
        return new OfferedKey(typed, code.GetGraphic(4, "#000000", "#ffffff"), _protector.Protect(user.Id.ToString(CultureInfo.InvariantCulture) + ":" + key));
    }

    /// <summary>Keeps the key once a code made from it was typed. Returns the recovery codes, shown this once.</summary>
    public async Task<IReadOnlyList<string>> EnableAsync(AppUser user, string sealedKey, string code)
    {
        var key = Open(user, sealedKey);
        if (codes.StepOf(key, code, lastStep: 0) is not { } step) throw new InputRefused("Code", "Accounts.CodeWrong");
        await ((IUserAuthenticatorKeyStore<AppUser>)store).SetAuthenticatorKeyAsync(user, key, CancellationToken.None);
        user.LastTotpStep = step;
        await users.SetTwoFactorEnabledAsync(user, true);
        return await AfterChangeAsync(user, await RenewCodesAsync(user));
    }

    public async Task DisableAsync(AppUser user)
    {
        await users.SetTwoFactorEnabledAsync(user, false);
        await ((IUserAuthenticatorKeyStore<AppUser>)store).SetAuthenticatorKeyAsync(user, OneTimeCodes.NewKey(), CancellationToken.None);
        await users.UpdateSecurityStampAsync(user);
        await AfterChangeAsync(user, []);
    }

    /// <summary>New recovery codes; the earlier ones stop working.</summary>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(AppUser user) =>
        (await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes) ?? []).ToList();

    async Task<IReadOnlyList<string>> AfterChangeAsync(AppUser user, IReadOnlyList<string> recoveryCodes)
    {
        await signOuts.OfAsync(user.Id, viewer.SessionId);
        await signIn.RefreshSignInAsync(user);
        await mails.ChangedAsync(user);
        return recoveryCodes;
    }

    string Open(AppUser user, string sealedKey)
    {
        try
        {
            var parts = _protector.Unprotect(sealedKey).Split(':');
            if (parts[0] == user.Id.ToString(CultureInfo.InvariantCulture)) return parts[1];
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // A key this program did not offer, or offered under other keys: begin again.
        }
        throw new RuleBroken("Accounts.BeginAgain");
    }
}
