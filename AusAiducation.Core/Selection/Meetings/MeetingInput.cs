using AusAiducation.Core.Access;

namespace AusAiducation.Core.Selection.Meetings;

/// <summary>A meeting as typed.</summary>
public sealed class MeetingInput
{
    public string? Edition { get; set; }

    /// <summary>Key of the meeting that is changed; null for a new one.</summary>
    public string? Meeting { get; set; }
    public string? Version { get; set; }
    public string? HeldOn { get; set; }
    public string? Place { get; set; }
    public string? QuorumKind { get; set; }
    public string? Quorum { get; set; }

    /// <summary>Ranks on either side of the last seat that are discussed first.</summary>
    public string? Margin { get; set; }

    internal (DateOnly HeldOn, string Place, Quorum Quorum, int Margin) Read(Problems problems)
    {
        var day = problems.Day(nameof(HeldOn), HeldOn);
        var place = problems.Required(nameof(Place), Place, Meetings.Meeting.PlaceMaxLength);
        var kind = problems.Choice<QuorumKind>(nameof(QuorumKind), QuorumKind);
        var value = problems.Whole(nameof(Quorum), Quorum, 1, kind == Meetings.QuorumKind.Share ? 100 : 99);
        var margin = string.IsNullOrWhiteSpace(Margin) ? AgendaOrder.UsualMargin : problems.Whole(nameof(Margin), Margin, 0, AgendaOrder.MaxMargin);
        problems.ThrowIfAny();
        return (day!.Value, place, new Quorum(kind!.Value, value!.Value), margin!.Value);
    }
}

/// <summary>A decision as the person who leads the meeting types it.</summary>
public sealed class ItemDecisionInput
{
    public string? Item { get; set; }
    public string? Outcome { get; set; }
    public string? Rank { get; set; }
    public string? Reason { get; set; }
}
