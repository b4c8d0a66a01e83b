namespace AusAiducation.Core.Selection;

/// <summary>The order in which a member meets their files.</summary>
static class OwnOrder
{
    /// <summary>Training first; what was left for later last, in the order it was left; else the member's own random order.</summary>
    public static IOrderedQueryable<Review> InOwnOrder(this IQueryable<Review> reviews) => reviews.AfterSkipping().ThenBy(r => r.Position).ThenBy(r => r.Id);

    /// <summary>As far as training and skipping decide it.</summary>
    public static IOrderedQueryable<Review> AfterSkipping(this IQueryable<Review> reviews) => reviews.OrderByDescending(r => r.IsTraining).ThenBy(r => r.SkippedAt != null).ThenBy(r => r.SkippedAt);
}
