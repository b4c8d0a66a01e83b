using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Interviews;

/// <summary>The people who hear together on one day, in one room or on one link.</summary>
public sealed class InterviewPanel : KeyedEntity
{
    public const int NameMaxLength = 40;
    public const int RoomMaxLength = 95;

    /// <summary>A person alone is no panel.</summary>
    public const int FewestMembers = 2;

    readonly List<InterviewPanelMember> _members = [];

    InterviewPanel() { }

    public InterviewPanel(InterviewDay day, string name, string? room, IEnumerable<int> members)
    {
        (Day, EditionId) = (day, day.EditionId);
        Rename(name, room);
        Seat(members);
    }

    public int DayId { get; private set; }
    public InterviewDay? Day { get; private set; }
    public int EditionId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Room, or the address of the video link.</summary>
    public string? Room { get; private set; }
    public IReadOnlyList<InterviewPanelMember> Members => _members;

    /// <summary>Where its candidates are told to come.</summary>
    public string WhereOn(string dayPlace) => Room is null ? dayPlace : $"{dayPlace}, {Room}";

    public void Rename(string name, string? room) => (Name, Room) = (name, room);

    /// <summary>Whoever stays keeps their row.</summary>
    public void Seat(IEnumerable<int> members)
    {
        var wanted = members.ToHashSet();
        if (wanted.Count < FewestMembers) throw new RuleBroken("Interviews.PanelTooSmall", FewestMembers);
        _members.RemoveAll(m => !wanted.Contains(m.UserId));
        foreach (var userId in wanted.Except(_members.Select(m => m.UserId)).ToList()) _members.Add(new InterviewPanelMember(EditionId, userId));
    }
}

/// <summary>Somebody who sits on a panel of a day.</summary>
public sealed class InterviewPanelMember : Entity
{
    InterviewPanelMember() { }

    internal InterviewPanelMember(int editionId, int userId) => (EditionId, UserId) = (editionId, userId);

    public int PanelId { get; private set; }
    public InterviewPanel? Panel { get; private set; }
    public int EditionId { get; private set; }
    public int UserId { get; private set; }
    public AppUser? User { get; private set; }
}
