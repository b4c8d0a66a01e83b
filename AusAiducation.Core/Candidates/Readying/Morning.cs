namespace AusAiducation.Core.Candidates.Readying;

/// <summary>Ten seconds of a morning: what came in, what is missing, what is doubtful, what is ready, what has waited longest.</summary>
/// <param name="Since">The day from which a file is new.</param>
/// <param name="New">By the way they came, none left out that brought somebody.</param>
/// <param name="Gaps">What is missing or doubtful in at least one file, the most frequent first.</param>
/// <param name="OldestDays">Days the file has waited that waits longest; null when none does.</param>
public sealed record Morning(DateOnly Since, IReadOnlyList<(CandidateSource Source, int Files)> New, int Missing, int Doubtful, int Ready, IReadOnlyList<(FileGap Gap, int Files)> Gaps, int? OldestDays)
{
    public int AllNew => New.Sum(n => n.Files);

    public static Morning Of(EditionFiles files, DateTime now, DateOnly today) => new(
        NewFiles.Day(today), files.NewSince(NewFiles.Since(today)).OrderByDescending(n => n.Value).Select(n => (n.Key, n.Value)).ToList(),
        files.Of(Readiness.Missing), files.Of(Readiness.Doubtful), files.Of(Readiness.Ready),
        files.ByGap.Where(g => g.Value > 0).OrderByDescending(g => g.Value).ThenBy(g => g.Key).Select(g => (g.Key, g.Value)).ToList(),
        files.OldestWait is { } since ? DaysSince(since, now) : null);

    /// <summary>Whole days of waiting.</summary>
    public static int DaysSince(DateTime since, DateTime now) => Math.Max(0, (int)(now - since).TotalDays);
}
