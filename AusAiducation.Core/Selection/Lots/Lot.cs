using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Selection.Lots;

/// <summary>
/// A lot among files that the marks and the published tie-breakers left equal: its list is committed first, under a hash that can be published,
/// and it is drawn later from the announced figure. Everything needed to draw it again is kept.
/// </summary>
public sealed class Lot : KeyedEntity
{
    /// <summary>More files than this are no tie at a cut but a scale too coarse.</summary>
    public const int MostFiles = 100;
    public const int ListMaxLength = MostFiles * 12;
    public const int DigestsMaxLength = MostFiles * 65;
    public const int SeedMaxLength = 100;

    readonly List<LotEntry> _entries = [];

    Lot() { }

    /// <param name="number">Its place among the round's lots, from 1.</param>
    /// <param name="rank">The rank that the tied files share.</param>
    public Lot(Round round, int number, int rank, IReadOnlyList<(int CandidateId, string Code)> files, int byUserId, DateTime at)
    {
        RuleBroken.If(WhyNotCommit(round, files.Count));
        (RoundId, EditionId, Number, Rank, Source, Size) = (round.Id, round.EditionId, number, rank, round.LotSource!, files.Count);
        Pool = string.Join(',', files.Select(file => file.Code).Order(StringComparer.Ordinal));
        (Commitment, CommittedByUserId, CommittedAt) = (DrawnLot.Commitment(Codes, Source), byUserId, at);
        _entries.AddRange(files.Select(file => new LotEntry(round.EditionId, file.CandidateId)));
    }

    public int RoundId { get; private set; }
    public int EditionId { get; private set; }
    public int Number { get; private set; }
    [Sensitive]
    public int Rank { get; private set; }

    /// <summary>Where the seed comes from, as the rules of the round announced it.</summary>
    public string Source { get; private set; } = "";
    public int Size { get; private set; }

    /// <summary>Codes of the files in ordinal order, with commas.</summary>
    [Sensitive]
    public string Pool { get; private set; } = "";

    /// <summary>What is published before the draw: see <see cref="DrawnLot.Commitment"/>.</summary>
    public string Commitment { get; private set; } = "";
    public int CommittedByUserId { get; private set; }
    public AppUser? CommittedBy { get; private set; }
    public DateTime CommittedAt { get; private set; }
    public string? Seed { get; private set; }
    public string? Digests { get; private set; }

    [Sensitive]
    public string? Order { get; private set; }
    public int? DrawnByUserId { get; private set; }
    public AppUser? DrawnBy { get; private set; }
    public DateTime? DrawnAt { get; private set; }
    public IReadOnlyList<LotEntry> Entries => _entries;

    public IReadOnlyList<string> Codes => Pool.Split(',');

    /// <summary>The draw as it was kept; null before it.</summary>
    public DrawnLot? Drawn => Seed is null ? null : new DrawnLot(Seed, Codes, Digests!.Split(','), Order!.Split(','));

    /// <summary>Why such files of a round cannot go into a lot.</summary>
    public static Refusal? WhyNotCommit(Round round, int files) => WhyNotCommit(round.State, round.LotSource, files);

    internal static Refusal? WhyNotCommit(RoundState state, string? source, int files) =>
        source is null ? new("Lots.NotInRules")
        : state != RoundState.Closed ? new("Lots.RoundNotClosed")
        : files < 2 ? new("Lots.NoTie")
        : files > MostFiles ? new("Lots.TooMany", MostFiles)
        : null;

    public Refusal? WhyNotDraw() => DrawnAt is null ? null : new("Lots.AlreadyDrawn");

    /// <summary>Draws it, once and for all, from the figure the announced source gave.</summary>
    public void Draw(string seed, int byUserId, DateTime at)
    {
        RuleBroken.If(WhyNotDraw());
        var drawn = DrawnLot.Draw(Codes, seed);
        (Seed, Digests, Order) = (seed, string.Join(',', drawn.Digests), string.Join(',', drawn.Order));
        (DrawnByUserId, DrawnAt) = (byUserId, at);
    }

    /// <summary>Whether its list is the one committed and drawing it again gives the same.</summary>
    public bool Holds() => Codes.Count == Size && Commitment == DrawnLot.Commitment(Codes, Source) && Drawn?.Replays() != false;
}

/// <summary>A file in a lot: who must meet it to meet the lot.</summary>
public sealed class LotEntry : Entity, IAboutCandidate
{
    LotEntry() { }

    internal LotEntry(int editionId, int candidateId) => (EditionId, CandidateId) = (editionId, candidateId);

    public int LotId { get; private set; }
    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
}
