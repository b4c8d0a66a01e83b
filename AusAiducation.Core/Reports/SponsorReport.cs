namespace AusAiducation.Core.Reports;

/// <summary>Seats a sponsor promised in one edition, and how many of its students came from it.</summary>
public sealed record SeatsOfEdition(string Edition, int Seats, int Students);

/// <summary>Money of one academic year.</summary>
public sealed record MoneyOfYear(string Year, Money Money);

/// <summary>What one sponsor is told about one academic year: its students, its money, published results. Amounts in dirhams.</summary>
public sealed record SponsorReport
{
    public required string SponsorKey { get; init; }
    public required string SponsorName { get; init; }

    /// <summary>"2020-2021".</summary>
    public required string Year { get; init; }

    /// <summary>Years there is a report for, newest first.</summary>
    public required IReadOnlyList<string> Years { get; init; }
    public required DateTime GeneratedAt { get; init; }
    public required DateOnly Today { get; init; }
    public required IReadOnlyList<SeatsOfEdition> Seats { get; init; }
    public required IReadOnlyList<SponsoredStudent> Students { get; init; }

    public Money Money => Money.Of(Students.SelectMany(s => s.Tranches));
    public IReadOnlyList<MoneyOfYear> ByYear =>
        [.. Students.SelectMany(s => s.Tranches).GroupBy(t => t.YearCode).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new MoneyOfYear(g.Key, Money.Of(g)))];

    /// <summary>Money of the report's own year.</summary>
    public Money OfYear => Money.Of(Students.SelectMany(s => s.Tranches).Where(t => t.YearCode == Year));
}

/// <summary>A sponsor on the page of reports.</summary>
public sealed record ReportsOfSponsor(string Key, string Name, int Students, IReadOnlyList<string> Years);
