using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.Data.Sheets;
using AusAiducation.Core.Texts;
using AusAiducation.Web.Startup;

namespace AusAiducation.Web.Components.Lists;

/// <summary>Serves a list's exports from the declaration its page uses: same query, same rights, same filter.</summary>
static class ListingEndpoints
{
    public static void MapListing<TListing, TFilter, TRow>(this WebApplication app, string address)
        where TListing : Exported<TFilter, TRow> where TFilter : IListFilter<TFilter> where TRow : class, IListRow
    {
        // The permission belongs to the listing; an instance that was not given its services answers it.
        var permission = ((TListing)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(TListing))).Permission;
        app.MapGet(address + ".xlsx", (HttpContext c, TListing l) => SendAsync<TListing, TFilter, TRow>(c, l, xlsx: true)).Requires(permission);
        app.MapGet(address + ".csv", (HttpContext c, TListing l) => SendAsync<TListing, TFilter, TRow>(c, l, xlsx: false)).Requires(permission);
    }

    static async Task SendAsync<TListing, TFilter, TRow>(HttpContext context, TListing listing, bool xlsx)
        where TListing : Exported<TFilter, TRow> where TFilter : IListFilter<TFilter> where TRow : class, IListRow
    {
        var texts = context.RequestServices.GetRequiredService<Texts>();
        var (filter, request) = ListAddress.Read<TFilter>(name => context.Request.Query[name].FirstOrDefault());
        var heads = listing.Columns.Select(c => texts[c.TitleKey]).ToList();
        var rows = Cells(listing.ExportAsync(filter, request, context.RequestAborted), listing.Columns, texts);
        context.Response.ContentType = xlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{listing.Code}.{(xlsx ? "xlsx" : "csv")}\"";
        var culture = AddLanguagesExtensions.CultureOf(Texts.CurrentLanguage);
        if (xlsx) await SheetWriter.WriteXlsxAsync(context.Response.Body, listing.Code, heads, rows, culture, context.RequestAborted);
        else await SheetWriter.WriteCsvAsync(context.Response.Body, heads, rows, culture, context.RequestAborted);
    }

    static async IAsyncEnumerable<IReadOnlyList<object?>> Cells<TRow>(IAsyncEnumerable<TRow> rows, IReadOnlyList<Column<TRow>> columns, Texts texts)
    {
        await foreach (var row in rows)
            yield return columns.Select(c => c.Value(row) switch
            {
                Enum e => texts[e.GetType().Name + "." + e],
                bool b => texts[b ? "Common.Yes" : "Common.No"],
                DateTime utc => Core.Programme.ProgrammeClock.Local(utc),
                var value => value,
            }).ToList();
    }
}
