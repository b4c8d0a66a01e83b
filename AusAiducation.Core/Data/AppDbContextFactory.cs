using AusAiducation.Core.Access;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AusAiducation.Core.Data;

/// <summary>Makes contexts for the configured database. Each is used for one operation by one viewer and disposed.</summary>
public sealed class AppDbContextFactory
{
    readonly DbContextOptions<SqliteAppDbContext>? _sqlite;
    readonly DbContextOptions<PostgresAppDbContext>? _postgres;

    public AppDbContextFactory(DatabaseOptions options, ProgrammeClock clock, params IEnumerable<IInterceptor> interceptors)
    {
        Options = options;
        IInterceptor[] all = [new HistoryInterceptor(clock), .. interceptors];
        if (options.Provider == DatabaseProvider.Sqlite)
            _sqlite = Common(new DbContextOptionsBuilder<SqliteAppDbContext>(), [.. all, Cache]).UseSqlite(SqliteConnectionString(options.ConnectionString)).Options;
        else
            _postgres = Common(new DbContextOptionsBuilder<PostgresAppDbContext>(), all).UseNpgsql(options.ConnectionString, o => o.EnableRetryOnFailure(0)).Options;
    }

    /// <summary>One for all: contexts with the same interceptors share their model.</summary>
    static readonly SqliteCache Cache = new();

    public DatabaseOptions Options { get; }

    /// <summary>What messages may be prepared for; told by the settings.</summary>
    public OfferedChannels Offered { get; init; } = OfferedChannels.Usual;

    /// <summary>Whether uploads wait for a virus scanner; told by the settings.</summary>
    public bool ScansUploads { get; init; }

    /// <summary>A context that sees what this viewer may see.</summary>
    public AppDbContext Create(Viewer viewer)
    {
        AppDbContext db = _sqlite is not null ? new SqliteAppDbContext(_sqlite) : new PostgresAppDbContext(_postgres!);
        (db.Viewer, db.Offered, db.ScansUploads) = (viewer, Offered, ScansUploads);
        return db;
    }

    static DbContextOptionsBuilder<T> Common<T>(DbContextOptionsBuilder<T> builder, IInterceptor[] interceptors) where T : DbContext =>
        builder.AddInterceptors(interceptors)
            // A required owner that is filtered while its child is not would silently drop or leak rows: refuse to build such a model.
            .ConfigureWarnings(w => w.Throw(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning)
                .Ignore(RelationalEventId.MultipleCollectionIncludeWarning));

    /// <summary>Foreign keys on, and up to thirty seconds of patience for another writer (the driver retries until the command times out).</summary>
    static string SqliteConnectionString(string given) =>
        new SqliteConnectionStringBuilder(given) { ForeignKeys = true, DefaultTimeout = 30, Pooling = true }.ToString();
}

/// <summary>Opens a context for whoever is looking now. What queries and acts of Core are given.</summary>
public sealed class ViewerDb(AppDbContextFactory factory, CurrentViewer current)
{
    public async Task<AppDbContext> OpenAsync(CancellationToken ct = default) => factory.Create(await current.GetAsync(ct));

    public ValueTask<Viewer> ViewerAsync(CancellationToken ct = default) => current.GetAsync(ct);
}
