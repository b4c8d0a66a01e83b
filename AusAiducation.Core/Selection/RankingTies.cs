using AusAiducation.Core.Selection.Lots;

namespace AusAiducation.Core.Selection;

/// <summary>Parts files of the same score by the round's published tie-breakers, then by the lots drawn for it; what is left equal stays equal.</summary>
static class RankingTies
{
    /// <summary>The rows in order of their places. Within what stays tied the order is that of the random file code: no name and no date has a say.</summary>
    /// <param name="marks">The marks that a tie-breaker may ask for, by candidate.</param>
    public static IReadOnlyList<RankedCandidate> Part(IReadOnlyList<RankedCandidate> rows, RoundFacts? round, IReadOnlyDictionary<int, (decimal? National, decimal? Average)> marks)
    {
        var known = rows.Select(r => r with { Breakers = [.. (round?.TieBreakers ?? []).Select(breaker => Value(breaker, r, marks[r.Id]))] }).ToList();
        var places = TieBreak.Order(known.Where(r => r.File.Mean is not null).Select(r => new TieEntry(r.Code, r.File.Mean!.Value, r.Breakers))).Files.ToDictionary(place => place.File);
        foreach (var lot in round?.Lots.Where(l => l.Order is not null) ?? []) Draw(places, lot);
        return [.. known.Select(r => r with { Tie = places.GetValueOrDefault(r.Code) }).OrderBy(r => r.Tie?.Rank ?? int.MaxValue).ThenBy(r => r.Code, StringComparer.Ordinal)];
    }

    /// <summary>The files still tied across a cut after so many places; none, as a rule.</summary>
    public static IReadOnlyList<RankedCandidate> Across(IReadOnlyList<RankedCandidate> rows, int places)
    {
        var last = rows.Where(r => r.Tie is { By: RankedBy.StillTied } tie && tie.Rank <= places).GroupBy(r => r.Tie!.Rank).MaxBy(group => group.Key);
        return last is not null && last.Key + last.Count() - 1 > places ? [.. last] : [];
    }

    /// <summary>A lot counts for the very files it was drawn among: when marks changed their number or their tie, it says nothing any more.</summary>
    static void Draw(Dictionary<string, BrokenTie> places, LotFact lot)
    {
        if (!places.TryGetValue(lot.Drawn[0], out var first) || first.By != RankedBy.StillTied) return;
        var tied = places.Values.Where(place => place.By == RankedBy.StillTied && place.Rank == first.Rank).Select(place => place.File);
        if (!tied.ToHashSet().SetEquals(lot.Drawn)) return;
        foreach (var (i, file) in lot.Drawn.Index()) places[file] = new BrokenTie(file, first.Rank + i, RankedBy.Lot, null);
    }

    /// <summary>Need is the mean of the round about need, which everybody who reads a ranking may see.</summary>
    static Ratio? Value(TieBreaker breaker, RankedCandidate r, (decimal? National, decimal? Average) marks) => breaker switch
    {
        TieBreaker.NeedScore => r.Need.Mean,
        TieBreaker.NationalExam => Exact(marks.National),
        TieBreaker.BacAverage => Exact(marks.Average),
    };

    /// <summary>Marks are kept in ten-thousandths.</summary>
    static Ratio? Exact(decimal? mark) => mark is { } m ? new Ratio((long)(m * 10_000), 10_000) : null;
}
