using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates;

/// <summary>What one rule says of a file. A fact that nobody recorded is no fault of the candidate: the rule cannot say.</summary>
public enum RuleVerdict { Passes, Fails, CannotSay }

/// <summary>One rule's word on one file, with the sentence that says why, or what is missing.</summary>
public sealed record RuleAnswer(EligibilityRule Rule, RuleVerdict Verdict, Refusal Cause)
{
    /// <summary>A pure function of the rule and the facts.</summary>
    public static RuleAnswer Of(EligibilityRule rule, int callYear, CandidateFacts facts) => rule.Kind switch
    {
        RuleKind.MinimumAverage => Least(rule, facts.Marks.ForRules, facts.Marks.Display, "Eligibility.AverageTooLow", "Eligibility.NoAverage"),
        RuleKind.MinimumMark => Mark(rule, Enum.Parse<BacMark>(rule.Choice!), facts),
        RuleKind.MinimumMention => Mention(rule, Enum.Parse<Mention>(rule.Choice!), facts.Marks),
        RuleKind.BacYear => Year(rule, callYear, facts.BacYear),
        RuleKind.AgeAtMost => Age(rule, facts.BirthDate),
        RuleKind.IncomeAtMost => Income(rule, Enum.Parse<IncomeBracket>(rule.Choice!), facts.Income),
        RuleKind.NeedAtLeast => Least(rule, facts.NeedScore, facts.NeedScore, "Eligibility.NeedTooLow", "Eligibility.NoNeedScore"),
        RuleKind.Residence => Residence(rule, Provinces.Of(facts.ProvinceCode ?? "")),
        RuleKind.Stream => Stream(rule, Streams.Of(facts.StreamCode ?? "")),
    };

    static RuleAnswer Passes(EligibilityRule rule) => new(rule, RuleVerdict.Passes, RuleSentences.Of(rule.Terms));

    static RuleAnswer Judged(EligibilityRule rule, bool passes, string key, params object[] args) => passes ? Passes(rule) : new(rule, RuleVerdict.Fails, new(key, args));

    static RuleAnswer Missing(EligibilityRule rule, string key, params object[] args) => new(rule, RuleVerdict.CannotSay, new(key, args));

    static RuleAnswer Least(EligibilityRule rule, decimal? value, decimal? shown, string tooLow, string missing) =>
        value is not { } v ? Missing(rule, missing) : Judged(rule, v >= rule.Number, tooLow, shown ?? v, rule.Number ?? 0);

    static RuleAnswer Mark(EligibilityRule rule, BacMark which, CandidateFacts facts)
    {
        // A private candidate sits no continuous control: nothing is missing.
        if (which == BacMark.ContinuousControl && facts.Marks.PrivateCandidate) return Passes(rule);
        return facts.Marks[which] is not { } mark ? Missing(rule, "Eligibility.NoMark", which) : Judged(rule, mark >= rule.Number, "Eligibility.MarkTooLow", which, mark, rule.Number ?? 0);
    }

    static RuleAnswer Mention(EligibilityRule rule, Mention least, BacMarks marks) =>
        marks.ForRules is null ? Missing(rule, "Eligibility.NoAverage") : Judged(rule, marks.Mention >= least, "Eligibility.MentionTooLow", marks.Mention, least, marks.Display ?? 0);

    /// <summary>A year that nobody wrote is the call's: lists are supplied for it.</summary>
    static RuleAnswer Year(EligibilityRule rule, int callYear, int? year) =>
        year is not { } y ? Passes(rule) : Judged(rule, y <= callYear && y >= callYear - (int)(rule.Number ?? 0), "Eligibility.WrongYear", y, callYear);

    static RuleAnswer Age(EligibilityRule rule, DateOnly? birth)
    {
        if (birth is not { } born) return Missing(rule, "Eligibility.NoBirthDate");
        var day = rule.Day!.Value;
        var age = day.Year - born.Year - (day < born.AddYears(day.Year - born.Year) ? 1 : 0);
        return Judged(rule, age <= rule.Number, "Eligibility.TooOld", age, day, rule.Number ?? 0);
    }

    static RuleAnswer Income(EligibilityRule rule, IncomeBracket most, IncomeBracket income) =>
        income == IncomeBracket.Undeclared ? Missing(rule, "Eligibility.NoIncomeBracket") : Judged(rule, income <= most, "Eligibility.IncomeTooHigh", income, most);

    static RuleAnswer Residence(EligibilityRule rule, Province? province) => province is null ? Missing(rule, "Eligibility.NoProvince")
        : Judged(rule, rule.Terms.Codes.Any(c => c == province.Code || c == province.Region.Code), "Eligibility.OutsideResidence", new LocalText(province.French, province.Arabic, province.English));

    static RuleAnswer Stream(EligibilityRule rule, BacStream? stream) => stream is null ? Missing(rule, "Eligibility.NoStream")
        : Judged(rule, rule.Terms.Codes.Contains(stream.Code), "Eligibility.StreamNotListed", new LocalText(stream.French, stream.Arabic, stream.English));
}
