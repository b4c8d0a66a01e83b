using System.Globalization;
using AusAiducation.Core.Access;
using AusAiducation.Web.Startup;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace AusAiducation.Web.Features.Accounts;

/// <summary>One-click sign-in of the demonstration. Outside Development the address does not exist.</summary>
static class DemoEndpoints
{
    public static void Map(WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) return;
        app.MapPost("/account/demo", async (HttpContext context, IAntiforgery antiforgery, DemoSignIn demo, SignInManager<AppUser> signIn) =>
        {
            await antiforgery.ValidateRequestAsync(context);
            var form = await context.Request.ReadFormAsync();
            if (await demo.FindAsync(form["account"]) is not { } id) return Results.NotFound();
            if (context.User.Identity is { IsAuthenticated: true })
            {
                // A session belongs to one account: the present one ends first, and the next click begins another.
                await signIn.SignOutAsync();
                return Results.LocalRedirect("/account/login");
            }
            await signIn.SignInAsync((await signIn.UserManager.FindByIdAsync(id.ToString(CultureInfo.InvariantCulture)))!, isPersistent: false);
            return Results.LocalRedirect(LocalAddress.Of(form["returnUrl"]));
        }).Public();
    }
}
