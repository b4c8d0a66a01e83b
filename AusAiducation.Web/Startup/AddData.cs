using AusAiducation.Core;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Signalling;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using AusAiducation.Web.Access;
using AusAiducation.Web.Scan;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace AusAiducation.Web.Startup;

/// <summary>Hears the other instances as long as this one runs.</summary>
sealed class SignalListener(Signals signals) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => signals.ListenAsync(stoppingToken);
}

/// <summary>The database, Core's acts and queries, and the keys that encrypt.</summary>
static class AddDataExtensions
{
    public static WebApplicationBuilder AddData(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var configuration = builder.Configuration;
        services.AddSingleton(TimeProvider.System);
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection("Database"))
            .Configure(o => o.ConnectionString = ConnectionString(o.Provider, configuration, builder.Environment))
            .ValidateDataAnnotations()
            .Validate(o => Enum.IsDefined(o.Provider), "Database:Provider is Sqlite or Postgres.")
            .Validate(o => o.Provider == DatabaseProvider.Sqlite || o.ConnectionString.Length > 0, "Database:Provider=Postgres needs ConnectionStrings:Postgres, for example Host=127.0.0.1;Database=ausaiducation;Username=ausaiducation;Password=…")
            .ValidateOnStart();
        services.AddSingleton(sp => new AppDbContextFactory(sp.GetRequiredService<IOptions<DatabaseOptions>>().Value, sp.GetRequiredService<ProgrammeClock>(), sp.GetServices<IInterceptor>()) 
        {
            Offered = sp.GetService<OfferedChannels>() ?? OfferedChannels.Usual, ScansUploads = sp.GetRequiredService<IOptions<ScanOptions>>().Value.IsOn,
        });
        services.AddSingleton<Signals>(sp => sp.GetRequiredService<IOptions<DatabaseOptions>>().Value is { Provider: DatabaseProvider.Postgres } postgres
            ? new PostgresSignals(postgres, sp.GetRequiredService<TimeProvider>(), sp.GetRequiredService<ILogger<PostgresSignals>>())
            : new LocalSignals(sp.GetRequiredService<ILogger<LocalSignals>>()));
        services.AddHostedService<SignalListener>();
        // Identity's stores and the key ring take a scoped context; it sees the account tables and, having no viewer, not one personal row.
        services.AddScoped(sp => sp.GetRequiredService<AppDbContextFactory>().Create(Viewer.Nobody));
        services.AddCore();
        services.AddScoped<WebViewer>();
        services.AddScoped<CurrentViewer>(sp => sp.GetRequiredService<WebViewer>());

        var keys = services.AddDataProtection().SetApplicationName("AusAiducation").PersistKeysToDbContext<AppDbContext>();
        if (KeyCertificate.Load(configuration) is { } certificate) keys.ProtectKeysWithCertificate(certificate);
        return builder;
    }

    /// <summary>The configured string; for SQLite, one file in the data folder when none is given.</summary>
    static string ConnectionString(DatabaseProvider provider, IConfiguration configuration, IHostEnvironment environment)
    {
        var given = configuration.GetConnectionString(provider.ToString()) ?? "";
        if (given.Length > 0 || provider == DatabaseProvider.Postgres) return given;
        var folder = DataFolder(configuration, environment);
        Directory.CreateDirectory(folder);
        return "Data Source=" + Path.Combine(folder, "ausaiducation.db");
    }

    static string DataFolder(IConfiguration configuration, IHostEnvironment environment) =>
        configuration["Data:Folder"] is { Length: > 0 } folder ? folder
        : environment.IsDevelopment() ? Path.Combine(environment.ContentRootPath, "..", "data")
        : Path.Combine(AppContext.BaseDirectory, "data");
}
