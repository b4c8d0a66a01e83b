using AusAiducation.Core;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Signalling;
using AusAiducation.Core.Programme;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AusAiducation.Tests.Support;

/// <summary>Core on a real database of its own, with a clock that stands at Monday 12 July 2021, nine in Casablanca. Use one per test.</summary>
public sealed class TestProgramme : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2021, 7, 12, 8, 0, 0, TimeSpan.Zero);

    readonly DatabaseOptions _options;
    readonly ServiceProvider _services;
    readonly List<IServiceScope> _scopes = [];

    TestProgramme(DatabaseOptions options)
    {
        _options = options;
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton(sp => new AppDbContextFactory(options, sp.GetRequiredService<ProgrammeClock>(), Queries));
        services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        services.AddSingleton<IPasswordHasher<AppUser>, PasswordHasher<AppUser>>();
        services.AddSingleton<Signals, LocalSignals>();
        services.AddScoped<ViewerHolder>();
        services.AddScoped<CurrentViewer>(sp => sp.GetRequiredService<ViewerHolder>());
        services.AddCore();
        services.AddLogging();
        _services = services.BuildServiceProvider();
    }

    public static async Task<TestProgramme> CreateAsync() => new(await TestDatabases.CreateAsync());

    public FakeTimeProvider Time { get; } = new(Start);

    /// <summary>Counts the statements sent to the database.</summary>
    public QueryCounter Queries { get; } = new();

    public AppDbContextFactory Factory => Get<AppDbContextFactory>();
    public ProgrammeClock Clock => Get<ProgrammeClock>();

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A context that sees everything, to arrange and to look at the result.</summary>
    public AppDbContext OpenAll() => Factory.Create(Viewer.System);

    /// <summary>An act or query class used by this account as it stands at each operation.</summary>
    public T As<T>(AppUser user) where T : notnull => As<T>(ct => Get<ViewerLoader>().OfUserAsync(user.Id, ct));

    /// <summary>An act or query class used by a viewer fixed in advance.</summary>
    public T As<T>(Viewer viewer) where T : notnull => As<T>(_ => Task.FromResult(viewer));

    /// <summary>An act or query class used by a viewer read anew at each operation.</summary>
    public T As<T>(Func<CancellationToken, Task<Viewer>> load) where T : notnull
    {
        var scope = _services.CreateScope();
        _scopes.Add(scope);
        scope.ServiceProvider.GetRequiredService<ViewerHolder>().Load = load;
        return scope.ServiceProvider.GetRequiredService<T>();
    }

    public Task<Viewer> ViewerOf(AppUser user) => Get<ViewerLoader>().OfUserAsync(user.Id);

    public async ValueTask DisposeAsync()
    {
        foreach (var scope in _scopes) scope.Dispose();
        await _services.DisposeAsync();
        await TestDatabases.DropAsync(_options);
    }

    sealed class ViewerHolder : CurrentViewer
    {
        public Func<CancellationToken, Task<Viewer>> Load { get; set; } = _ => Task.FromResult(Viewer.Nobody);

        public override async ValueTask<Viewer> GetAsync(CancellationToken ct = default) => await Load(ct);
    }
}

/// <summary>Counts SQL statements; <see cref="During"/> runs something and says how many it took.</summary>
public sealed class QueryCounter : DbCommandInterceptor
{
    int _count;

    public async Task<int> During(Func<Task> work)
    {
        Interlocked.Exchange(ref _count, 0);
        await work();
        return Volatile.Read(ref _count);
    }

    public override ValueTask<InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<System.Data.Common.DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}
