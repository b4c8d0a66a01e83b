using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Selection.Meetings;

/// <summary>Why a file stands where it does on the agenda, the most in need of words first.</summary>
public enum AgendaWhy { Tied, Bubble, Disagreement, Incomplete, Clear }

/// <summary>How the members voted: what the decision needed, and what was found.</summary>
public sealed record VoteCount(int Selected, int Reserve, int NotSelected, int Abstained)
{
    public int Cast => Selected + Reserve + NotSelected + Abstained;

    public static VoteCount Of(IEnumerable<VoteChoice> votes)
    {
        var counts = votes.CountBy(v => v).ToDictionary();
        return new(counts.GetValueOrDefault(VoteChoice.Selected), counts.GetValueOrDefault(VoteChoice.Reserve), counts.GetValueOrDefault(VoteChoice.NotSelected), counts.GetValueOrDefault(VoteChoice.Abstain));
    }

    public int For(SelectionOutcome outcome) => outcome switch
    {
        SelectionOutcome.Selected => Selected,
        SelectionOutcome.Reserve => Reserve,
        SelectionOutcome.NotSelected => NotSelected,
    };

    int Most => Math.Max(Selected, Math.Max(Reserve, NotSelected));

    /// <summary>No other answer had more voices. Nothing but abstentions carries nothing.</summary>
    public bool Carries(SelectionOutcome outcome) => Most > 0 && For(outcome) == Most;

    /// <summary>Two answers had as many voices: who leads parts them, and the minutes say so.</summary>
    public bool IsEven => Most > 0 && new[] { Selected, Reserve, NotSelected }.Count(n => n == Most) > 1;
}

/// <summary>One file on the agenda of a meeting, and what came of it.</summary>
public sealed class AgendaItem : KeyedEntity, IAboutCandidate
{
    AgendaItem() { }

    public AgendaItem(Meeting meeting, int candidateId, int position, AgendaWhy why) =>
        (Meeting, MeetingId, EditionId, CandidateId, Position, Why) = (meeting, meeting.Id, meeting.EditionId, candidateId, position, why);

    public int MeetingId { get; private set; }
    public Meeting Meeting { get; private set; } = null!;
    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public Candidate? Candidate { get; private set; }
    public int Position { get; private set; }
    public AgendaWhy Why { get; private set; }

    /// <summary>When the decision was taken; null while the item waits.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Members in the room without a tie to this file, when it was decided, and how many were needed.</summary>
    public int Present { get; private set; }
    public int Needed { get; private set; }
    public int VotesSelected { get; private set; }
    public int VotesReserve { get; private set; }
    public int VotesNotSelected { get; private set; }
    public int Abstained { get; private set; }

    /// <summary>The vote was even and whoever led the meeting parted it.</summary>
    public bool PartedByLead { get; private set; }

    public VoteCount Votes => new(VotesSelected, VotesReserve, VotesNotSelected, Abstained);

    internal void MoveTo(int position) => Position = position;

    public Refusal? WhyNotDiscuss() => Meeting.WhyNotAct() ?? (DecidedAt is not null ? new("Meetings.ItemDecided") : null);

    /// <param name="present">Members in the room without a tie to the file.</param>
    /// <param name="needed">The quorum among all members without a tie.</param>
    public Refusal? WhyNotDecide(int present, int needed, VoteCount votes, SelectionOutcome outcome) =>
        WhyNotDiscuss()
        ?? (present < needed ? new Refusal("Meetings.NoQuorumHere", present, needed)
            : votes.Cast < needed ? new Refusal("Meetings.TooFewVotes", votes.Cast, needed)
            : !votes.Carries(outcome) ? new Refusal("Meetings.NotTheVote", outcome)
            : null);

    public void Decide(int present, int needed, VoteCount votes, SelectionOutcome outcome, DateTime at)
    {
        RuleBroken.If(WhyNotDecide(present, needed, votes, outcome));
        (Present, Needed, DecidedAt, PartedByLead) = (present, needed, at, votes.IsEven);
        (VotesSelected, VotesReserve, VotesNotSelected, Abstained) = (votes.Selected, votes.Reserve, votes.NotSelected, votes.Abstained);
    }

    /// <summary>Takes the file in hand again while the meeting lasts; the decision stands until another takes its place.</summary>
    public void Reopen()
    {
        RuleBroken.If(Meeting.WhyNotAct() ?? (DecidedAt is null ? new("Meetings.ItemWaits") : null));
        DecidedAt = null;
    }
}
