namespace AusAiducation.Core.Programme;

/// <summary>The days on which applications are taken, from the first midnight to the last, on the clocks of Casablanca.</summary>
public readonly record struct CallWindow(DateOnly Opens, DateOnly Closes)
{
    public DateTime OpensAt => ProgrammeClock.Utc(Opens, TimeOnly.MinValue);

    /// <summary>The midnight that ends the last day (UTC); from this instant on it is too late.</summary>
    public DateTime ClosesAt => ProgrammeClock.Utc(Closes.AddDays(1), TimeOnly.MinValue);

    public bool IsOpen(DateTime now) => now >= OpensAt && now < ClosesAt;

    public bool IsOver(DateTime now) => now >= ClosesAt;

    /// <summary>The offset of Casablanca's clocks in the last minute: +1, and 0 in Ramadan.</summary>
    public int ClosingOffset => (int)(ProgrammeClock.Local(ClosesAt.AddMinutes(-1)) - ClosesAt.AddMinutes(-1)).TotalHours;
}
