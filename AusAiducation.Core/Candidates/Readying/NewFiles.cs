using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates.Readying;

/// <summary>What "new" means of a morning: come in since the beginning of the working day before, so that Monday shows the week-end's files too.</summary>
public static class NewFiles
{
    public static DateOnly Day(DateOnly today) => today.AddDays(today.DayOfWeek switch { DayOfWeek.Monday => -3, DayOfWeek.Sunday => -2, _ => -1 });

    /// <summary>The beginning of that day in Casablanca, UTC.</summary>
    public static DateTime Since(DateOnly today) => ProgrammeClock.Utc(Day(today), TimeOnly.MinValue);
}
