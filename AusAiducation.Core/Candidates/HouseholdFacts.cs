using AusAiducation.Core.Access;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates;

/// <summary>
/// A household in figures: as the family declared it, or as an inquirer found it. What nobody said is null (an income: undeclared).
/// Amounts are dirhams a month, distances kilometres to the studies wished for.
/// </summary>
public sealed record HouseholdFacts
{
    const decimal IncomeMax = 1_000_000;

    public IncomeBracket Income { get; init; }
    public decimal? MonthlyIncomeMad { get; init; }
    public int? HouseholdSize { get; init; }
    public int? Siblings { get; init; }
    public ParentsSituation? Parents { get; init; }
    public bool? Boarding { get; init; }
    public int? DistanceKm { get; init; }

    /// <summary>As declared on the public form, on a supplied list, or to the team.</summary>
    public static HouseholdFacts Declared(SocialFile? file) => file is null ? new() : new()
    {
        Income = file.IncomeBracket, MonthlyIncomeMad = file.MonthlyIncomeMad, HouseholdSize = file.HouseholdSize, Siblings = file.Siblings,
        Parents = file.Parents, Boarding = file.Boarding, DistanceKm = file.DistanceKm,
    };

    /// <summary>Reads the typed figures, all of them optional; problems stand beside fields of these names. The bracket follows from the income.</summary>
    public static HouseholdFacts Read(Problems p, string? monthlyIncome, string? householdSize, string? siblings, string? parents, string? boarding, string? distanceKm)
    {
        decimal? income = null;
        // "0" is an answer some families give.
        if (!string.IsNullOrWhiteSpace(monthlyIncome) && (!Typed.TryDecimal(monthlyIncome, out var read) || read is < 0 or > IncomeMax)) p.Add("MonthlyIncome", "Common.NotAnAmount");
        else if (Typed.TryDecimal(monthlyIncome, out var amount)) income = decimal.Round(amount, 2);
        return new HouseholdFacts
        {
            Income = income is { } a ? IncomeBrackets.Of(a * IncomeBrackets.MonthsInYear) : IncomeBracket.Undeclared, MonthlyIncomeMad = income,
            HouseholdSize = Whole(p, nameof(HouseholdSize), householdSize, 1, SocialFile.HouseholdMax),
            Siblings = Whole(p, nameof(Siblings), siblings, 0, SocialFile.HouseholdMax),
            Parents = string.IsNullOrEmpty(parents) ? null : p.Choice<ParentsSituation>(nameof(Parents), parents),
            Boarding = string.IsNullOrEmpty(boarding) ? null : p.Choice<YesNo>(nameof(Boarding), boarding) == YesNo.Yes,
            DistanceKm = Whole(p, nameof(DistanceKm), distanceKm, 0, SocialFile.DistanceMax),
        };
    }

    static int? Whole(Problems p, string field, string? typed, int min, int max) => string.IsNullOrWhiteSpace(typed) ? null : p.Whole(field, typed, min, max);
}

/// <summary>Who the parents are today; the director of an institution answers for its wards.</summary>
public enum ParentsSituation { Both, FatherDied, MotherDied, BothDied, Apart, WardOfInstitution }

/// <summary>A plain question's answer, posted by name.</summary>
public enum YesNo { Yes, No }
