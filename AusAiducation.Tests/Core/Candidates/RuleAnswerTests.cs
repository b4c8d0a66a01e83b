using AusAiducation.Core.Candidates;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Texts;
using CsCheck;

namespace AusAiducation.Tests.Core.Candidates;

public class RuleAnswerTests
{
    const int Year = 2021;
    static readonly CandidateFacts Full = new()
    {
        Marks = new(17.25m, 18.10m, 17.96m, Printed: 17.64m), BacYear = Year, BirthDate = new(2003, 4, 5), Income = IncomeBracket.From12000To24000, NeedScore = 55, ProvinceCode = "zagora", StreamCode = "SMA",
    };

    static EligibilityRule Rule(RuleTerms terms) => new EligibilityRules().Add(terms, answers: 0);

    static RuleAnswer Of(RuleTerms terms, CandidateFacts facts) => RuleAnswer.Of(Rule(terms), Year, facts);

    public static TheoryData<RuleTerms, RuleTerms, CandidateFacts?, string> EveryKind() => new()
    {
        { new(RuleKind.MinimumAverage) { Number = 17.64m }, new(RuleKind.MinimumAverage) { Number = 17.65m }, Full with { Marks = default }, "Eligibility.NoAverage" },
        { new(RuleKind.MinimumMark) { Choice = "National", Number = 17.25m }, new(RuleKind.MinimumMark) { Choice = "Regional", Number = 18.11m }, Full with { Marks = new(null, null, null, Printed: 17m) }, "Eligibility.NoMark" },
        { new(RuleKind.MinimumMention) { Choice = "TresBien" }, new(RuleKind.MinimumMention) { Choice = "TresBien" }, Full with { Marks = default }, "Eligibility.NoAverage" },
        { new(RuleKind.BacYear), new(RuleKind.BacYear), null, "" },
        { new(RuleKind.AgeAtMost) { Number = 18, Day = new(2021, 12, 31) }, new(RuleKind.AgeAtMost) { Number = 17, Day = new(2021, 12, 31) }, Full with { BirthDate = null }, "Eligibility.NoBirthDate" },
        { new(RuleKind.IncomeAtMost) { Choice = "From12000To24000" }, new(RuleKind.IncomeAtMost) { Choice = "Under12000" }, Full with { Income = IncomeBracket.Undeclared }, "Eligibility.NoIncomeBracket" },
        { new(RuleKind.NeedAtLeast) { Number = 55 }, new(RuleKind.NeedAtLeast) { Number = 56 }, Full with { NeedScore = null }, "Eligibility.NoNeedScore" },
        { new(RuleKind.Residence) { Codes = ["draa-tafilalet"] }, new(RuleKind.Residence) { Codes = ["tanger-tetouan-al-hoceima", "ouarzazate"] }, Full with { ProvinceCode = null }, "Eligibility.NoProvince" },
        { new(RuleKind.Stream) { Codes = ["PC", "SMA"] }, new(RuleKind.Stream) { Codes = ["PC"] }, Full with { StreamCode = null }, "Eligibility.NoStream" },
    };

    [Theory]
    [MemberData(nameof(EveryKind))]
    public void Each_kind_passes_fails_or_says_what_is_missing(RuleTerms met, RuleTerms missed, CandidateFacts? without, string missing)
    {
        var facts = missed.Kind switch
        {
            RuleKind.MinimumMention => Full with { Marks = new(null, null, null, Printed: 15.99m) },
            RuleKind.BacYear => Full with { BacYear = 2020 },
            _ => Full,
        };

        Assert.Equal(RuleVerdict.Passes, Of(met, Full).Verdict);
        Assert.Equal(RuleVerdict.Fails, Of(missed, facts).Verdict);
        if (without is null) return;
        var silent = Of(met, without);
        Assert.Equal((RuleVerdict.CannotSay, missing), (silent.Verdict, silent.Cause.Key));
    }

    [Fact]
    public void Every_cause_and_sentence_is_a_whole_sentence_in_three_languages()
    {
        foreach (var row in EveryKind())
        {
            var (met, missed, without, _) = row.Data;
            foreach (var answer in new[] { Of(met, Full), Of(missed, Full with { BacYear = 2020, Marks = new(3, 3, 3, Printed: 3) }), Of(met, without ?? Full) })
                foreach (var language in Texts.Languages)
                {
                    var sentence = Texts.In(language, answer.Cause.Key, answer.Cause.Args);
                    Assert.DoesNotContain("{", sentence);
                    Assert.DoesNotContain("AusAiducation", sentence);
                    Assert.NotEqual(answer.Cause.Key, sentence);
                }
        }
        Assert.Equal("محل السكنى: درعة تافيلالت.", Texts.In("ar", "Rules.Residence", RuleSentences.Of(new(RuleKind.Residence) { Codes = ["draa-tafilalet"] }).Args));
    }

    [Fact]
    public void A_computed_15_9975_is_neither_sixteen_nor_tres_bien_and_a_printed_16_is()
    {
        var trap = Full with { Marks = new(15.5m, 16.5m, 16.49m) };
        Assert.Equal(15.9975m, trap.Marks.ForRules);

        Assert.Equal(RuleVerdict.Fails, Of(new(RuleKind.MinimumAverage) { Number = 16m }, trap).Verdict);
        Assert.Equal(RuleVerdict.Fails, Of(new(RuleKind.MinimumMention) { Choice = nameof(Mention.TresBien) }, trap).Verdict);
        Assert.Equal(15.99m, Of(new(RuleKind.MinimumAverage) { Number = 16m }, trap).Cause.Args[0]);
        var printed = trap with { Marks = trap.Marks with { Printed = 16m } };
        Assert.Equal(RuleVerdict.Passes, Of(new(RuleKind.MinimumAverage) { Number = 16m }, printed).Verdict);
        Assert.Equal(RuleVerdict.Passes, Of(new(RuleKind.MinimumMention) { Choice = nameof(Mention.TresBien) }, printed).Verdict);
    }

    [Fact]
    public void The_published_averages_pass_exactly_at_their_value()
    {
        Assert.Equal(RuleVerdict.Passes, Of(new(RuleKind.MinimumAverage) { Number = 17.64m }, Full with { Marks = new(17.25m, 18.10m, 17.96m) }).Verdict);
        var free = Full with { Marks = new(17.25m, 18.10m, null, PrivateCandidate: true) };
        Assert.Equal(17.675m, free.Marks.ForRules);
        Assert.Equal(RuleVerdict.Passes, Of(new(RuleKind.MinimumAverage) { Number = 17.67m }, free).Verdict);
        Assert.Equal(RuleVerdict.Fails, Of(new(RuleKind.MinimumAverage) { Number = 17.68m }, free).Verdict);
        // A private candidate sits no continuous control: nothing is missing.
        Assert.Equal(RuleVerdict.Passes, Of(new(RuleKind.MinimumMark) { Choice = nameof(BacMark.ContinuousControl), Number = 19 }, free).Verdict);
    }

    [Theory]
    [InlineData("2003-07-12", 18, true)]
    [InlineData("2002-07-12", 18, false)]
    [InlineData("2002-07-13", 18, true)]
    [InlineData("2004-02-29", 17, true)]
    public void Age_is_counted_in_full_years_on_the_day(string born, int most, bool passes) =>
        Assert.Equal(passes, Of(new(RuleKind.AgeAtMost) { Number = most, Day = new(2021, 7, 12) }, Full with { BirthDate = DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture) }).Verdict == RuleVerdict.Passes);

    [Fact]
    public void A_year_nobody_wrote_is_the_calls_and_years_before_are_taken_where_the_rule_says_so()
    {
        Assert.Equal(RuleVerdict.Passes, Of(new(RuleKind.BacYear), Full with { BacYear = null }).Verdict);
        Assert.Equal(RuleVerdict.Fails, Of(new(RuleKind.BacYear), Full with { BacYear = 2020 }).Verdict);
        Assert.Equal(RuleVerdict.Passes, Of(new(RuleKind.BacYear) { Number = 1 }, Full with { BacYear = 2020 }).Verdict);
        Assert.Equal(RuleVerdict.Fails, Of(new(RuleKind.BacYear) { Number = 1 }, Full with { BacYear = 2022 }).Verdict);
    }
}
