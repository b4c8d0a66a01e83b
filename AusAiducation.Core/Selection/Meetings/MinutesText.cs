using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AusAiducation.Core.Selection.Lots;

namespace AusAiducation.Core.Selection.Meetings;

/// <summary>The minutes but for the files: session, members, quorum, the rules the scores were given under.</summary>
public sealed record MinutesBody
{
    public const string Current = "minutes-1";

    /// <summary>Name and version of this form.</summary>
    public required string Form { get; init; }
    public required string Edition { get; init; }
    public int Meeting { get; init; }
    public DateOnly HeldOn { get; init; }
    public required string Place { get; init; }
    public DateTime OpenedAt { get; init; }
    public DateTime ClosedAt { get; init; }
    public QuorumKind QuorumKind { get; init; }
    public int Quorum { get; init; }
    public int Seats { get; init; }

    /// <summary>How many files the minutes have a line of.</summary>
    public int Files { get; init; }
    public IReadOnlyList<MinutesMember> Members { get; init; } = [];
    public IReadOnlyList<MinutesRound> Rounds { get; init; } = [];

    /// <summary>Ties with those who pay, of everybody in the edition's selection; null in minutes made before they were written here.</summary>
    public IReadOnlyList<MinutesSponsorTie>? SponsorTies { get; init; }
}

/// <summary>Somebody works for one who pays. <paramref name="Kind"/> is a name of SponsorTieKind; null for whoever represents the sponsor here.</summary>
public sealed record MinutesSponsorTie(string Name, string Sponsor, string? Kind, string? Words);

/// <summary>A member and when they were there.</summary>
public sealed record MinutesMember(string Name, MemberPresence Presence, DateTime? ArrivedAt, DateTime? LeftAt);

/// <summary>A round whose scores the commission had before it, with the hash of its rules and the version they were at.</summary>
public sealed record MinutesRound(RoundKind Kind, int Number, string? Title, string? RulesHash, int RulesVersion);

/// <summary>What the minutes say of one file. The name stands here for the selected only.</summary>
public sealed record MinutesFile
{
    public required string Code { get; init; }
    public string? Name { get; init; }
    public string? NameArabic { get; init; }
    public int? Rank { get; init; }
    public decimal? Mean { get; init; }
    public int Reviews { get; init; }
    public decimal? Spread { get; init; }
    public decimal? Need { get; init; }
    public decimal? Interview { get; init; }
    public decimal? Test { get; init; }

    /// <summary>Why it stood where it did; null when it was decided outside the meeting.</summary>
    public AgendaWhy? Why { get; init; }
    public VoteCount? Votes { get; init; }
    public int Present { get; init; }
    public int Needed { get; init; }
    public bool PartedByLead { get; init; }
    public IReadOnlyList<MinutesRecusal> Recused { get; init; } = [];
    public IReadOnlyList<MinutesSecondScore> SecondScores { get; init; } = [];
    public IReadOnlyList<MinutesLot> Lots { get; init; } = [];
    public SelectionOutcome Outcome { get; init; }
    public int? ReserveRank { get; init; }
    public required string Reason { get; init; }
    public string? DecidedBy { get; init; }
    public DateTime DecidedAt { get; init; }
}

/// <summary>Who was out for a file, and whether they were there and left the room.</summary>
public sealed record MinutesRecusal(string Name, bool WasThere);

/// <summary>A member's score before and after the discussion.</summary>
public sealed record MinutesSecondScore(string By, decimal? First, decimal Score, string Reason);

/// <summary>The place a lot gave this file, and all that is needed to draw it again.</summary>
/// <param name="Pool">The codes of every file in the lot, in ordinal order; files that were on no agenda too.</param>
public sealed record MinutesLot(string Draw, string Source, string Seed, string Digest, int Place, IReadOnlyList<string> Pool)
{
    /// <summary>Draws it again from what stands here and nothing else.</summary>
    public DrawnLot Again() => DrawnLot.Draw(Pool, Seed);

    /// <summary>Whether drawing again gives this file this place.</summary>
    public bool Holds(string code) => Again() is var again && Place >= 1 && Place <= again.Order.Count && again.Order[Place - 1] == code && again.Digests[Place - 1] == Digest;
}

/// <summary>Writes and reads the canonical text: once written it is stored as it stands and never written again.</summary>
static class MinutesText
{
    static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Of<T>(T content) => JsonSerializer.Serialize(content, Options);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;
}
