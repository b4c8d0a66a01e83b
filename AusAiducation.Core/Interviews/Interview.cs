using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Interviews;

public enum InterviewState { Planned, Held, NoShow, Cancelled }

/// <summary>One candidate before one panel, at one time and place: on a slot of a day, or planned by hand.</summary>
public sealed class Interview : KeyedEntity, IAboutCandidate
{
    public const int PlaceMaxLength = 200;
    public const int CompanionMaxLength = 120;
    public const int ReasonMaxLength = 200;

    /// <summary>How long a panel planned by hand is taken: nobody sits on two that start closer than this.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(30);
    readonly List<InterviewPanelist> _panel = [];

    Interview() { }

    public Interview(int editionId, int candidateId, DateTime startsAt, string place, IEnumerable<int> panelUserIds)
    {
        (EditionId, CandidateId) = (editionId, candidateId);
        Schedule(startsAt, place);
        Seat(panelUserIds);
    }

    /// <summary>On a slot of a panel, whose members and day come with it.</summary>
    public Interview(InterviewPanel panel, int candidateId, DateTime startsAt)
        : this(panel.EditionId, candidateId, startsAt, panel.WhereOn(panel.Day!.Place), panel.Members.Select(m => m.UserId)) => (PanelOfDayId, Minutes) = (panel.Id, panel.Day.SlotMinutes);

    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public Candidate? Candidate { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime StartsAt { get; private set; }

    /// <summary>How long it lasts.</summary>
    public int Minutes { get; private set; } = (int)Duration.TotalMinutes;
    public string Place { get; private set; } = "";

    /// <summary>The panel whose slot it takes; null when it was planned by hand.</summary>
    public int? PanelOfDayId { get; private set; }
    public InterviewPanel? PanelOfDay { get; private set; }

    /// <summary>fr, ar or en; null while nobody asked.</summary>
    public string? Language { get; private set; }

    /// <summary>The adult who comes along, and in what capacity.</summary>
    [Sensitive]
    public string? Companion { get; private set; }

    /// <summary>Dirhams promised for the journey.</summary>
    public decimal? TravelAdvance { get; private set; }

    /// <summary>Why it was last moved or cancelled.</summary>
    public string? Reason { get; private set; }

    /// <summary>How often its hour, place or panel changed: the SEQUENCE of its calendar entry.</summary>
    public int Sequence { get; private set; }
    public InterviewState State { get; private set; }
    public DateTime? StateAt { get; private set; }
    public int? StateByUserId { get; private set; }
    public IReadOnlyList<InterviewPanelist> Panel => _panel;

    public InterviewNeeds Needs => new(Language, Companion, TravelAdvance);

    public Refusal? WhyNotMove() => State == InterviewState.Planned ? null : new("Interviews.NotPlanned", State);

    public void Schedule(DateTime startsAt, string place)
    {
        RuleBroken.If(WhyNotMove());
        if (string.IsNullOrWhiteSpace(place)) throw new RuleBroken("Interviews.PlaceNeeded");
        (StartsAt, Place) = (startsAt, place.Trim());
    }

    /// <summary>To another hour, place or panel, for a reason the family is told by person or letter.</summary>
    public void Move(DateTime startsAt, string place, IEnumerable<int> panelUserIds, InterviewPanel? slotOf, string reason)
    {
        Schedule(startsAt, place);
        Seat(panelUserIds);
        (PanelOfDayId, Minutes, Reason) = (slotOf?.Id, slotOf?.Day!.SlotMinutes ?? (int)Duration.TotalMinutes, reason);
        Sequence++;
    }

    public void Note(InterviewNeeds needs) => (Language, Companion, TravelAdvance) = (needs.Language, needs.Companion, needs.TravelAdvance);

    /// <summary>Who sits on the panel; whoever stays keeps their row.</summary>
    public void Seat(IEnumerable<int> panelUserIds)
    {
        RuleBroken.If(WhyNotMove());
        var wanted = panelUserIds.ToHashSet();
        if (wanted.Count == 0) throw new RuleBroken("Interviews.PanelEmpty");
        _panel.RemoveAll(p => !wanted.Contains(p.UserId));
        foreach (var userId in wanted.Except(_panel.Select(p => p.UserId)).ToList()) _panel.Add(new InterviewPanelist(userId));
    }

    public Refusal? WhyNotMark(DateTime now) =>
        State == InterviewState.NoShow ? new("Interviews.WasNoShow")
        : State == InterviewState.Cancelled ? new("Interviews.NotPlanned", State)
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
        if (State == InterviewState.Cancelled) throw new RuleBroken("Interviews.NotPlanned", State);
        if (now < StartsAt) throw new RuleBroken("Interviews.NotYet", Texts.Formats.Moment(StartsAt));
        (State, StateAt, StateByUserId) = (InterviewState.NoShow, now, byUserId);
    }

    /// <summary>Before it began. Its panel is let go, and meets this candidate no longer.</summary>
    /// <param name="reason">Why, for whoever reads the day.</param>
    /// <param name="byUserId">0: the candidate, who has no account.</param>
    /// <param name="now">UTC.</param>
    public void Cancel(string reason, int byUserId, DateTime now)
    {
        RuleBroken.If(WhyNotMove());
        (State, StateAt, StateByUserId, Reason) = (InterviewState.Cancelled, now, byUserId == 0 ? null : byUserId, reason);
        Sequence++;
        _panel.Clear();
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
