using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates;

/// <summary>A rule as a sentence in the reader's language, made from its parameters so that the two cannot disagree.</summary>
public static class RuleSentences
{
    public static Refusal Of(RuleTerms rule) => rule.Kind switch
    {
        RuleKind.MinimumAverage => new("Rules.MinimumAverage", rule.Number ?? 0),
        RuleKind.MinimumMark => new("Rules.MinimumMark", Enum.Parse<BacMark>(rule.Choice!), rule.Number ?? 0),
        RuleKind.MinimumMention => new("Rules.MinimumMention", Enum.Parse<Mention>(rule.Choice!)),
        RuleKind.BacYear => rule.Number is > 0 and var n ? new("Rules.BacYearOrBefore", (int)n) : new("Rules.BacYear"),
        RuleKind.AgeAtMost => new("Rules.AgeAtMost", rule.Number ?? 0, rule.Day ?? default),
        RuleKind.IncomeAtMost => rule.Choice == EligibilityRules.AnyIncome ? new("Rules.IncomeDeclared") : new("Rules.IncomeAtMost", Enum.Parse<IncomeBracket>(rule.Choice!)),
        RuleKind.NeedAtLeast => new("Rules.NeedAtLeast", rule.Number ?? 0),
        RuleKind.Residence => new("Rules.Residence", Names(rule.Codes.Select(PlaceName))),
        RuleKind.Stream => new("Rules.Stream", Names(rule.Codes.Select(StreamName))),
    };

    static LocalText PlaceName(string code) =>
        Provinces.Of(code) is { } p ? new(p.French, p.Arabic, p.English)
        : Provinces.Regions.FirstOrDefault(r => r.Code == code) is { } region ? new(region.French, region.Arabic, region.English) : new(code, code, code);

    static LocalText StreamName(string code) => Streams.Of(code) is { } s ? new(s.French, s.Arabic, s.English) : new(code, code, code);

    static LocalText Names(IEnumerable<LocalText> names)
    {
        var all = names.ToList();
        return new(string.Join(", ", all.Select(n => n.Fr)), string.Join("، ", all.Select(n => n.Ar)), string.Join(", ", all.Select(n => n.En)));
    }
}
