using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Selection.Meetings;

public enum MeetingState { Planned, Open, Closed }

/// <summary>How a quorum is counted: a number of members, or a share of them in percent.</summary>
public enum QuorumKind { Members, Share }

/// <summary>How many members must be there, without those a tie sends out.</summary>
public sealed record Quorum(QuorumKind Kind, int Value)
{
    /// <summary>Of so many members without a tie.</summary>
    public int Needed(int members) => Kind == QuorumKind.Members ? Value : (members * Value + 99) / 100;
}

/// <summary>A meeting of the commission of an edition: who sits in it, what it takes in hand, and where the chair points.</summary>
public sealed class Meeting : KeyedEntity
{
    public const int PlaceMaxLength = 160;

    readonly List<MeetingMember> _members = [];

    Meeting() { }

    /// <param name="number">Its place among the meetings of the edition, from 1.</param>
    public Meeting(int editionId, int number, DateOnly heldOn, string place, Quorum quorum)
    {
        (EditionId, Number) = (editionId, number);
        Plan(heldOn, place, quorum);
    }

    public int EditionId { get; private set; }
    public int Number { get; private set; }
    public DateOnly HeldOn { get; private set; }
    public string Place { get; private set; } = "";
    public QuorumKind QuorumKind { get; private set; }
    public int QuorumValue { get; private set; }
    public MeetingState State { get; private set; }
    public DateTime? OpenedAt { get; private set; }
    public DateTime? ClosedAt { get; private set; }

    /// <summary>The item everybody looks at. An id without a meaning of its own: whoever may not meet the item finds nothing behind it.</summary>
    public int? PointerItemId { get; private set; }
    public IReadOnlyList<MeetingMember> Members => _members;

    public Quorum Quorum => new(QuorumKind, QuorumValue);

    public void Plan(DateOnly heldOn, string place, Quorum quorum)
    {
        if (State != MeetingState.Planned) throw new RuleBroken("Meetings.NotPlanned");
        (HeldOn, Place, QuorumKind, QuorumValue) = (heldOn, place, quorum.Kind, quorum.Value);
    }

    /// <summary>Adds people; whoever sits in it already stays as they are.</summary>
    public void Seat(IEnumerable<int> userIds)
    {
        RuleBroken.If(WhyNotChange());
        foreach (var userId in userIds.Except(_members.Select(m => m.UserId)).ToList()) _members.Add(new MeetingMember(this, userId));
    }

    public Refusal? WhyNotChange() => State == MeetingState.Closed ? new("Meetings.IsClosed") : null;

    /// <summary>Why the room is not open; null while it is.</summary>
    public Refusal? WhyNotAct() => State switch
    {
        MeetingState.Planned => new("Meetings.NotOpen"),
        MeetingState.Closed => new("Meetings.IsClosed"),
        MeetingState.Open => null,
    };

    /// <param name="items">Files on the agenda, those hidden from the person who asks included.</param>
    /// <param name="scoring">A round over files or need is still open: scores lock before they are discussed.</param>
    public Refusal? WhyNotOpen(int items, bool scoring) =>
        State != MeetingState.Planned ? new("Meetings.NotPlanned")
        : WhyNotOpen(items, scoring, _members.Count(m => m.Presence == MemberPresence.Present), Quorum.Needed(_members.Count));

    internal static Refusal? WhyNotOpen(int items, bool scoring, int present, int needed) =>
        items == 0 ? new("Meetings.NoItem")
        : scoring ? new("Meetings.RoundStillOpen")
        : present < needed ? new("Meetings.NoQuorum", present, needed)
        : null;

    public void Open(int items, bool scoring, DateTime at)
    {
        RuleBroken.If(WhyNotOpen(items, scoring));
        (State, OpenedAt) = (MeetingState.Open, at);
    }

    /// <summary>Turns every screen to this item; null: to none.</summary>
    public void Point(AgendaItem? item)
    {
        RuleBroken.If(WhyNotAct());
        PointerItemId = item?.Id;
    }

    /// <param name="waiting">Items without a decision, hidden ones included.</param>
    public Refusal? WhyNotClose(int waiting) => WhyNotAct() ?? (waiting > 0 ? new("Meetings.ItemsWait", waiting) : null);

    public void Close(int waiting, DateTime at)
    {
        RuleBroken.If(WhyNotClose(waiting));
        (State, ClosedAt, PointerItemId) = (MeetingState.Closed, at, null);
        foreach (var member in _members.Where(m => m.Presence == MemberPresence.Present)) member.Leave(at);
    }
}
