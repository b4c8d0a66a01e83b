using AusAiducation.Core.Access;
using AusAiducation.Web.Startup;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace AusAiducation.Web.Features.Accounts;

/// <summary>Acts of the account that are no pages.</summary>
static class AccountEndpoints
{
    public static void Map(WebApplication app) =>
        app.MapPost("/account/logout", async (HttpContext context, IAntiforgery antiforgery, SignInManager<AppUser> signIn) =>
        {
            await antiforgery.ValidateRequestAsync(context);
            await signIn.SignOutAsync();
            return Results.LocalRedirect("/account/login");
        }).Requires(Permission.UseOwnAccount);
}
