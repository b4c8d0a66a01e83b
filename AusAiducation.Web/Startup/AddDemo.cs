using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Checking;
using AusAiducation.Core.Data.Demo;
using AusAiducation.Core.Data.Generating;

namespace AusAiducation.Web.Startup;

/// <summary>The demonstration: Development only, created at the first start on an empty database.</summary>
static class DemoSetup
{
    public static WebApplicationBuilder AddDemo(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment() && Environment.GetEnvironmentVariable("Demo__Enabled") is { } asked && bool.TryParse(asked, out var on) && on)
            throw new StartRefused("Demo:Enabled is for Development only: the demonstration has known passwords. Remove Demo__Enabled, or set ASPNETCORE_ENVIRONMENT=Development.");
        builder.Services.AddScoped<DemoProgramme>();
        builder.Services.AddSingleton<Checks>();
        builder.Services.AddSingleton<Generator>();
        return builder;
    }

    /// <summary>Whether this installation shows the demonstration and its accounts.</summary>
    public static bool IsOn(IHostEnvironment environment, IConfiguration configuration) => environment.IsDevelopment() && configuration.GetValue("Demo:Enabled", false);

    public static async Task RunAsync(WebApplication app)
    {
        if (!IsOn(app.Environment, app.Configuration)) return;
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<DemoProgramme>().CreateIfEmptyAsync())
            app.Logger.LogInformation("The demonstration programme was created; its accounts are listed on the sign-in page.");
    }
}
