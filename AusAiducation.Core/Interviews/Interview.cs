using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Interviews;

public enum InterviewState { Planned, Held, NoShow }

/// <summary>One candidate before one panel, at one time and place.</summary>
public sealed class Interview : KeyedEntity, IAboutCandidate
{
    public const int PlaceMaxLength = 120;

    /// <summary>How long a panel is taken: nobody sits on two panels that start closer than this.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(30);
    readonly List<InterviewPanelist> _panel = [];

    Interview() { }

    public Interview(int editionId, int candidateId, DateTime startsAt, string place, IEnumerable<int> panelUserIds)
    {
        (EditionId, CandidateId) = (editionId, candidateId);
        Schedule(startsAt, place);
        Seat(panelUserIds);
    }

    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public Candidate? Candidate { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime StartsAt { get; private set; }
    public string Place { get; private set; } = "";
    public InterviewState State { get; private set; }
    public DateTime? StateAt { get; private set; }
    public int? StateByUserId { get; private set; }
    public IReadOnlyList<InterviewPanelist> Panel => _panel;

    public void Schedule(DateTime startsAt, string place)
    {
        if (State != InterviewState.Planned) throw new RuleBroken("Interviews.NotPlanned", State);
        if (string.IsNullOrWhiteSpace(place)) throw new RuleBroken("Interviews.PlaceNeeded");
        (StartsAt, Place) = (startsAt, place.Trim());
    }

    /// <summary>Who sits on the panel; whoever stays keeps their row.</summary>
    public void Seat(IEnumerable<int> panelUserIds)
    {
        if (State != InterviewState.Planned) throw new RuleBroken("Interviews.NotPlanned", State);
        var wanted = panelUserIds.ToHashSet();
        if (wanted.Count == 0) throw new RuleBroken("Interviews.PanelEmpty");
        _panel.RemoveAll(p => !wanted.Contains(p.UserId));
        foreach (var userId in wanted.Except(_panel.Select(p => p.UserId)).ToList()) _panel.Add(new InterviewPanelist(userId));
    }

    public Refusal? WhyNotMark(DateTime now) =>
        State == InterviewState.NoShow ? new("Interviews.WasNoShow")
        : now < StartsAt.AddMinutes(-30) ? new("Interviews.NotYet", Texts.Formats.Moment(StartsAt))
        : null;

    public void Hold(int byUserId, DateTime now)
    {
        RuleBroken.If(WhyNotMark(now));
        if (State == InterviewState.Held) return;
        (State, StateAt, StateByUserId) = (InterviewState.Held, now, byUserId);
    }

    public void RecordNoShow(int byUserId, DateTime now)
    {
        if (State == InterviewState.Held) throw new RuleBroken("Interviews.AlreadyHeld");
        if (now < StartsAt) throw new RuleBroken("Interviews.NotYet", Texts.Formats.Moment(StartsAt));
        (State, StateAt, StateByUserId) = (InterviewState.NoShow, now, byUserId);
    }
}

/// <summary>Somebody who sits on the panel of one interview.</summary>
public sealed class InterviewPanelist : Entity
{
    InterviewPanelist() { }

    internal InterviewPanelist(int userId) => UserId = userId;

    public int InterviewId { get; private set; }
    public Interview? Interview { get; private set; }
    public int UserId { get; private set; }
    public AppUser? User { get; private set; }
}
