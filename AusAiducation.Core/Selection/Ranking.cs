using AusAiducation.Core.Candidates;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Selection;

/// <summary>A round as far as its ranking needs it. <see cref="Floors"/>: criteria whose level no other makes up for.</summary>
public sealed record RoundFacts(int Id, string Key, RoundName Name, RoundState State, int ReviewsPerFile, int ScaleMax, IReadOnlyList<FloorFact> Floors);

/// <summary>A criterion with a floor: its name in the reader's language and the lowest level a file may have.</summary>
public sealed record FloorFact(int CriterionId, string Name, int Floor);

/// <summary>
/// One candidate with everything that was measured: the reviews of the ranked round, and apart from them those of need, the interview
/// sheets (all on the scale of their rubric) and the tests (one figure out of 20). What is missing is null, never zero.
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

    /// <summary>Competition rank ("1224") by the exact mean of the ranked round's reviews; null without a review.</summary>
    public int? Rank { get; init; }

    /// <summary>The reviews of the ranked round: of the file, unless another round was chosen.</summary>
    public required ReviewFigures File { get; init; }

    /// <summary>A criterion did not apply in one of those reviews, and the others carry its weight.</summary>
    public bool IsRenormalised { get; init; }

    /// <summary>Criteria on which the mean level is under the floor: told apart from the score, which does not know of it.</summary>
    public IReadOnlyList<string> UnderFloor { get; init; } = [];

    /// <summary>The reviews of the edition's last round about need.</summary>
    public required ReviewFigures Need { get; init; }

    /// <summary>The score of each review received, the greatest first.</summary>
    public IReadOnlyList<decimal> Scores { get; init; } = [];
    public required ReviewFigures Interview { get; init; }
    public required Interviews.TestFigure Test { get; init; }
}

/// <summary>The candidates of an edition in the order of one of its rounds, as one viewer may see them: whoever is hidden takes part in no rank.</summary>
public sealed record Ranking(EditionChoice Edition, IReadOnlyList<EditionChoice> Editions, int Seats, RoundFacts? Round, IReadOnlyList<RoundFacts> Rounds, IReadOnlyList<RankedCandidate> Rows)
{
    public int Incomplete => Rows.Count(r => !r.File.IsComplete);

    /// <summary>Changes with any candidate, stage or figure of the list: a form posted from an older list is told so.</summary>
    public string Seen => Stamp.Of(Rows.Select(r => $"{r.Key}:{r.Stage}:{r.Rank}:{r.File.Done}").Prepend(Round?.Key ?? ""));
}
