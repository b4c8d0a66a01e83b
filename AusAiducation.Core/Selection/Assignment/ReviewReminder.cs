using AusAiducation.Core.Data;

namespace AusAiducation.Core.Selection.Assignment;

/// <summary>When a member is reminded of files left: some days before the end, on it, two days after.</summary>
public enum ReminderKind { Before, OnTheDay, After }

/// <summary>A reminder that went to a member: each goes once for a day on which a round ends.</summary>
public sealed class ReviewReminder : Entity
{
    ReviewReminder() { }

    public ReviewReminder(Round round, int userId, ReminderKind kind, DateTime at) =>
        (RoundId, EditionId, UserId, Kind, DueOn, At) = (round.Id, round.EditionId, userId, kind, round.ClosesOn, at);

    public int RoundId { get; private set; }
    public int EditionId { get; private set; }
    public int UserId { get; private set; }
    public ReminderKind Kind { get; private set; }
    public DateOnly DueOn { get; private set; }
    public DateTime At { get; private set; }
}

/// <summary>Which reminder a day asks for.</summary>
public static class ReminderDays
{
    public const int DaysAfter = 2;

    /// <summary>Null: none, by the calendar or because the round has none. One that was missed goes on a later day, as long as it is still true.</summary>
    public static ReminderKind? KindOn(this Round round, DateOnly today) =>
        round.RemindDays is not { } before || round.State != RoundState.Open || !round.Kind.GivesFiles() ? null
        : today == round.ClosesOn ? ReminderKind.OnTheDay
        : today >= round.ClosesOn.AddDays(DaysAfter) ? ReminderKind.After
        : today < round.ClosesOn && today >= round.ClosesOn.AddDays(-before) ? ReminderKind.Before
        : null;
}
