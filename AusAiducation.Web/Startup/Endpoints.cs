using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Texts;
using AusAiducation.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Web.Startup;

/// <summary>Endpoints that are no pages. Each names its permission with <c>.Requires(…)</c> or is <c>.Public()</c>.</summary>
static class Endpoints
{
    public static TBuilder Requires<TBuilder>(this TBuilder endpoint, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(new RequiresAttribute(permission));

    public static TBuilder Public<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new PublicAttribute());

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("alive")).Public();
        app.MapGet("/health/ready", async (AppDbContextFactory factory, HealthFacts facts, CancellationToken ct) =>
        {
            await using var db = factory.Create(Viewer.Nobody);
            var database = await db.Database.CanConnectAsync(ct) && !(await db.Database.GetPendingMigrationsAsync(ct)).Any();
            return Results.Json(new { database, fonts = facts.Fonts(), scan = facts.Scan }, statusCode: database ? 200 : 503);
        }).Public();
    }

    /// <summary>The choice of language is a cookie; the page is then loaded afresh.</summary>
    public static void MapLanguages(this WebApplication app) =>
        app.MapGet("/language/{language}", (string language, string? returnUrl, HttpContext context) =>
        {
            if (Texts.Languages.Contains(language))
                context.Response.Cookies.Append(AddLanguagesExtensions.Cookie, language, new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = context.Request.IsHttps, IsEssential = true });
            return Results.LocalRedirect(LocalAddress.Of(returnUrl));
        }).Public();

    /// <summary>Each feature maps its own: every public static method `Map(WebApplication)` of a class named …Endpoints in Features.</summary>
    public static void MapFeatureEndpoints(this WebApplication app)
    {
        foreach (var type in typeof(Endpoints).Assembly.GetTypes().Where(t => t.IsAbstract && t.IsSealed && t.Namespace?.StartsWith("AusAiducation.Web.Features", StringComparison.Ordinal) == true && t.Name.EndsWith("Endpoints", StringComparison.Ordinal)))
            type.GetMethod("Map", [typeof(WebApplication)])!.Invoke(null, [app]);
    }
}

/// <summary>Keeps redirects on this site.</summary>
static class LocalAddress
{
    public static string Of(string? address) =>
        address is { Length: > 0 } && address[0] == '/' && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal)
            && !address.Any(char.IsControl) ? address : "/";
}
