using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AusAiducation.Tests.Support;

/// <summary>The whole program on a real port of this machine, with the demonstration in a database of its own.</summary>
public sealed class LiveProgramme : IAsyncDisposable
{
    readonly WebApplicationFactory<Program> _host;
    readonly DatabaseOptions _options;

    readonly bool _ownsDatabase;

    LiveProgramme(WebApplicationFactory<Program> host, DatabaseOptions options, Uri address, bool ownsDatabase) => (_host, _options, Address, _ownsDatabase) = (host, options, address, ownsDatabase);

    public Uri Address { get; }
    public IServiceProvider Services => _host.Services;

    /// <param name="ownKeys">The key ring lies in the database, as in production; what the demonstration sealed then stays closed.</param>
    public static async Task<LiveProgramme> StartAsync(bool ownKeys = false, IInterceptor? watching = null) => Start(await TestDatabases.CreateDemoAsync(), ownKeys, ownsDatabase: true, watching);

    /// <summary>A second program on the same database (PostgreSQL).</summary>
    public LiveProgramme StartAnother() => Start(_options, ownKeys: true, ownsDatabase: false);

    static LiveProgramme Start(DatabaseOptions options, bool ownKeys, bool ownsDatabase, IInterceptor? watching = null)
    {
        var host = new WebApplicationFactory<Program>().WithWebHostBuilder(b =>
        {
            b.UseEnvironment("Development");
            b.UseSetting("Database:Provider", options.Provider.ToString());
            b.UseSetting("ConnectionStrings:" + options.Provider, options.ConnectionString);
            b.UseSetting("urls", "http://127.0.0.1:0");
            b.ConfigureLogging(l => l.ClearProviders());
            if (!ownKeys) b.ConfigureServices(s => s.AddSingleton(TestDatabases.Protection));
            if (watching is not null) b.ConfigureServices(s => s.AddSingleton(watching));
        });
        host.UseKestrel();
        host.StartServer();
        var address = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        // By name: a passkey belongs to a domain, which a number is not.
        return new LiveProgramme(host, options, new UriBuilder(address) { Host = "localhost" }.Uri, ownsDatabase);
    }

    /// <summary>Somebody of the demonstration at a browser without scripts.</summary>
    public async Task<FormVisitor> SignInAsync(string account)
    {
        var visitor = new FormVisitor(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address });
        Assert.Equal("/", FormVisitor.LeadsTo(await visitor.SubmitAsync("/account/login", "login", ("Input.Email", account + "@demo.example"), ("Input.Password", Visitor.Password))));
        return visitor;
    }

    /// <summary>A context that sees everything, to look at what the journey did.</summary>
    public AppDbContext OpenAll() => Services.GetRequiredService<AppDbContextFactory>().Create(Viewer.System);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        if (_ownsDatabase) await TestDatabases.DropAsync(_options);
    }
}
