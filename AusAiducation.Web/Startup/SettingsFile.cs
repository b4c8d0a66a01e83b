using AusAiducation.Core.Data;
using Microsoft.Extensions.Configuration.Json;

namespace AusAiducation.Web.Startup;

/// <summary>
/// The one settings file lies at the root of the repository and is copied beside the program. The host does not look there by itself
/// (its content root may be elsewhere), so it is read explicitly, first, and must exist; environment variables still win.
/// </summary>
static class SettingsFile
{
    public const string Name = "appsettings.json";

    public static void Read(ConfigurationManager configuration)
    {
        if (!File.Exists(Path.Combine(AppContext.BaseDirectory, Name)))
            throw new StartRefused($"{Name} is missing beside the program ({AppContext.BaseDirectory}). It is copied there by the build; put it back.");
        configuration.Sources.Insert(0, new JsonConfigurationSource
        {
            FileProvider = new Microsoft.Extensions.FileProviders.PhysicalFileProvider(AppContext.BaseDirectory), Path = Name, Optional = false, ReloadOnChange = false,
        });
    }
}
