namespace AusAiducation.Core.Selection;

/// <summary>One file of the shortlist page. <paramref name="ByRank"/>: where its rank alone puts it, a tie across the cut being left open.</summary>
public sealed record ShortlistLine(RankedCandidate Candidate, CutPlace ByRank)
{
    /// <summary>What the figures say: a file whose place at the cut is a matter of chance, or of an exact tie, is in the bubble.</summary>
    public CutPlace Place => ByRank == CutPlace.Bubble ? CutPlace.Bubble : Candidate.Interval?.Place ?? ByRank;

    /// <summary>Ticked before anybody decides: above the cut by rank, with every review in.</summary>
    public bool IsProposed => ByRank == CutPlace.Above && Candidate.File.IsComplete;

    /// <summary>Whether this choice departs from the ranking, or rests on too few reviews, so that the batch's reason is not enough.</summary>
    public bool NeedsOwnReason(bool chosen) => !Candidate.File.IsComplete || Place == (chosen ? CutPlace.Below : CutPlace.Above);
}

/// <summary>The proposed cut after a number of places. It proposes; it decides nothing.</summary>
public static class ShortlistCut
{
    public static IReadOnlyList<ShortlistLine> Of(IReadOnlyList<RankedCandidate> ranking, int places)
    {
        var sizes = ranking.Where(r => r.Tie is not null).CountBy(r => r.Tie!.Rank).ToDictionary();
        return [.. ranking.Select(r => new ShortlistLine(r, Place(r.Tie?.Rank)))];

        CutPlace Place(int? rank) =>
            rank is not { } first || first > places ? CutPlace.Below
            : first + sizes[first] - 1 > places ? CutPlace.Bubble
            : CutPlace.Above;
    }
}
