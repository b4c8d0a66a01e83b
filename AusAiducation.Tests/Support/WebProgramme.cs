using AusAiducation.Core.Access;
using AusAiducation.Core.People;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AusAiducation.Tests.Support;

/// <summary>The whole program, running in Development on an empty database of its own: in memory, or listening on a real port for browsers and circuits.</summary>
public sealed class WebProgramme : IAsyncDisposable
{
    /// <summary>Password of the accounts made here.</summary>
    public const string Password = "une longue phrase sans accent";

    readonly DatabaseOptions _database;
    readonly WebApplicationFactory<Program> _factory;
    readonly bool _onPort;

    WebProgramme(DatabaseOptions database, WebApplicationFactory<Program> factory, bool onPort) => (_database, _factory, _onPort) = (database, factory, onPort);

    public IServiceProvider Services => _factory.Services;
    public Uri BaseAddress => _factory.ClientOptions.BaseAddress;

    /// <summary>Starts it; settings are those of appsettings.json ("Mail:Host"), "environment" among them.</summary>
    public static async Task<WebProgramme> StartAsync(IReadOnlyDictionary<string, string>? settings = null, bool onPort = false)
    {
        var database = await TestDatabases.CreateAsync();
        var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("environment", "Development").UseSetting("Demo:Enabled", "false").UseSetting("urls", "http://127.0.0.1:0");
            host.UseSetting("Database:Provider", database.Provider.ToString()).UseSetting("ConnectionStrings:" + database.Provider, database.ConnectionString);
            host.ConfigureLogging(log => log.ClearProviders());
            foreach (var (name, value) in settings ?? new Dictionary<string, string>()) host.UseSetting(name, value);
        });
        if (onPort) factory.UseKestrel(0);
        factory.StartServer();
        return new WebProgramme(database, factory, onPort);
    }

    /// <summary>A browser without scripts: keeps cookies, follows no redirect by itself.</summary>
    /// <param name="https">As behind the proxy of an installation in use; in memory only.</param>
    public FormVisitor NewVisitor(bool https = false) => new(_onPort
        // The factory's own client follows redirects there, whatever it is told.
        ? new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = BaseAddress }
        : _factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true, BaseAddress = https ? new Uri("https://localhost") : BaseAddress }));

    /// <summary>A visitor who has signed in with the usual password.</summary>
    public async Task<FormVisitor> SignInAsync(AppUser user)
    {
        var visitor = NewVisitor();
        var answer = await visitor.SubmitAsync("/account/login", "login", ("Input.Email", user.Email!), ("Input.Password", Password));
        Assert.Equal("/", FormVisitor.LeadsTo(answer));
        return visitor;
    }

    /// <summary>A context that sees everything, to arrange and to look at the result.</summary>
    public AppDbContext OpenAll() => Services.GetRequiredService<AppDbContextFactory>().Create(Viewer.System);

    /// <summary>An account with the usual password, its undertaking signed, wearing these hats.</summary>
    public async Task<AppUser> AccountAsync(string name, params Role[] roles)
    {
        var clock = Services.GetRequiredService<ProgrammeClock>();
        var user = Inviting.NewAccount(name + "@test.example", name, "fr", clock.Now);
        user.SignUndertaking(clock.Now);
        await using var scope = Services.CreateAsyncScope();
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>().CreateAsync(user, Password)).Succeeded);
        await using var db = OpenAll();
        foreach (var role in roles) db.Memberships.Add(new Membership(user.Id, role, clock.Today));
        await db.SaveChangesAsync();
        return user;
    }

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        await TestDatabases.DropAsync(_database);
    }
}
