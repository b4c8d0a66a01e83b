using AusAiducation.Web.Reports.Pdf;

namespace AusAiducation.Web.Startup;

/// <summary>The PDF writer and the fonts it found on this machine.</summary>
static class AddReportsExtensions
{
    public static WebApplicationBuilder AddReports(this WebApplicationBuilder builder)
    {
        var folders = builder.Configuration.GetSection("Reports:FontFolders").Get<string[]>() ?? [];
        foreach (var folder in folders.Where(f => !Directory.Exists(f)))
            throw new Core.Data.StartRefused($"Reports:FontFolders names {folder}, which is no folder.");
        builder.Services.AddSingleton(_ => FontFinder.OnThisMachine(folders));
        builder.Services.AddSingleton<PdfFonts>();
        builder.Services.AddSingleton<PdfWriter>();
        builder.Services.AddSingleton<HealthFacts>();
        builder.Services.AddSingleton<SystemFacts>();
        return builder;
    }
}
