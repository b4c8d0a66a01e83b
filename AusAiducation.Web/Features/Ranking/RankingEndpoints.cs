using AusAiducation.Core.Access;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.Data.Sheets;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Texts;
using AusAiducation.Web.Startup;

namespace AusAiducation.Web.Features.Ranking;

/// <summary>Exports of the ranking: the rows and the order of the page.</summary>
static class RankingEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/selection/ranking.xlsx", (HttpContext c, RankingQueries q, Texts t) => SendAsync(c, q, t, xlsx: true)).Requires(Permission.ViewRanking);
        app.MapGet("/selection/ranking.csv", (HttpContext c, RankingQueries q, Texts t) => SendAsync(c, q, t, xlsx: false)).Requires(Permission.ViewRanking);
    }

    /// <summary>Places before the cut as an address gives them; null: the usual ones.</summary>
    public static int? PlacesOf(string? typed) => Typed.TryInt(typed, out var places) ? Math.Clamp(places, 0, ShortlistQueries.MaxPlaces) : null;

    static async Task SendAsync(HttpContext context, RankingQueries queries, Texts texts, bool xlsx)
    {
        var query = context.Request.Query;
        if (await queries.ReadAsync(query["edition"], query["round"], PlacesOf(query["places"]), context.RequestAborted) is not { } ranking)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var rows = RankingColumns.Sorted(ranking.Rows, new PageRequest(Sort: query["sort"], Descending: query["desc"] == "1"));
        var heads = RankingColumns.All.Select(c => texts[c.TitleKey]).ToList();
        context.Response.ContentType = xlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"ranking-{ranking.Edition.Code}.{(xlsx ? "xlsx" : "csv")}\"";
        var culture = AddLanguagesExtensions.CultureOf(Texts.CurrentLanguage);
        if (xlsx) await SheetWriter.WriteXlsxAsync(context.Response.Body, "ranking", heads, Cells(rows, texts), culture, context.RequestAborted);
        else await SheetWriter.WriteCsvAsync(context.Response.Body, heads, Cells(rows, texts), culture, context.RequestAborted);
    }

    static async IAsyncEnumerable<IReadOnlyList<object?>> Cells(IReadOnlyList<RankedCandidate> rows, Texts texts)
    {
        foreach (var row in rows) yield return RankingColumns.All.Select(c => c.Value(row) switch { Enum e => texts[$"{e.GetType().Name}.{e}"], var value => value }).ToList();
        await Task.CompletedTask;
    }
}
