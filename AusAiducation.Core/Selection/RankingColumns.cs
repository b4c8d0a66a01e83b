using AusAiducation.Core.Data.Listings;

namespace AusAiducation.Core.Selection;

/// <summary>A column of the ranking: stable code, title, the value of exports, what it sorts by, and when the page has room for it (always, unless said).</summary>
public sealed record RankingColumn(string Code, string TitleKey, Func<RankedCandidate, object?> Value, bool IsNumber = false, Func<RankedCandidate, IComparable?>? Order = null, Func<Ranking, bool>? OnPage = null)
{
    public bool CanSort => Order is not null;
}

/// <summary>The columns of the ranking, and its order and pages in memory: a rank exists only once every total is known.</summary>
public static class RankingColumns
{
    public static readonly IReadOnlyList<RankingColumn> All =
    [
        new("rank", "Ranking.Rank", r => r.Rank, true, r => r.Rank),
        new("code", "Ranking.Code", r => r.Code, false, r => r.Code),
        new("name", "Candidates.Name", r => r.Name, false, r => r.Name),
        // Ranks are made from the exact mean, so they order it without rounding.
        new("mean", "Ranking.Mean", r => r.File.Mean?.Rounded(), true, r => -r.Rank),
        new("median", "Ranking.Median", r => r.File.Median?.Rounded(), true, r => r.File.Median?.Rounded(), _ => false),
        new("spread", "Ranking.Spread", r => r.File.Spread?.Rounded(), true, r => r.File.Spread?.Rounded()),
        new("reviews", "Candidates.Reviews", r => $"{r.File.Done}/{r.File.Expected}", false, r => r.File.Done),
        new("adjusted", "Ranking.Adjusted", r => Round(r.Adjusted?.Adjusted), true, r => r.Adjusted?.Adjusted, ranking => ranking.Figures is { WhyNotAdjusted: null }),
        new("adjustedrank", "Ranking.AdjustedRank", r => r.Adjusted?.AdjustedRank, true, r => r.Adjusted?.AdjustedRank, _ => false),
        new("shrunk", "Ranking.Shrunk", r => Round(r.Shrunk), true, OnPage: _ => false),
        new("chance", "Ranking.Chance", r => r.Interval?.Chance is { } chance ? Math.Round((decimal)chance, 4) : null, true, r => r.Interval?.Chance, HasIntervals),
        new("best", "Ranking.Best", r => r.Interval?.Best, true, OnPage: _ => false),
        new("worst", "Ranking.Worst", r => r.Interval?.Worst, true, OnPage: _ => false),
        // On the page it stands with the mean it qualifies.
        new("floor", "Ranking.UnderFloor", r => r.UnderFloor.Count == 0 ? null : string.Join(", ", r.UnderFloor), OnPage: _ => false),
        new("need", "Ranking.Need", r => r.Need.Mean?.Rounded(), true, r => r.Need.Mean?.Rounded(), HasNeed),
        new("interview", "Ranking.Interview", r => r.Interview.Mean?.Rounded(), true, r => r.Interview.Mean?.Rounded()),
        new("sheets", "Ranking.Sheets", r => $"{r.Interview.Done}/{r.Interview.Expected}", OnPage: _ => false),
        new("test", "Ranking.Test", r => r.Test.Mean, true, r => r.Test.Mean),
        new("stage", "Candidates.Stage", r => r.Stage),
    ];

    /// <summary>Nobody's need was read yet, or the round about need is the one that gives the order: its column would say nothing.</summary>
    static bool HasNeed(Ranking ranking) => ranking.Round?.Name.Kind != RoundKind.Need && ranking.Rows.Any(r => r.Need.Done > 0);

    static bool HasIntervals(Ranking ranking) => ranking.Figures is { WhyNoIntervals: null };

    static decimal? Round(double? score) => score is { } known ? Math.Round((decimal)known, 2, MidpointRounding.AwayFromZero) : null;

    public static IEnumerable<RankingColumn> OnPage(Ranking ranking) => All.Where(c => c.OnPage?.Invoke(ranking) ?? true);

    /// <summary>In the asked order; whoever has no value comes last in both directions, ties keep the order of ranks.</summary>
    public static IReadOnlyList<RankedCandidate> Sorted(IReadOnlyList<RankedCandidate> rows, PageRequest request)
    {
        if (All.FirstOrDefault(c => c.Code == request.Sort)?.Order is not { } order) return rows;
        var known = rows.Where(r => order(r) is not null);
        var sorted = request.Descending ? known.OrderByDescending(order) : known.OrderBy(order);
        return [.. sorted, .. rows.Where(r => order(r) is null)];
    }

    public static PageOf<RankedCandidate> Page(IReadOnlyList<RankedCandidate> rows, PageRequest request)
    {
        request = request with { Page = Math.Clamp(request.Page, 1, PageRequest.MaxPage) };
        return new([.. Sorted(rows, request).Skip((request.Page - 1) * request.Size).Take(request.Size)], rows.Count, request);
    }
}
