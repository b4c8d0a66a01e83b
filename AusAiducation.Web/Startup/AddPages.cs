using AusAiducation.Web.Components;
using AusAiducation.Web.Features.Candidates;
using MudBlazor;
using MudBlazor.Services;

namespace AusAiducation.Web.Startup;

/// <summary>Static pages with islands.</summary>
static class AddPagesExtensions
{
    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(o =>
        {
            o.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(5);
            o.DisconnectedCircuitMaxRetained = 200;
        });
        builder.Services.AddSingleton<UploadAnswers>();
        builder.Services.AddMudServices(o =>
        {
            o.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomStart;
            o.SnackbarConfiguration.PreventDuplicates = true;
        });
        builder.Services.AddResponseCompression(o =>
        {
            // Personal pages are compressed too: forms carry masked antiforgery tokens, and no page echoes an attacker's text beside a secret.
            o.EnableForHttps = true;
            o.MimeTypes = [.. Microsoft.AspNetCore.ResponseCompression.ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        builder.WebHost.ConfigureKestrel(o => o.Limits.MaxRequestBodySize = 12 * 1024 * 1024);
        return builder;
    }
}
