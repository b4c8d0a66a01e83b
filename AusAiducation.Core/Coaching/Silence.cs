namespace AusAiducation.Core.Coaching;

/// <summary>
/// A student who has not talked with a coach for fourteen days is asked after. Days are counted from the last session, or from the day
/// the coach was given when there was none yet.
/// </summary>
public static class Silence
{
    public const int Days = 14;

    /// <summary>A last session on this day or before is too long ago.</summary>
    public static DateOnly Cutoff(DateOnly today) => today.AddDays(-Days);

    public static int DaysSince(DateOnly day, DateOnly today) => today.DayNumber - day.DayNumber;
}

/// <summary>Where a student's coaching stands, most pressing first.</summary>
public enum CoachingState { Urgent, NoCoach, Silent, Attention, OnTrack }
