using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AusAiducation.Tests.Support;

/// <summary>The whole program on a real port of this machine, with the demonstration in a database of its own.</summary>
public sealed class LiveProgramme : IAsyncDisposable
{
    readonly WebApplicationFactory<Program> _host;
    readonly DatabaseOptions _options;

    LiveProgramme(WebApplicationFactory<Program> host, DatabaseOptions options, Uri address) => (_host, _options, Address) = (host, options, address);

    public Uri Address { get; }
    public IServiceProvider Services => _host.Services;

    public static async Task<LiveProgramme> StartAsync()
    {
        var options = await TestDatabases.CreateDemoAsync();
        var host = new WebApplicationFactory<Program>().WithWebHostBuilder(b =>
        {
            b.UseEnvironment("Development");
            b.UseSetting("Database:Provider", options.Provider.ToString());
            b.UseSetting("ConnectionStrings:" + options.Provider, options.ConnectionString);
            b.UseSetting("urls", "http://127.0.0.1:0");
            b.ConfigureLogging(l => l.ClearProviders());
            b.ConfigureServices(s => s.AddSingleton(TestDatabases.Protection));
        });
        host.UseKestrel();
        host.StartServer();
        var address = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new LiveProgramme(host, options, new Uri(address));
    }

    /// <summary>A context that sees everything, to look at what the journey did.</summary>
    public AppDbContext OpenAll() => Services.GetRequiredService<AppDbContextFactory>().Create(Viewer.System);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await TestDatabases.DropAsync(_options);
    }
}
