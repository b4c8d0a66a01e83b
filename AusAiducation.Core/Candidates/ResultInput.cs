using AusAiducation.Core.Access;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates;

/// <summary>The official marks of one candidate, as typed from the transcript.</summary>
public sealed class ResultInput
{
    /// <summary>The file's code or the Massar code.</summary>
    public string? Who { get; set; }
    public string? National { get; set; }
    public string? Regional { get; set; }
    public string? ContinuousControl { get; set; }
    public string? Printed { get; set; }

    internal BacMarks Read(Problems p)
    {
        if (string.IsNullOrWhiteSpace(Printed)) p.Add(nameof(Printed), "Common.Required");
        return new(p.Mark(nameof(National), National), p.Mark(nameof(Regional), Regional), p.Mark(nameof(ContinuousControl), ContinuousControl), Printed: p.Mark(nameof(Printed), Printed));
    }
}

/// <summary>A line of a list of results that stays out, and why.</summary>
public sealed record ResultRefusal(int Line, string Who, string Key, IReadOnlyList<string> Args);

/// <summary>What the last list of results did; kept for the person who imported it.</summary>
public sealed record ResultReport(string FileName, DateTime At, int Entered, int Unchanged, int RefusedInAll, IReadOnlyList<ResultRefusal> Refused)
{
    public const string Form = "results";
    public const int Shown = 100;
}
