using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Selection.Meetings;

/// <summary>What somebody did on one item. Its own columns say of which file, so that a tie hides it like the item.</summary>
public abstract class OnItem : Entity, IAboutCandidate
{
    private protected OnItem() { }

    private protected OnItem(AgendaItem item, int userId, DateTime at) =>
        (ItemId, MeetingId, EditionId, CandidateId, UserId, At) = (item.Id, item.MeetingId, item.EditionId, item.CandidateId, userId, at);

    public int ItemId { get; private set; }
    public int MeetingId { get; private set; }
    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public int UserId { get; private set; }
    public AppUser? User { get; private set; }
    public DateTime At { get; private protected set; }
}

/// <summary>A note of the discussion, read by everybody in the room.</summary>
public sealed class MeetingNote : OnItem
{
    public const int TextMaxLength = 2000;

    MeetingNote() { }

    public MeetingNote(AgendaItem item, int userId, string text, DateTime at) : base(item, userId, at) => Text = text;

    [Sensitive]
    public string Text { get; private set; } = "";
}

public enum VoteChoice { Selected, Reserve, NotSelected, Abstain }

/// <summary>A member's vote on one item: one each, changed until the item is decided.</summary>
public sealed class MeetingVote : OnItem
{
    MeetingVote() { }

    public MeetingVote(AgendaItem item, int userId, VoteChoice choice, DateTime at) : base(item, userId, at) => Choice = choice;

    [Sensitive]
    public VoteChoice Choice { get; private set; }

    public void Change(VoteChoice choice, DateTime at) => (Choice, At) = (choice, at);
}

/// <summary>A score given again after the discussion: a version beside the first, which stays and counts in the ranking.</summary>
public sealed class SecondScore : OnItem
{
    public const int ReasonMaxLength = 400;

    SecondScore() { }

    public SecondScore(AgendaItem item, int userId, int number, WeightedScore score, string reason, DateTime at) : base(item, userId, at) =>
        (Number, Total, Weights, Reason) = (number, (int)score.Total, score.Weights, reason);

    /// <summary>From 1; the first score is the review's.</summary>
    public int Number { get; private set; }
    public int Total { get; private set; }
    public int Weights { get; private set; }
    [Sensitive]
    public string Reason { get; private set; } = "";

    public Ratio Score => new(Total, Weights);
}

/// <summary>A member whom a tie sent out for one item, written when it was decided.</summary>
public sealed class Recusal : OnItem
{
    Recusal() { }

    public Recusal(AgendaItem item, int userId, bool wasThere, DateTime at) : base(item, userId, at) => WasThere = wasThere;

    /// <summary>In the building: left the room for this item.</summary>
    public bool WasThere { get; private set; }
}
