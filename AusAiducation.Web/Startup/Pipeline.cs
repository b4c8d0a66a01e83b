using AusAiducation.Core.Data;
using AusAiducation.Web.Access;
using AusAiducation.Web.Components;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.StaticFiles;

namespace AusAiducation.Web.Startup;

/// <summary>What each request passes through, in order, and what it can reach.</summary>
static class Pipeline
{
    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        var start = app.Services.GetRequiredService<DatabaseStart>();
        await start.MigrateAsync();
        await start.ReadClockAsync();
        await DemoSetup.RunAsync(app);
    }

    public static void UseTheProgramme(this WebApplication app)
    {
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        app.UseResponseCompression();
        app.UseMiddleware<SecurityHeaders>();
        if (app.Environment.IsDevelopment()) app.UseDeveloperExceptionPage();
        else
        {
            app.UseExceptionHandler("/error", createScopeForErrors: true);
            app.UseHsts();
        }
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseRouting();
        app.UseRequestLocalization();
        app.UseAuthentication();
        app.Use((context, next) =>
        {
            context.RequestServices.GetRequiredService<WebViewer>().BeginRequest(context);
            return next(context);
        });
        app.UseMiddleware<UndertakingFirst>();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    public static void MapTheProgramme(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o =>
        {
            o.ContentSecurityFrameAncestorsPolicy = "'none'";
            o.DisableWebSocketCompression = true;
        });
        app.MapHealth();
        app.MapLanguages();
        app.MapFeatureEndpoints();
    }
}
