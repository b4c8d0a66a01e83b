using System.Globalization;
using AusAiducation.Core.Data.Listings;
using Microsoft.AspNetCore.WebUtilities;

namespace AusAiducation.Web.Components.Lists;

/// <summary>Reads a list's state (filter, order, page) from an address and writes it back, so that a view can be shared, bookmarked and exported.</summary>
public static class ListAddress
{
    public static (TFilter Filter, PageRequest Request) Read<TFilter>(string uri) where TFilter : IListFilter<TFilter>
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri, UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true } u ? u.Query : uri);
        return Read<TFilter>(name => query.TryGetValue(name, out var v) ? v.ToString() : null);
    }

    public static (TFilter Filter, PageRequest Request) Read<TFilter>(Func<string, string?> query) where TFilter : IListFilter<TFilter>
    {
        var page = int.TryParse(query("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var p) ? p : 1;
        return (TFilter.Parse(name => query(name) is { Length: > 0 and < 200 } v ? v.Trim() : null), new PageRequest(page, PageRequest.DefaultSize, query("sort"), query("desc") == "1"));
    }

    public static string Write<TFilter>(string address, TFilter filter, PageRequest request, int page = 1) where TFilter : IListFilter<TFilter>
    {
        var pairs = filter.ToQuery().Where(q => !string.IsNullOrEmpty(q.Value))
            .Append(("sort", request.Sort)).Append(("desc", request.Descending ? "1" : null)).Append(("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null));
        return QueryHelpers.AddQueryString(address, pairs.Where(q => !string.IsNullOrEmpty(q.Item2)).Select(q => KeyValuePair.Create(q.Item1, q.Item2)));
    }
}
