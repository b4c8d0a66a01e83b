using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace AusAiducation.Web.Access;

/// <summary>Whether this session's owner has just shown a password or passkey: asked before the means of signing in are changed.</summary>
public sealed class RecentProof(TimeProvider time)
{
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(10);
    const string Item = "proof";

    public async Task<bool> IsRecentAsync(HttpContext context) =>
        (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties?.GetString(Item) is { } at
        && DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) + Validity > time.GetUtcNow();

    /// <summary>Renews the ticket of this session with a proof given now.</summary>
    public async Task RecordAsync(HttpContext context)
    {
        if (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme) is not { Succeeded: true } present) return;
        Stamp(present.Properties, time);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, present.Principal, present.Properties);
    }

    internal static void Stamp(AuthenticationProperties properties, TimeProvider time) => properties.SetString(Item, time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
}
