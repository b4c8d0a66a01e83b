using AusAiducation.Core.Candidates;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Selection;

/// <summary>The file round of an edition, as far as its ranking needs it.</summary>
public sealed record RoundFacts(int Id, RoundState State, int ReviewsPerFile, int ScaleMax);

/// <summary>
/// One candidate with everything that was measured: the reviews of the file, the interview sheets (both on the rubric's scale) and
/// the written test (out of 20). What is missing is null, never zero.
/// </summary>
public sealed record RankedCandidate
{
    public required int Id { get; init; }
    public required string Key { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public string? NameArabic { get; init; }
    public string? StreamCode { get; init; }
    public CandidateStage Stage { get; init; }

    /// <summary>Competition rank ("1224") by the exact mean of the file reviews; null without a review.</summary>
    public int? Rank { get; init; }
    public required ReviewFigures File { get; init; }

    /// <summary>The score of each review received, the greatest first.</summary>
    public IReadOnlyList<decimal> Scores { get; init; } = [];
    public required ReviewFigures Interview { get; init; }
    public decimal? Test { get; init; }
}

/// <summary>The candidates of an edition's file round as one viewer may see them: whoever is hidden takes part in no rank.</summary>
public sealed record Ranking(EditionChoice Edition, IReadOnlyList<EditionChoice> Editions, int Seats, RoundFacts? Round, IReadOnlyList<RankedCandidate> Rows)
{
    public int Incomplete => Rows.Count(r => !r.File.IsComplete);

    /// <summary>Changes with any candidate, stage or figure of the list: a form posted from an older list is told so.</summary>
    public string Seen => Stamp.Of(Rows.Select(r => $"{r.Key}:{r.Stage}:{r.Rank}:{r.File.Done}"));
}
