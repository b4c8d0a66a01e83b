using AusAiducation.Core.Access;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Selection.Meetings;

/// <summary>A member in the list of who is there.</summary>
public sealed record MemberRow(string Key, int UserId, string Name, MemberPresence Presence, DateTime? ArrivedAt, DateTime? LeftAt);

/// <summary>A meeting with its members, as whoever sits in it or leads it knows it.</summary>
public sealed record MeetingHead
{
    public required int Id { get; init; }
    public required string Key { get; init; }
    public int Version { get; init; }
    public int Number { get; init; }
    public int EditionId { get; init; }
    public required string EditionCode { get; init; }
    public DateOnly HeldOn { get; init; }
    public required string Place { get; init; }
    public required Quorum Quorum { get; init; }
    public MeetingState State { get; init; }
    public DateTime? OpenedAt { get; init; }
    public DateTime? ClosedAt { get; init; }
    public int? PointerItemId { get; init; }
    public IReadOnlyList<MemberRow> Members { get; init; } = [];

    public int Present => Members.Count(m => m.Presence == MemberPresence.Present);
    public int Needed => Quorum.Needed(Members.Count);
}

/// <summary>One line of the agenda, for those who lead; a file hidden by a tie has none.</summary>
public sealed record AgendaRow
{
    public required int Id { get; init; }
    public required string Key { get; init; }
    public int Position { get; init; }
    public AgendaWhy Why { get; init; }
    public required string Code { get; init; }
    public required string CandidateKey { get; init; }
    public required string FamilyName { get; init; }
    public required string GivenName { get; init; }
    public string? NameArabic { get; init; }
    public string Name => $"{FamilyName.ToUpperInvariant()} {GivenName}";
    public DateTime? DecidedAt { get; init; }
    public SelectionOutcome? Outcome { get; init; }
    public int? ReserveRank { get; init; }
}

/// <summary>A review of the file as the room reads it: by its letter, without a name.</summary>
public sealed record RoomScore(char Letter, decimal Score, string? Comment);

/// <summary>A score given again, beside the first.</summary>
public sealed record RoomSecondScore(string By, int Number, decimal? First, decimal Score, string Reason);

/// <summary>A note of the discussion.</summary>
public sealed record RoomNote(string By, DateTime At, string Text);

/// <summary>The item everybody looks at: the file with its figures, the notes, the vote.</summary>
public sealed record RoomItem
{
    public required int Id { get; init; }
    public required string Key { get; init; }
    public AgendaWhy Why { get; init; }
    public required FileView File { get; init; }

    /// <summary>Out of this, the scores of the file round.</summary>
    public int ScaleMax { get; init; }
    public IReadOnlyList<RoomScore> Scores { get; init; } = [];

    /// <summary>Means on the scale of their rubric; null while nothing was given.</summary>
    public decimal? Mean { get; init; }
    public decimal? Spread { get; init; }
    public decimal? Need { get; init; }
    public decimal? Interview { get; init; }
    public decimal? Test { get; init; }
    public IReadOnlyList<RoomNote> Notes { get; init; } = [];
    public IReadOnlyList<RoomSecondScore> SecondScores { get; init; } = [];

    /// <summary>Members without a tie who are in the room, how many are needed, and how many have voted.</summary>
    public int Present { get; init; }
    public int Needed { get; init; }
    public int Cast { get; init; }

    /// <summary>For those who lead, and for all once decided: nobody votes under the eyes of a majority.</summary>
    public VoteCount? Votes { get; init; }

    /// <summary>Members whom a tie sends out.</summary>
    public IReadOnlyList<string> Out { get; init; } = [];
    public VoteChoice? OwnVote { get; init; }
    public bool IsDecided { get; init; }
    public SelectionOutcome? Outcome { get; init; }
    public int? ReserveRank { get; init; }
    public string? Reason { get; init; }

    /// <summary>What this person has typed and not sent.</summary>
    public string Draft { get; init; } = "";

    /// <summary>The criteria of the review this member gave, with the levels given; empty without a review.</summary>
    public IReadOnlyList<OwnLevel> OwnLevels { get; init; } = [];
}

/// <summary>One criterion of one's own review: its key, its name, the level given and those to choose from.</summary>
public sealed record OwnLevel(string Key, string Name, int? Level, int Min, int Max, bool Compulsory);

/// <summary>The room as one person sees it at this moment.</summary>
public sealed record MeetingRoom
{
    public required MeetingHead Meeting { get; init; }

    /// <summary>Whether this person may lead, and whether they sit as a member in the room.</summary>
    public bool Leads { get; init; }
    public bool InRoom { get; init; }
    public IReadOnlyList<AgendaRow> Agenda { get; init; } = [];

    /// <summary>Of the whole agenda.</summary>
    public int Items { get; init; }
    public int Waiting { get; init; }

    /// <summary>The item looked at is not for this person: a tie, or a file they still have to score alone.</summary>
    public bool SentOut { get; init; }
    public RoomItem? Item { get; init; }
    public Refusal? WhyNotClose { get; init; }

    /// <summary>Items somebody else must lead.</summary>
    public int Hidden => Leads ? Items - Agenda.Count : 0;
}

/// <summary>The preparation of meetings: the one in hand with its agenda, those held before, and the editions to choose from.</summary>
public sealed record MeetingDesk(EditionChoice Edition, IReadOnlyList<EditionChoice> Editions, MeetingHead? Meeting, IReadOnlyList<AgendaRow> Agenda, int Items, Refusal? WhyNotOpen, Refusal? WhyNotPlan, IReadOnlyList<HeldMeeting> Held, Refusal? WhyNotMakeAgain)
{
    public int Hidden => Items - Agenda.Count;
}

/// <summary>A meeting that is over and the versions of its minutes, the last first.</summary>
public sealed record HeldMeeting(string Key, int Number, DateOnly HeldOn, IReadOnlyList<MinutesVersion> Minutes);

/// <summary>One version of minutes.</summary>
public sealed record MinutesVersion(string Key, int Number, DateTime At, string? Reason, bool InForce);
