using AusAiducation.Core.Access;

namespace AusAiducation.Core.Selection.Figures;

/// <summary>A score with its review's number and its reviewer's name: what a round's figures are made from.</summary>
public sealed record FigureScore(int ReviewId, string File, string Reviewer, string ReviewerName, Ratio Value);

/// <summary>
/// Everything that is computed from the scores of a round, once: adjusted scores, agreement, and how sure the ranks around a cut are.
/// What cannot be computed is a refusal in words, never a figure.
/// </summary>
public sealed class RoundFigures
{
    RoundFigures(IReadOnlyList<FigureScore> scores, int places, string seed)
    {
        var names = scores.DistinctBy(score => score.Reviewer).ToDictionary(score => score.Reviewer, score => score.ReviewerName);
        (Places, Names, Table) = (places, names, ScoreTable.Of(scores.Select(score => new GivenScore(score.Reviewer, score.File, score.Value))));
        WhyNotAdjusted = AdjustedScores.WhyNotShow(Table, key => names[key]);
        if (WhyNotAdjusted is null)
        {
            Files = AdjustedScores.Of(Table).Files.ToDictionary(file => file.File);
            Shrunk = AdjustedScores.Shrunk(Table)?.Files.ToDictionary(file => file.File, file => file.Adjusted) ?? [];
        }
        Alpha = KrippendorffAlpha.Of(Table);
        Intervals = RankIntervals.Of(Table, places, seed, draws: DrawsFor(Table.Files.Count))?.ToDictionary(interval => interval.File) ?? [];
        WhyNoIntervals = Intervals.Count > 0 ? null : new(Table.Count == 0 ? "Selection.NoScoreYet" : "Figures.OneReviewEach");
    }

    /// <param name="seed">The round's own; the draws behind the intervals start from it.</param>
    public static RoundFigures Of(IReadOnlyList<FigureScore> scores, int places, string seed) => new(scores, places, seed);

    /// <summary>Rank after which the cut falls.</summary>
    public int Places { get; }

    /// <summary>Names of the reviewers by their keys.</summary>
    public IReadOnlyDictionary<string, string> Names { get; }
    public ScoreTable Table { get; }

    /// <summary>Why no adjusted score is shown: too few reviews of one member, or groups that share no file, named.</summary>
    public Refusal? WhyNotAdjusted { get; }
    public IReadOnlyDictionary<string, AdjustedFile> Files { get; } = new Dictionary<string, AdjustedFile>();

    /// <summary>The adjusted scores drawn towards the raw ones by how little is known of the reviewers.</summary>
    public IReadOnlyDictionary<string, double> Shrunk { get; } = new Dictionary<string, double>();

    /// <summary>Krippendorff's alpha on the interval scale; null where it is undefined.</summary>
    public double? Alpha { get; }
    public AgreementReading? Reading => Alpha is { } alpha ? KrippendorffAlpha.Read(alpha) : null;
    public Refusal? WhyNoIntervals { get; }
    public IReadOnlyDictionary<string, RankInterval> Intervals { get; }

    /// <summary>Files that neither nearly always nor nearly never stand above the cut.</summary>
    public int Bubble => Intervals.Values.Count(interval => interval.Place == CutPlace.Bubble);

    /// <summary>Ten thousand up to a thousand files; beyond, fewer, so that ten thousand files still take seconds. Not under a thousand draws.</summary>
    static int DrawsFor(int files) => Math.Clamp(RankIntervals.Draws * 1000 / Math.Max(1, files), 1000, RankIntervals.Draws);
}
