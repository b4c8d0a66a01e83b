namespace AusAiducation.Core.Data.Checking;

/// <summary>The outcome of one check: its text key ("Checks.PlanTotal") and the rows that break it, each by its key.</summary>
public sealed record CheckResult(string Name, IReadOnlyList<string> Offending)
{
    public bool Ok => Offending.Count == 0;
    public int Count => Offending.Count;
}
