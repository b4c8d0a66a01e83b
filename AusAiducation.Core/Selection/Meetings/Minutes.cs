using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Selection.Meetings;

/// <summary>
/// The minutes of a meeting, frozen: what concerns nobody in particular here, one line a file beside it, and the hash of both. Made
/// again they are another version with its reason; the earlier one stays.
/// </summary>
public sealed class Minutes : KeyedEntity
{
    public const int ReasonMaxLength = 400;
    public const int TextMaxLength = 40_000;

    readonly List<MinutesLine> _lines = [];
    readonly List<MinutesName> _names = [];

    Minutes() { }

    /// <param name="number">The version, from 1.</param>
    /// <param name="reason">Null for the first version only.</param>
    public Minutes(Meeting meeting, int number, string? reason, string body, IEnumerable<MinutesLine> lines, int byUserId, DateTime at)
    {
        if (number > 1 && string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("Common.ReasonNeeded");
        (Meeting, MeetingId, EditionId, Number, Reason, Body, ByUserId, At) = (meeting, meeting.Id, meeting.EditionId, number, reason, body, byUserId, at);
        _lines.AddRange(lines.OrderBy(l => l.Position));
        Hash = HashOf(Body, _lines);
    }

    public int MeetingId { get; private set; }
    public Meeting? Meeting { get; private set; }
    public int EditionId { get; private set; }
    public int Number { get; private set; }
    public string? Reason { get; private set; }

    /// <summary>Canonical JSON (<see cref="MinutesBody"/>): members, quorum, rules; no candidate.</summary>
    [Sensitive]
    public string Body { get; private set; } = "";

    /// <summary>SHA-256 of the body and of every line in its order.</summary>
    public string Hash { get; private set; } = "";
    public int ByUserId { get; private set; }
    public AppUser? By { get; private set; }
    public DateTime At { get; private set; }

    /// <summary>When a later version took its place.</summary>
    public DateTime? ReplacedAt { get; private set; }
    public IReadOnlyList<MinutesLine> Lines => _lines;
    public IReadOnlyList<MinutesName> Names => _names;

    public bool Holds => Hash == HashOf(Body, _lines);

    public void Replace(DateTime at) => ReplacedAt ??= at;

    /// <summary>The annex of names: not part of what is hashed, because it is erased one day.</summary>
    public void Annex(IEnumerable<MinutesName> names) => _names.AddRange(names);

    static string HashOf(string body, IEnumerable<MinutesLine> lines) => Stamp.Sha256(string.Join('\n', lines.OrderBy(l => l.Position).Select(l => l.Text).Prepend(body)));
}

/// <summary>What the minutes say of one file: its figures, the vote, the decision and its reason. A tie hides it like the file.</summary>
public sealed class MinutesLine : Entity, IAboutCandidate
{
    public const int TextMaxLength = 8_000;

    MinutesLine() { }

    public MinutesLine(int editionId, int candidateId, int? decisionId, int position, string text) =>
        (EditionId, CandidateId, DecisionId, Position, Text) = (editionId, candidateId, decisionId, position, text);

    public int MinutesId { get; private set; }
    public Minutes? Minutes { get; private set; }
    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public Candidate? Candidate { get; private set; }

    /// <summary>The decision it tells of; only decisions that stand in the minutes are released.</summary>
    public int? DecisionId { get; private set; }
    public int Position { get; private set; }

    /// <summary>Canonical JSON (<see cref="MinutesFile"/>).</summary>
    [Sensitive]
    public string Text { get; private set; } = "";
}

/// <summary>The name behind one code of the minutes, kept apart and for its own time.</summary>
public sealed class MinutesName : Entity, IAboutCandidate
{
    /// <summary>The names of those not selected go this long after the meeting: appeals and the audit of the edition are over.</summary>
    public const int KeptMonths = 24;

    MinutesName() { }

    public MinutesName(int editionId, int candidateId, string code, string name, string? nameArabic, DateOnly eraseOn) =>
        (EditionId, CandidateId, Code, Name, NameArabic, EraseOn) = (editionId, candidateId, code, name, nameArabic, eraseOn);

    public int MinutesId { get; private set; }
    public Minutes? Minutes { get; private set; }
    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public string Code { get; private set; } = "";

    [Sensitive]
    public string Name { get; private set; } = "";

    [Sensitive]
    public string? NameArabic { get; private set; }
    public DateOnly EraseOn { get; private set; }
}
