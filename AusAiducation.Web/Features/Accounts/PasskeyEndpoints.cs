using System.Globalization;
using AusAiducation.Core.Access;
using AusAiducation.Web.Access;
using AusAiducation.Web.Startup;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace AusAiducation.Web.Features.Accounts;

/// <summary>What the browser is asked when a passkey is made or used. The challenge travels back in an encrypted cookie.</summary>
static class PasskeyEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/account/passkeys/creation-options", async (HttpContext context, IAntiforgery antiforgery, SignInManager<AppUser> signIn, UserManager<AppUser> users, RecentProof proof) =>
        {
            await antiforgery.ValidateRequestAsync(context);
            if (await users.GetUserAsync(context.User) is not { } user || !await proof.IsRecentAsync(context)) return Results.Forbid();
            var entity = new PasskeyUserEntity { Id = user.Id.ToString(CultureInfo.InvariantCulture), Name = user.Email!, DisplayName = user.DisplayName };
            return Results.Content(await signIn.MakePasskeyCreationOptionsAsync(entity), "application/json");
        }).Requires(Permission.UseOwnAccount);

        // No account is named: the browser offers the passkeys it has for this site, and nothing is said about addresses.
        app.MapPost("/account/passkeys/request-options", async (HttpContext context, IAntiforgery antiforgery, SignInManager<AppUser> signIn) =>
        {
            await antiforgery.ValidateRequestAsync(context);
            return Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");
        }).Public();
    }
}
