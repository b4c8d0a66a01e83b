using AusAiducation.Core.Access;
using AusAiducation.Core.Texts;
using AusAiducation.Web.Access;
using AusAiducation.Web.Components.Shared;
using AusAiducation.Web.Startup;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace AusAiducation.Web.Features.Accounts;

/// <summary>A page of one's own account: the account behind the cookie, and a fresh proof where the means of signing in change.</summary>
public abstract class AccountPageBase : PageBase
{
    [Inject] protected UserManager<AppUser> Users { get; set; } = null!;
    [Inject] protected RecentProof Proof { get; set; } = null!;
    [CascadingParameter] protected HttpContext Http { get; set; } = null!;

    protected async Task<AppUser> MeAsync() => await Users.GetUserAsync(Http.User) ?? throw new AccessDenied(Permission.UseOwnAccount);

    protected bool IsSignedIn => Http.User.Identity is { IsAuthenticated: true };

    /// <summary>False, and the reader is on the way to the page that asks for it, when the last proof is too old. Return right after.</summary>
    protected async Task<bool> HasRecentProofAsync()
    {
        if (await Proof.IsRecentAsync(Http)) return true;
        Nav.NavigateTo("/account/confirm?returnUrl=" + Uri.EscapeDataString(Http.Request.Path));
        return false;
    }

    /// <summary>Pages follow the account's language from the next one on.</summary>
    protected void SpeakLanguage(string language) =>
        Http.Response.Cookies.Append(AddLanguagesExtensions.Cookie, Texts.Known(language), new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = Http.Request.IsHttps, IsEssential = true });
}
