using AusAiducation.Core.Candidates;

namespace AusAiducation.Core.Selection.Meetings;

/// <summary>Orders a commission's agenda: what figures leave open comes first, while everybody is fresh; what nobody doubts last.</summary>
public static class AgendaOrder
{
    /// <summary>How many ranks on either side of the last seat are the bubble, unless another number is typed.</summary>
    public const int UsualMargin = 3;
    public const int MaxMargin = 50;

    /// <summary>Reviewers disagree when their scores lie this share of the scale apart, or more.</summary>
    const decimal WideSpread = 0.3m;

    internal static IReadOnlyList<(int CandidateId, AgendaWhy Why)> Of(Ranking ranking, int margin)
    {
        var shortlisted = ranking.Rows.Where(r => r.Stage == CandidateStage.Shortlisted).ToList();
        var ranks = ReviewFigures.Ranks(shortlisted.ConvertAll(r => r.File.Mean));
        var spread = WideSpread * (ranking.Round?.ScaleMax ?? 5);
        var sizes = ranks.OfType<int>().CountBy(r => r).ToDictionary();
        return [.. shortlisted.Select((r, i) => (r, rank: ranks[i])).Select(x => (x.r, x.rank, why: Why(x.r, x.rank)))
            .OrderBy(x => x.why).ThenBy(x => x.rank ?? int.MaxValue).ThenBy(x => x.r.Code, StringComparer.Ordinal).Select(x => (x.r.Id, x.why))];

        AgendaWhy Why(RankedCandidate r, int? rank) =>
            rank is { } first && first <= ranking.Seats && first + sizes[first] - 1 > ranking.Seats ? AgendaWhy.Tied
            : rank is { } near && Math.Abs(near - ranking.Seats - 0.5) < margin ? AgendaWhy.Bubble
            : r.File.Spread?.Rounded() >= spread ? AgendaWhy.Disagreement
            : !r.File.IsComplete || !r.Interview.IsComplete || rank is null ? AgendaWhy.Incomplete
            : AgendaWhy.Clear;
    }
}
