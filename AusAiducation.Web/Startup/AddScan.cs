using AusAiducation.Web.Jobs;
using AusAiducation.Web.Scan;

namespace AusAiducation.Web.Startup;

/// <summary>The virus scanner uploads wait for: settings checked at start, off when none is given.</summary>
static class AddScanExtensions
{
    public static WebApplicationBuilder AddScan(this WebApplicationBuilder builder)
    {
        var scan = builder.Configuration.GetSection("Scan").Get<ScanOptions>() ?? new ScanOptions();
        if (scan.WhyNot() is { } why) throw new Core.Data.StartRefused(why);
        builder.Services.AddOptions<ScanOptions>().Bind(builder.Configuration.GetSection("Scan"));
        builder.Services.AddSingleton<Clamd>();
        builder.Services.AddSingleton<ScanRunner>();
        builder.Services.AddHostedService(sp => sp.GetRequiredService<ScanRunner>());
        return builder;
    }
}
