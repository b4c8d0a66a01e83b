using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Selection.Meetings;

/// <summary>Expected, in the room, gone again, or known not to come.</summary>
public enum MemberPresence { Expected, Present, Left, Absent }

/// <summary>Somebody who sits in a meeting, and from when to when.</summary>
public sealed class MeetingMember : Entity
{
    MeetingMember() { }

    internal MeetingMember(Meeting meeting, int userId) => (EditionId, UserId) = (meeting.EditionId, userId);

    public int MeetingId { get; private set; }
    public Meeting? Meeting { get; private set; }
    public int EditionId { get; private set; }
    public int UserId { get; private set; }
    public AppUser? User { get; private set; }
    public MemberPresence Presence { get; private set; }

    /// <summary>The first arrival.</summary>
    public DateTime? ArrivedAt { get; private set; }

    /// <summary>The last departure; null while in the room.</summary>
    public DateTime? LeftAt { get; private set; }

    public void Arrive(DateTime at) => (Presence, ArrivedAt, LeftAt) = (MemberPresence.Present, ArrivedAt ?? at, null);

    /// <summary>Keeps <see cref="Presence"/> at present when the whole meeting ends: those were there to the end.</summary>
    internal void Leave(DateTime at) => LeftAt = at;

    public void GoOut(DateTime at)
    {
        if (Presence != MemberPresence.Present) throw new RuleBroken("Meetings.NotInTheRoom");
        (Presence, LeftAt) = (MemberPresence.Left, at);
    }

    public void StayAway()
    {
        if (ArrivedAt is not null) throw new RuleBroken("Meetings.WasThere");
        Presence = MemberPresence.Absent;
    }
}
