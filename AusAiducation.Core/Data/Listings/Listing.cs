using System.Linq.Expressions;
using System.Reflection;
using AusAiducation.Core.Access;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Listings;

/// <summary>A row of a list: its id is the last sort key, so that pages never overlap.</summary>
public interface IListRow
{
    int Id { get; }
}

/// <summary>Which page of a list, and in which order. <see cref="Sort"/> is a column's code.</summary>
public sealed record PageRequest(int Page = 1, int Size = PageRequest.DefaultSize, string? Sort = null, bool Descending = false)
{
    public const int DefaultSize = 50;
    public const int MaxSize = 100;
    public const int MaxPage = 100_000;
}

/// <summary>One page of rows and how many there are in all.</summary>
public sealed record PageOf<TRow>(IReadOnlyList<TRow> Rows, int Total, PageRequest Request)
{
    public int First => Total == 0 ? 0 : ((Request.Page - 1) * Request.Size) + 1;
    public int Last => Math.Min(Total, Request.Page * Request.Size);
    public int Pages => Math.Max(1, (Total + Request.Size - 1) / Request.Size);
}

/// <summary>What a list is filtered by; read from an address and written back to it, so that a view can be shared and exported.</summary>
public interface IListFilter<TSelf> where TSelf : IListFilter<TSelf>
{
    static abstract TSelf Parse(Func<string, string?> query);

    IEnumerable<(string Name, string? Value)> ToQuery();
}

/// <summary>Reads what a filter's address says.</summary>
public static class FilterText
{
    /// <summary>A member of an enum by its name. One that is no longer there, from an old address, filters nothing.</summary>
    public static TEnum? Member<TEnum>(string? name) where TEnum : struct, Enum => Enum.TryParse<TEnum>(name, out var member) && Enum.IsDefined(member) ? member : null;
}

/// <summary>A column: a code that exports keep stable, the text key of its title, and one expression for value and order.</summary>
public sealed class Column<TRow>
{
    readonly Func<IQueryable<TRow>, bool, IOrderedQueryable<TRow>>? _order;

    Column(string code, string titleKey, Func<TRow, object?> value, Func<IQueryable<TRow>, bool, IOrderedQueryable<TRow>>? order, bool isNumber, bool onPage) =>
        (Code, TitleKey, Value, _order, IsNumber, OnPage) = (code, titleKey, value, order, isNumber, onPage);

    public string Code { get; }
    public string TitleKey { get; }
    public Func<TRow, object?> Value { get; }
    public bool IsNumber { get; }

    /// <summary>False: in exports only.</summary>
    public bool OnPage { get; }
    public bool CanSort => _order is not null;

    public IOrderedQueryable<TRow> Order(IQueryable<TRow> rows, bool descending) => _order!(rows, descending);

    /// <summary>A column that sorts in SQL.</summary>
    /// <param name="shown">What is exported when the value is a sort key that nobody reads.</param>
    public static Column<TRow> Of<TKey>(string code, string titleKey, Expression<Func<TRow, TKey>> value, bool isNumber = false, bool onPage = true, Func<TRow, object?>? shown = null)
    {
        // Compiled for an export only: a page just sorts, and would pay the compiler at every request.
        var read = new Lazy<Func<TRow, TKey>>(value.Compile);
        return new(code, titleKey, shown ?? (r => read.Value(r)), (rows, desc) => Order(rows, value, desc), isNumber, onPage);
    }

    /// <summary>Empty cells stand last in both directions: left to themselves, one database puts them first and the other last.</summary>
    static IOrderedQueryable<TRow> Order<TKey>(IQueryable<TRow> rows, Expression<Func<TRow, TKey>> value, bool descending)
    {
        if (!CanBeEmpty(value)) return descending ? rows.OrderByDescending(value) : rows.OrderBy(value);
        var filled = rows.OrderBy(Expression.Lambda<Func<TRow, bool>>(Expression.Equal(value.Body, Expression.Constant(null, typeof(TKey))), value.Parameters));
        return descending ? filled.ThenByDescending(value) : filled.ThenBy(value);
    }

    /// <summary>A text declared as never null has no empty cells, and asking for them first would keep the database from reading its index in order.</summary>
    static bool CanBeEmpty<TKey>(Expression<Func<TRow, TKey>> value) => default(TKey) is null
        && !(value.Body is MemberExpression { Member: PropertyInfo property, Expression: ParameterExpression } && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.NotNull);

    /// <summary>A column that is shown and exported but not sorted by.</summary>
    public static Column<TRow> Unsorted(string code, string titleKey, Func<TRow, object?> value, bool isNumber = false, bool onPage = true) =>
        new(code, titleKey, value, null, isNumber, onPage);
}

/// <summary>Something an address exports as .xlsx and .csv: who may have it, its columns with stable codes, its rows.</summary>
public abstract class Exported<TFilter, TRow> where TRow : class, IListRow where TFilter : IListFilter<TFilter>
{
    /// <summary>Names the export files.</summary>
    public abstract string Code { get; }
    public abstract Permission Permission { get; }
    public abstract IReadOnlyList<Column<TRow>> Columns { get; }

    public abstract IAsyncEnumerable<TRow> ExportAsync(TFilter filter, PageRequest request, CancellationToken ct = default);
}

/// <summary>A list of the product: one declaration serves the page, its paging and sorting in SQL, and the exports of the same query.</summary>
public abstract class Listing<TFilter, TRow>(ViewerDb viewerDb) : Exported<TFilter, TRow> where TRow : class, IListRow where TFilter : IListFilter<TFilter>
{
    public const int MaxExportRows = 20_000;

    /// <summary>Column code and direction used when the address says nothing.</summary>
    protected abstract (string Sort, bool Descending) DefaultOrder { get; }

    /// <summary>Reads what no single row can say, before the queries of a page or an export.</summary>
    protected virtual Task PrepareAsync(AppDbContext db, TFilter filter, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Adds to a row that was read what was prepared.</summary>
    protected virtual TRow Complete(TRow row) => row;

    /// <summary>The filtered rows as records, unordered. Use object initialisers, so that columns sort in SQL.</summary>
    protected abstract IQueryable<TRow> Rows(AppDbContext db, TFilter filter);

    public async Task<PageOf<TRow>> ReadAsync(TFilter filter, PageRequest request, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        await PrepareAsync(db, filter, ct);
        request = request with { Page = Math.Clamp(request.Page, 1, PageRequest.MaxPage), Size = Math.Clamp(request.Size, 1, PageRequest.MaxSize) };
        var rows = Rows(db, filter);
        // The page is chosen by ids first: in one step the database would work out every column of every row before it sorts them,
        // or walk a whole index in the order asked for, looking for fifty rows.
        var chosen = Ordered(rows, request).Skip((request.Page - 1) * request.Size).Take(request.Size).Select(r => r.Id);
        // How many there are in all comes with each row, worked out once: another query would cost a page more than this one's few words.
        var page = await Ordered(rows.Where(r => chosen.Contains(r.Id)), request).Select(r => new Counted { Row = r, Total = rows.Count() }).ToListAsync(ct);
        var total = page.Count > 0 ? page[0].Total : request.Page == 1 ? 0 : await rows.CountAsync(ct);
        return new PageOf<TRow>(page.ConvertAll(c => Complete(c.Row)), total, request);
    }

    sealed class Counted
    {
        public required TRow Row { get; init; }
        public required int Total { get; init; }
    }

    /// <summary>Every row of the same query, for an export.</summary>
    public override async IAsyncEnumerable<TRow> ExportAsync(TFilter filter, PageRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        await PrepareAsync(db, filter, ct);
        await foreach (var row in Ordered(Rows(db, filter), request).Take(MaxExportRows).AsAsyncEnumerable().WithCancellation(ct)) yield return Complete(row);
    }

    /// <summary>The ids of what the filter finds, in the order asked for; of more than <paramref name="limit"/> the first ones.</summary>
    public async Task<IReadOnlyList<int>> IdsAsync(TFilter filter, PageRequest request, int limit, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        await PrepareAsync(db, filter, ct);
        return await Ordered(Rows(db, filter), request).Take(limit).Select(r => r.Id).ToListAsync(ct);
    }

    private protected async Task<AppDbContext> OpenAsync(CancellationToken ct)
    {
        var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return db;
    }

    IQueryable<TRow> Ordered(IQueryable<TRow> rows, PageRequest request)
    {
        var column = Columns.FirstOrDefault(c => c.Code == request.Sort && c.CanSort);
        var (sort, descending) = column is null ? DefaultOrder : (column.Code, request.Descending);
        column ??= Columns.First(c => c.Code == sort);
        return column.Order(rows, descending).ThenBy(r => r.Id);
    }
}
