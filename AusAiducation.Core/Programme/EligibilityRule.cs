using AusAiducation.Core.Data;

namespace AusAiducation.Core.Programme;

/// <summary>What a rule looks at. Each reads the terms it needs; <see cref="RuleTerms"/> says which.</summary>
public enum RuleKind { MinimumAverage, MinimumMark, MinimumMention, BacYear, AgeAtMost, IncomeAtMost, NeedAtLeast, Residence, Stream }

/// <summary>A rule without its place: a kind, whether it decides or is only shown "to look at", and its parameters.</summary>
public sealed record RuleTerms(RuleKind Kind, bool Compulsory = true)
{
    /// <summary>The lowest mark, the highest age, the fewest points; for a bac year, how many years before the call's are taken too.</summary>
    public decimal? Number { get; init; }

    /// <summary>Name of the mark (National, Regional, ContinuousControl), of the mention or of the income bracket.</summary>
    public string? Choice { get; init; }

    /// <summary>The day on which an age is counted.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Codes of regions and provinces, or of streams.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>The same rule for an edition some years later: only a day moves.</summary>
    public RuleTerms AddYears(int years) => this with { Day = Day?.AddYears(years) };
}

/// <summary>One rule of a version of an edition's rules.</summary>
public sealed class EligibilityRule : KeyedEntity
{
    public const int CodesMaxLength = 2000;

    EligibilityRule() { }

    internal EligibilityRule(int position, RuleTerms terms)
    {
        Position = position;
        Terms = terms;
    }

    public int EligibilityRulesId { get; private set; }
    public int Position { get; private set; }
    public RuleKind Kind { get; private set; }

    /// <summary>False: a file that misses it is shown "to look at", and the proposal does not change.</summary>
    public bool Compulsory { get; private set; }
    public decimal? Number { get; private set; }
    public string? Choice { get; private set; }
    public DateOnly? Day { get; private set; }
    public string Codes { get; private set; } = "";

    public RuleTerms Terms
    {
        get => new(Kind, Compulsory) { Number = Number, Choice = Choice, Day = Day, Codes = Codes.Split(',', StringSplitOptions.RemoveEmptyEntries) };
        internal set => (Kind, Compulsory, Number, Choice, Day, Codes) = (value.Kind, value.Compulsory, value.Number, value.Choice, value.Day, string.Join(',', value.Codes));
    }
}
