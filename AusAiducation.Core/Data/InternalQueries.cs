using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>The one place where visibility is left aside, for the machinery of Data itself (keys of history, duplicate checks that answer yes or no).</summary>
static class InternalQueries
{
    static readonly string[] Visibility = ["visibility"];

    /// <summary>Files found to repeat another are out of every query, the program's own included; merging and its undoing alone ask for them.</summary>
    internal const string MergedFilter = "merged";
    static readonly string[] Merged = [MergedFilter];

    /// <summary>Redacted copies are in no query either: no list, count or export meets one by accident. Those who make and read them ask.</summary>
    internal const string CopiesFilter = "copies";
    static readonly string[] Copies = [CopiesFilter];

    /// <summary>Reviews of training files count in no ranking, coverage, figure, export or plan: they are in no query but those of scoring itself.</summary>
    internal const string TrainingFilter = "training";
    static readonly string[] Training = [TrainingFilter];

#pragma warning disable RS0030 // Allowed here only: the result never reaches a page as rows.
    internal static IQueryable<T> IgnoringVisibility<T>(this IQueryable<T> rows) where T : class => rows.IgnoreQueryFilters(Visibility);

    internal static IQueryable<T> IncludingMerged<T>(this IQueryable<T> rows) where T : class => rows.IgnoreQueryFilters(Merged);

    internal static IQueryable<T> IncludingCopies<T>(this IQueryable<T> rows) where T : class => rows.IgnoreQueryFilters(Copies);

    internal static IQueryable<T> IncludingTraining<T>(this IQueryable<T> rows) where T : class => rows.IgnoreQueryFilters(Training);
#pragma warning restore RS0030
}
