using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>The one place where visibility is left aside, for the machinery of Data itself (keys of history, duplicate checks that answer yes or no).</summary>
static class InternalQueries
{
    static readonly string[] Visibility = ["visibility"];

#pragma warning disable RS0030 // Allowed here only: the result never reaches a page as rows.
    internal static IQueryable<T> IgnoringVisibility<T>(this IQueryable<T> rows) where T : class => rows.IgnoreQueryFilters(Visibility);
#pragma warning restore RS0030
}
