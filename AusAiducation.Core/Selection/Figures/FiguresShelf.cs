using System.Collections.Concurrent;
using System.Globalization;

namespace AusAiducation.Core.Selection.Figures;

/// <summary>
/// Keeps the figures of rounds for the whole process under a stamp of the very scores they rest on: computed once per change, whoever looks. Viewers who meet
/// the same scores share them; somebody from whom a file is hidden gets those of the files they meet, in which that file has no part.
/// </summary>
public sealed class FiguresShelf
{
    const int MostKept = 64;

    readonly ConcurrentDictionary<string, Lazy<RoundFigures>> _kept = new();

    internal RoundFigures Of(int roundId, string? seed, int places, IReadOnlyList<FigureScore> scores)
    {
        seed ??= "";
        var stamp = StampOf(roundId, seed, places, scores);
        if (_kept.TryGetValue(stamp, out var known)) return known.Value;
        if (_kept.Count >= MostKept) _kept.Clear();
        return _kept.GetOrAdd(stamp, _ => new Lazy<RoundFigures>(() => RoundFigures.Of(scores, places, seed))).Value;
    }

    static string StampOf(int roundId, string seed, int places, IReadOnlyList<FigureScore> scores) => Stamp.Of(
    [
        string.Create(CultureInfo.InvariantCulture, $"{roundId} {seed} {places}"),
        .. scores.DistinctBy(score => score.Reviewer).Select(score => $"{score.Reviewer} {score.ReviewerName}").Order(StringComparer.Ordinal),
        .. scores.OrderBy(score => score.ReviewId).Select(score => string.Create(CultureInfo.InvariantCulture, $"{score.ReviewId} {score.File} {score.Value.Numerator}/{score.Value.Denominator}")),
    ]);
}
