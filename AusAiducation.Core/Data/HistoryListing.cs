using AusAiducation.Core.Access;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Data;

/// <summary>What the history is filtered by: who, which kind of row, from which day.</summary>
public sealed record HistoryFilter : IListFilter<HistoryFilter>
{
    public string? Who { get; init; }
    public string? What { get; init; }
    public string? Since { get; init; }

    public static HistoryFilter Parse(Func<string, string?> query) => new() { Who = query("who"), What = query("what"), Since = query("since") };

    public IEnumerable<(string Name, string? Value)> ToQuery() => [("who", Who), ("what", What), ("since", Since)];
}

/// <summary>One line of the history.</summary>
public sealed record HistoryRow : IListRow
{
    public int Id { get; init; }
    public DateTime At { get; init; }
    public string? Who { get; init; }
    public required string Entity { get; init; }
    public required string EntityKey { get; init; }
    public HistoryAction Action { get; init; }
    public required string Changes { get; init; }
}

/// <summary>Everything that was changed, newest first. Reading it is all one can do.</summary>
public sealed class HistoryListing(ViewerDb viewerDb) : Listing<HistoryFilter, HistoryRow>(viewerDb)
{
    public override string Code => "history";
    public override Permission Permission => Permission.ViewHistory;
    protected override (string Sort, bool Descending) DefaultOrder => ("at", true);

    public override IReadOnlyList<Column<HistoryRow>> Columns { get; } =
    [
        Column<HistoryRow>.Of("at", "Admin.When", r => r.At),
        Column<HistoryRow>.Of("who", "Admin.Who", r => r.Who),
        Column<HistoryRow>.Of("entity", "Admin.What", r => r.Entity),
        Column<HistoryRow>.Unsorted("key", "Admin.Key", r => r.EntityKey, onPage: false),
        Column<HistoryRow>.Unsorted("action", "Admin.Action", r => r.Action, onPage: false),
        Column<HistoryRow>.Unsorted("changes", "Admin.Changes", r => r.Changes),
    ];

    protected override IQueryable<HistoryRow> Rows(AppDbContext db, HistoryFilter filter)
    {
        var history = db.History.AsQueryable();
        if (filter.Who is { } who) history = history.Where(h => h.UserName!.Contains(who));
        if (filter.What is { } what) history = history.Where(h => h.Entity == what || h.EntityKey == what);
        if (Typed.TryDay(filter.Since, out var day))
        {
            var from = ProgrammeClock.Utc(day, TimeOnly.MinValue);
            history = history.Where(h => h.At >= from);
        }
        return history.Select(h => new HistoryRow { Id = (int)h.Id, At = h.At, Who = h.UserName, Entity = h.Entity, EntityKey = h.EntityKey, Action = h.Action, Changes = h.Changes });
    }
}
