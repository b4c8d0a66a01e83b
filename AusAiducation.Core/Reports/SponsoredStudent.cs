using AusAiducation.Core.Funding;
using AusAiducation.Core.Students;

namespace AusAiducation.Core.Reports;

/// <summary>A term's published result, out of 20.</summary>
public sealed record PublishedResult(string Year, Term Term, decimal Average);

/// <summary>An internship (a company, its subject) or an event of the programme (its title, the place).</summary>
public sealed record Activity
{
    public int StudentId { get; init; }
    public bool IsInternship { get; init; }
    public required string Title { get; init; }
    public required string Detail { get; init; }
    public DateOnly From { get; init; }
    public DateOnly To { get; init; }

    /// <summary>Null for an event still to come.</summary>
    public bool? Came { get; init; }
}

/// <summary>
/// Everything a sponsor learns about one of its students, and nothing else: the report and the student's own page
/// ("what my sponsor sees") are both made from this record. Amounts in dirhams.
/// </summary>
public sealed record SponsoredStudent
{
    public int Id { get; init; }
    public required string Key { get; init; }
    public required string Name { get; init; }
    public string? NameArabic { get; init; }
    public StudentStatus Status { get; init; }
    public DateOnly AcceptedOn { get; init; }
    public string? StudyPath { get; init; }
    public string? School { get; init; }

    /// <summary>The year's level: "1re année CPGE"; null before it is recorded.</summary>
    public string? Level { get; init; }
    public required string Edition { get; init; }
    public IReadOnlyList<Tranche> Tranches { get; init; } = [];
    public IReadOnlyList<PublishedResult> Results { get; init; } = [];
    public IReadOnlyList<Activity> Activities { get; init; } = [];

    public Money Money => Money.Of(Tranches);
    public Tranche? NextPayment => Status is StudentStatus.Active or StudentStatus.Suspended ? Tranches.FirstOrDefault(t => t.Payment is null) : null;
}

/// <summary>What was promised and what left. Amounts in dirhams.</summary>
public sealed record Money(decimal Committed, decimal Paid)
{
    public decimal Remaining => Committed - Paid;

    public static Money Of(IEnumerable<Tranche> tranches)
    {
        var (committed, paid) = (0m, 0m);
        foreach (var t in tranches) (committed, paid) = (committed + t.Amount, paid + (t.Payment?.Amount ?? 0));
        return new Money(committed, paid);
    }
}
