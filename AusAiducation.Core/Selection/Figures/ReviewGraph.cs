using AusAiducation.Core.Access;

namespace AusAiducation.Core.Selection.Figures;

/// <summary>Reviewers who share files, directly or through others, with those files. Scores compare within an island only.</summary>
public sealed record ReviewIsland(IReadOnlyList<string> Reviewers, IReadOnlyList<string> Files);

/// <summary>Who has files in common with whom: one connected whole, or islands without a bridge.</summary>
public static class ReviewGraph
{
    /// <summary>The islands, the one with the most files first.</summary>
    public static IReadOnlyList<ReviewIsland> Islands(IEnumerable<(string Reviewer, string File)> pairs)
    {
        (string Reviewer, string File)[] reviews = [.. pairs];
        string[] reviewers = [.. reviews.Select(review => review.Reviewer).Distinct().Order(StringComparer.Ordinal)];
        var index = reviewers.Index().ToDictionary(reviewer => reviewer.Item, reviewer => reviewer.Index);
        var sets = new DisjointSets(reviewers.Length);
        var files = reviews.GroupBy(review => review.File, review => index[review.Reviewer]).OrderBy(file => file.Key, StringComparer.Ordinal).ToList();
        foreach (var file in files)
            foreach (var reviewer in file) sets.Join(file.First(), reviewer);
        var filesOf = files.ToLookup(file => sets.Find(file.First()), file => file.Key);
        return [.. reviewers.GroupBy(reviewer => sets.Find(index[reviewer]))
            .Select(island => new ReviewIsland([.. island], [.. filesOf[island.Key]]))
            .OrderByDescending(island => island.Files.Count).ThenBy(island => island.Reviewers[0], StringComparer.Ordinal)];
    }

    /// <summary>Why scores cannot be compared across reviewers, naming the islands; <paramref name="name"/> turns a key into the name to show.</summary>
    public static Refusal? WhyNotCompare(IEnumerable<(string Reviewer, string File)> pairs, Func<string, string>? name = null)
    {
        var islands = Islands(pairs);
        return islands.Count <= 1 ? null
            : new("Selection.ReviewersApart", islands.Count, string.Join(" / ", islands.Select(island => string.Join(" + ", island.Reviewers.Select(name ?? (key => key))))));
    }
}
