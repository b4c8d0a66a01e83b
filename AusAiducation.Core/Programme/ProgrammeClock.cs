namespace AusAiducation.Core.Programme;

/// <summary>
/// The programme's time. The demonstration starts on 12 July 2021 and runs from there, so this clock may stand at an offset from
/// the machine's; sessions, tokens and locks use <see cref="TimeProvider"/> directly.
/// </summary>
public sealed class ProgrammeClock(TimeProvider time)
{
    static readonly TimeZoneInfo Casablanca = TimeZoneInfo.FindSystemTimeZoneById("Africa/Casablanca");

    /// <summary>What is added to the machine's time; stored with the demonstration, zero otherwise.</summary>
    public TimeSpan Offset { get; set; }

    /// <summary>Now, UTC.</summary>
    public DateTime Now => (time.GetUtcNow() + Offset).UtcDateTime;

    /// <summary>Today in Casablanca.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Local(Now));

    /// <summary>A UTC instant as the wall clock of Casablanca shows it (UTC+1, UTC+0 in Ramadan).</summary>
    public static DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Casablanca);

    /// <summary>The UTC instant of a wall clock time in Casablanca.</summary>
    public static DateTime Utc(DateOnly day, TimeOnly at) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(at, DateTimeKind.Unspecified), Casablanca);
}
