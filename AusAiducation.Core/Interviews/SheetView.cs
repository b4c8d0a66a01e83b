using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Interviews;

/// <summary>One interview in the list of a panel member.</summary>
public sealed record MyInterview(string Key, string Name, string? NameArabic, DateTime StartsAt, string Place, InterviewState State, bool Signed);

/// <summary>A criterion of the interview rubric with a sentence for each level.</summary>
public sealed record SheetCriterion(int Id, string Code, int Weight, LocalText Name, IReadOnlyList<(int Level, LocalText Text)> Levels)
{
    /// <summary>Those of a rubric in their order; none without one.</summary>
    internal static IReadOnlyList<SheetCriterion> Of(Programme.Rubric? rubric) =>
        [.. rubric?.Criteria.OrderBy(c => c.Position).Select(c => new SheetCriterion(c.Id, c.Code, c.Weight, c.Name, [.. c.Levels.OrderBy(l => l.Level).Select(l => (l.Level, l.Text))])) ?? []];
}

/// <summary>What one panel member wrote.</summary>
public sealed record Sheet(string By, string? Notes, IReadOnlyDictionary<int, int> Marks, DateTime? SubmittedAt);

/// <summary>An interview for its panel: the candidate as the panel meets them (nothing of the family), the rubric, one's own sheet, and the others' once one's own is signed.</summary>
public sealed record SheetView
{
    public required string Key { get; init; }
    public required string Name { get; init; }
    public string? NameArabic { get; init; }
    public required string Code { get; init; }
    public string? StreamCode { get; init; }
    public string? StudyWish { get; init; }
    public string? Motivation { get; init; }
    public decimal? Average { get; init; }
    public decimal? National { get; init; }
    public DateTime StartsAt { get; init; }
    public required string Place { get; init; }
    public InterviewState State { get; init; }
    public required IReadOnlyList<SheetCriterion> Criteria { get; init; }

    /// <summary>Null while nothing has been written.</summary>
    public Sheet? Mine { get; init; }
    public IReadOnlyList<Sheet> Others { get; init; } = [];
    public int Panel { get; init; }
    public Refusal? WhyNotMark { get; init; }

    public bool Signed => Mine?.SubmittedAt is not null;
}
