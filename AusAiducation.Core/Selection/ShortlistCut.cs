namespace AusAiducation.Core.Selection;

/// <summary>One file of the shortlist page.</summary>
public sealed record ShortlistLine(RankedCandidate Candidate, CutPlace Place)
{
    /// <summary>Ticked before anybody decides: above the cut, with every review in.</summary>
    public bool IsProposed => Place == CutPlace.Above && Candidate.File.IsComplete;

    /// <summary>Whether this choice departs from the ranking, or rests on too few reviews, so that the batch's reason is not enough.</summary>
    public bool NeedsOwnReason(bool chosen) => !Candidate.File.IsComplete || Place == (chosen ? CutPlace.Below : CutPlace.Above);
}

/// <summary>The proposed cut after a number of places. It proposes; it decides nothing.</summary>
public static class ShortlistCut
{
    public static IReadOnlyList<ShortlistLine> Of(IReadOnlyList<RankedCandidate> ranking, int places)
    {
        var sizes = ranking.Where(r => r.Rank is not null).CountBy(r => r.Rank!.Value).ToDictionary();
        return [.. ranking.Select(r => new ShortlistLine(r, Place(r.Rank)))];

        CutPlace Place(int? rank) =>
            rank is not { } first || first > places ? CutPlace.Below
            : first + sizes[first] - 1 > places ? CutPlace.Bubble
            : CutPlace.Above;
    }
}
