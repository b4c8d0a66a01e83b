using System.Text.Json;
using AusAiducation.Core.Candidates.Dossiers;
using Microsoft.AspNetCore.DataProtection;

namespace AusAiducation.Web.Access;

/// <summary>
/// The two cookies of the public form: the handle of an open file, and, for a quarter of an hour, the sealed code and passphrase of a
/// file just begun, so that the page that tells them survives a reload. Neither can be read by a script.
/// </summary>
public sealed class DossierCookies(IDataProtectionProvider protection)
{
    const string Session = "dossier";
    const string Begun = "begun";
    static readonly TimeSpan BegunValidity = TimeSpan.FromMinutes(15);

    readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("AusAiducation.BegunDossier").ToTimeLimitedDataProtector();

    public static string? Handle(HttpContext context) => context.Request.Cookies[NameOf(Session, context)];

    /// <param name="ownDevice">Kept for weeks only where the person said the phone is theirs; else gone with the browser.</param>
    public static void Enter(HttpContext context, string handle, bool ownDevice) =>
        context.Response.Cookies.Append(NameOf(Session, context), handle, Options(context, ownDevice ? DossierSession.OwnLifetime : null));

    public static void Leave(HttpContext context)
    {
        context.Response.Cookies.Delete(NameOf(Session, context), Options(context, null));
        Forget(context);
    }

    public void Tell(HttpContext context, BegunDossier begun) =>
        context.Response.Cookies.Append(NameOf(Begun, context), _seal.Protect(JsonSerializer.Serialize(begun with { Handle = "" }), BegunValidity), Options(context, BegunValidity));

    /// <summary>What was just begun on this device, or null when it was noted or a quarter of an hour passed.</summary>
    public BegunDossier? Told(HttpContext context)
    {
        if (context.Request.Cookies[NameOf(Begun, context)] is not { } kept) return null;
        try
        {
            return JsonSerializer.Deserialize<BegunDossier>(_seal.Unprotect(kept));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(NameOf(Begun, context), Options(context, null));

    static string NameOf(string name, HttpContext context) => context.Request.IsHttps ? "__Host-" + name : name;

    static CookieOptions Options(HttpContext context, TimeSpan? age) =>
        new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, IsEssential = true, Path = "/", MaxAge = age };
}
