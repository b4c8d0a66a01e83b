using AusAiducation.Core.Candidates;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection.Figures;
using AusAiducation.Core.Selection.Lots;

namespace AusAiducation.Core.Selection;

/// <summary>A round as far as its ranking needs it.</summary>
public sealed record RoundFacts(int Id, string Key, RoundName Name, RoundState State, int ReviewsPerFile, int ScaleMin, int ScaleMax, IReadOnlyList<CriterionFact> Criteria)
{
    public string? Seed { get; init; }
    public IReadOnlyList<TieBreaker> TieBreakers { get; init; } = [];
    public string? LotSource { get; init; }

    /// <summary>The lots of the round that this viewer meets.</summary>
    public IReadOnlyList<LotFact> Lots { get; init; } = [];

    /// <summary>Criteria whose level no other makes up for.</summary>
    public IEnumerable<CriterionFact> Floors => Criteria.Where(c => c.Floor is not null);
}

/// <summary>A criterion in its order: its name in the reader's language, its weight in percent and the lowest level a file may have, if any.</summary>
public sealed record CriterionFact(int Id, string Name, int Weight, int? Floor);

/// <summary>A lot as the ranking uses it: the codes in it, and their order once it is drawn.</summary>
public sealed record LotFact(string Key, int Number, int Rank, DateTime CommittedAt, DateTime? DrawnAt, string Pool, string? Order)
{
    public IReadOnlyList<string> Codes => Pool.Split(',');
    public IReadOnlyList<string> Drawn => Order?.Split(',') ?? [];
}

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

    /// <summary>What parts it from files of the same score, in the order of the round's tie-breakers; null where it has no value.</summary>
    public IReadOnlyList<Ratio?> Breakers { get; init; } = [];

    /// <summary>Its place once tie-breakers and lots have parted equal scores; null without a review.</summary>
    public BrokenTie? Tie { get; init; }

    /// <summary>Its score freed of its reviewers' severity, beside the raw one; null where it is not shown.</summary>
    public AdjustedFile? Adjusted { get; init; }
    public double? Shrunk { get; init; }

    /// <summary>How sure its rank is; null without a review, or where nothing tells.</summary>
    public RankInterval? Interval { get; init; }
}

/// <summary>The candidates of an edition in the order of one of its rounds, as one viewer may see them: whoever is hidden takes part in no rank.</summary>
public sealed record Ranking(EditionChoice Edition, IReadOnlyList<EditionChoice> Editions, int Seats, RoundFacts? Round, IReadOnlyList<RoundFacts> Rounds, IReadOnlyList<RankedCandidate> Rows)
{
    /// <summary>Computed only where a page shows them: see <see cref="WithFigures"/>.</summary>
    public RoundFigures? Figures { get; init; }

    /// <summary>The scores of the ranked round, of the files in <see cref="Rows"/> only.</summary>
    internal IReadOnlyList<FigureScore> Scores { get; init; } = [];

    public int Incomplete => Rows.Count(r => !r.File.IsComplete);

    /// <summary>Changes with any candidate, stage or figure of the list: a form posted from an older list is told so.</summary>
    public string Seen => Stamp.Of(Rows.Select(r => $"{r.Key}:{r.Stage}:{r.Rank}:{r.File.Done}").Prepend(Round?.Key ?? ""));

    /// <summary>The same with adjusted scores and rank intervals around a cut after so many places.</summary>
    internal Ranking WithFigures(FiguresShelf shelf, int places)
    {
        if (Round is null) return this;
        var figures = shelf.Of(Round.Id, Round.Seed, places, Scores);
        return this with
        {
            Figures = figures,
            Rows = [.. Rows.Select(r => r with
            {
                Adjusted = figures.Files.GetValueOrDefault(r.Code), Shrunk = figures.Shrunk.TryGetValue(r.Code, out var shrunk) ? shrunk : null, Interval = figures.Intervals.GetValueOrDefault(r.Code),
            })],
        };
    }
}
