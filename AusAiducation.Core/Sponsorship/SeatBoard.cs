using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;

namespace AusAiducation.Core.Sponsorship;

/// <summary>A laureate on the seat board: rank among the laureates by the file round, points with each sponsor, and the seat if there is one.</summary>
public sealed record BoardLaureate
{
    public required int CandidateId { get; init; }
    public required string Key { get; init; }
    public required string FamilyName { get; init; }
    public required string GivenName { get; init; }
    public string? NameArabic { get; init; }
    public required CandidateStage Stage { get; init; }
    public required PreferredTraits Traits { get; init; }

    public string Name => $"{FamilyName.ToUpperInvariant()} {GivenName}";

    /// <summary>1 is the best mean of submitted reviews; laureates without a review share the last rank.</summary>
    public int Rank { get; init; }

    /// <summary>Key of the sponsor whose seat it has; null while not placed.</summary>
    public string? SponsorKey { get; init; }
    public bool Released { get; init; }

    /// <summary>Points by sponsor key.</summary>
    public IReadOnlyDictionary<string, int> Points { get; init; } = new Dictionary<string, int>();

    /// <summary>The student exists: the seat is no longer moved here.</summary>
    public bool IsStudent => Stage == CandidateStage.Accepted;
}

/// <summary>A sponsor's column: seats, and how many are taken by anybody, met by the viewer or not.</summary>
public sealed record BoardSponsor(int Id, string Key, string Name, int Seats, int Taken)
{
    /// <summary>The viewer declared a tie with it, or wears its hat.</summary>
    public bool IsOwn { get; init; }

    public int Free => Seats - Taken;

    public Refusal? WhyNotTakeOneMore() => Free > 0 ? null : new("Sponsorship.NoSeatLeft", Name, Seats);

    /// <summary>Whoever works for a sponsor does not choose who gets its seats.</summary>
    public Refusal? WhyNotChoose() => IsOwn ? new("Sponsorship.OwnSponsor", Name) : null;
}

/// <summary>Seats and laureates of an edition as they stand now.</summary>
public sealed record SeatBoard(int EditionId, string EditionCode, IReadOnlyList<BoardSponsor> Sponsors, IReadOnlyList<BoardLaureate> Laureates)
{
    public int Seats => Sponsors.Sum(s => s.Seats);
    public int Taken => Sponsors.Sum(s => s.Taken);
    public int Free => Sponsors.Sum(s => s.Free);

    public IEnumerable<BoardLaureate> Waiting => Laureates.Where(l => l.SponsorKey is null);

    public IEnumerable<BoardLaureate> On(BoardSponsor sponsor) => Laureates.Where(l => l.SponsorKey == sponsor.Key);

    /// <summary>Seats taken by laureates whose file a tie hides from this viewer.</summary>
    public int HiddenOn(BoardSponsor sponsor) => sponsor.Taken - On(sponsor).Count();
}
