using AusAiducation.Core.Data;

namespace AusAiducation.Web.Startup;

/// <summary>The demonstration: Development only, created at the first start.</summary>
static class DemoSetup
{
    public static WebApplicationBuilder AddDemo(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment() && builder.Configuration.GetValue<bool?>("Demo:Enabled") == true && Environment.GetEnvironmentVariable("Demo__Enabled") is not null)
            throw new StartRefused("Demo:Enabled is for Development only: the demonstration has known passwords. Remove Demo__Enabled.");
        return builder;
    }

    public static Task RunAsync(WebApplication app) => Task.CompletedTask;
}
