using AusAiducation.Core.Candidates;
using AusAiducation.Core.Programme;
using CsCheck;

namespace AusAiducation.Tests.Core.Candidates;

/// <summary>What holds for any rules and any facts.</summary>
public class EligibilityPropertyTests
{
    const int Year = 2021;

    static readonly Gen<decimal?> Mark = Gen.Int[-400, 2000].Select(n => n < 0 ? (decimal?)null : n / 100m);

    static readonly Gen<BacMarks> Marks = Gen.Select(Mark, Mark, Mark, Mark, MarksOf);
    static readonly Gen<string?> Places = Gen.OneOf<string?>(null, "zagora", "ouarzazate", "nador", "unknown");
    static readonly Gen<string?> Streams = Gen.OneOf<string?>(null, "SMA", "PC", "LET");
    static readonly Gen<IncomeBracket> Incomes = Gen.Enum<IncomeBracket>();
    static readonly Gen<CandidateFacts> Facts = Gen.Select(Marks, Gen.Int[0, 9], Gen.Int[0, 8], Incomes, Gen.Int[-40, 100], Places, Streams, FactsOf);
    static readonly Gen<RuleTerms> Terms = Gen.Select(Gen.Enum<RuleKind>(), Gen.Bool, Gen.Int[0, 2000], Gen.Int[0, 2], TermsOf);
    static readonly Gen<List<RuleTerms>> Some = Terms.List[0, 8];

    static BacMarks MarksOf(decimal? national, decimal? regional, decimal? control, decimal? printed) => new(national, regional, control, Printed: printed);

    static CandidateFacts FactsOf(BacMarks marks, int year, int birth, IncomeBracket income, int need, string? place, string? stream) => new()
    {
        Marks = marks, BacYear = year == 0 ? null : 2014 + year, BirthDate = birth == 0 ? null : new DateOnly(1996 + birth, 7, 12), Income = income,
        NeedScore = need < 0 ? null : need, ProvinceCode = place, StreamCode = stream,
    };

    static RuleTerms TermsOf(RuleKind kind, bool compulsory, int n, int i)
    {
        var terms = new RuleTerms(kind, compulsory);
        return kind switch
        {
            RuleKind.MinimumAverage => terms with { Number = n / 100m },
            RuleKind.MinimumMark => terms with { Choice = Enum.GetNames<BacMark>()[i], Number = n / 100m },
            RuleKind.MinimumMention => terms with { Choice = Enum.GetNames<Mention>()[i + 1] },
            RuleKind.BacYear => terms with { Number = i },
            RuleKind.AgeAtMost => terms with { Number = 17 + i, Day = new DateOnly(2021, 12, 31) },
            RuleKind.IncomeAtMost => terms with { Choice = Enum.GetNames<IncomeBracket>()[i + 1] },
            RuleKind.NeedAtLeast => terms with { Number = n / 20 },
            RuleKind.Residence => terms with { Codes = i == 0 ? ["draa-tafilalet"] : ["nador"] },
            RuleKind.Stream => terms with { Codes = i == 0 ? ["SMA"] : ["PC", "SMA"] },
        };
    }

    static EligibilityRules Rules(IEnumerable<RuleTerms> terms)
    {
        var rules = new EligibilityRules();
        foreach (var row in rules.Rows.ToList()) rules.Remove(row, answers: 0);
        foreach (var t in terms) rules.Add(t, answers: 0);
        return rules;
    }

    static EligibilityProposal Propose(IEnumerable<RuleTerms> terms, CandidateFacts facts) => EligibilityProposal.For(Rules(terms), Year, facts);

    [Fact]
    public void The_proposal_is_what_the_compulsory_rules_say_and_its_cause_is_one_of_theirs() => Gen.Select(Some, Facts).Sample(Says);

    static void Says(List<RuleTerms> terms, CandidateFacts facts)
    {
        var proposal = Propose(terms, facts);
        var decisive = proposal.Answers.Where(a => a.Rule.Compulsory).ToList();
        bool? expected = decisive.Exists(a => a.Verdict == RuleVerdict.Fails) ? false : decisive.Exists(a => a.Verdict == RuleVerdict.CannotSay) ? null : true;

        Assert.Equal(terms.Count, proposal.Answers.Count);
        Assert.Equal(expected, proposal.Eligible);
        Assert.Equal(expected == true, proposal.Rule is null);
        if (proposal.Rule is { } rule) Assert.True(decisive.Exists(a => a.Rule == rule && a.Cause == proposal.Cause && a.Verdict == (expected is null ? RuleVerdict.CannotSay : RuleVerdict.Fails)));
    }

    [Fact]
    public void A_rule_that_is_only_looked_at_never_changes_the_proposal() => Gen.Select(Some, Terms, Facts).Sample(LooksOnly);

    static void LooksOnly(List<RuleTerms> terms, RuleTerms extra, CandidateFacts facts) =>
        Assert.Equal(Propose(terms, facts).Eligible, Propose([.. terms, extra with { Compulsory = false }], facts).Eligible);

    [Fact]
    public void One_more_compulsory_rule_never_makes_a_file_more_eligible() => Gen.Select(Some, Terms, Facts).Sample(OneMore);

    static void OneMore(List<RuleTerms> terms, RuleTerms extra, CandidateFacts facts) =>
        Assert.True(Height(Propose([.. terms, extra with { Compulsory = true }], facts).Eligible) <= Height(Propose(terms, facts).Eligible));

    static int Height(bool? eligible) => eligible switch { true => 2, null => 1, false => 0 };

    [Fact]
    public void A_better_mark_never_turns_a_pass_into_a_fail() => Gen.Select(Terms, Facts, Gen.Int[0, 400]).Sample(Better);

    static void Better(RuleTerms terms, CandidateFacts facts, int up)
    {
        decimal? Raised(decimal? mark) => mark is { } m ? Math.Min(20m, m + up / 100m) : null;
        var marks = new BacMarks(Raised(facts.Marks.National), Raised(facts.Marks.Regional), Raised(facts.Marks.ContinuousControl), Printed: Raised(facts.Marks.Printed));
        var rule = Rules([terms]).Rows[0];

        if (RuleAnswer.Of(rule, Year, facts).Verdict == RuleVerdict.Passes) Assert.Equal(RuleVerdict.Passes, RuleAnswer.Of(rule, Year, facts with { Marks = marks }).Verdict);
    }
}
