using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Programme;

/// <summary>One year's call: 2021-2022. Holds its calendar, its eligibility rules and what a scholarship of it pays.</summary>
public sealed class Edition : KeyedEntity
{
    readonly List<EligibilityRules> _ruleVersions = [];

    Edition() { }

    public Edition(string code, EditionCalendar calendar, EligibilityRules eligibility, FundingTerms funding)
    {
        (Code, Calendar, Funding) = (code, calendar, funding);
        _ruleVersions.Add(eligibility);
        BacYear = int.Parse(code[..4], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The school year it opens: "2021-2022".</summary>
    public string Code { get; private set; } = "";

    /// <summary>Year of the baccalaureate asked for.</summary>
    public int BacYear { get; private set; }
    public EditionCalendar Calendar { get; private set; } = null!;

    /// <summary>Every version of the eligibility rules, the one being prepared among them.</summary>
    public IReadOnlyList<EligibilityRules> RuleVersions => _ruleVersions;

    /// <summary>The version that proposes; its rows must have been loaded.</summary>
    public EligibilityRules Eligibility => _ruleVersions.Single(v => v.State == RulesState.InForce);

    public EligibilityRules? RulesDraft => _ruleVersions.SingleOrDefault(v => v.State == RulesState.Draft);
    public FundingTerms Funding { get; private set; } = null!;

    /// <summary>Set when the year is over: its files are read, no longer changed.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>The public form stays open to this day included, when somebody prolonged it; else it closes with the call.</summary>
    public DateOnly? FormProlongedTo { get; private set; }

    /// <summary>When the public form takes applications.</summary>
    public CallWindow FormWindow => new(Calendar.CallOpens, FormProlongedTo is { } to && to > Calendar.CallCloses ? to : Calendar.CallCloses);

    /// <summary>Keeps the public form open longer than the call, or takes that back.</summary>
    public void ProlongForm(DateOnly? to)
    {
        if (to <= Calendar.CallCloses) throw new RuleBroken("Programme.ProlongTooEarly", Calendar.CallCloses);
        RuleBroken.If(WhyNotReceive(to, Calendar));
        FormProlongedTo = to;
    }

    public void Plan(EditionCalendar calendar)
    {
        RuleBroken.If(WhyNotReceive(FormProlongedTo, calendar));
        Calendar = calendar;
    }

    /// <summary>A file that came when the scoring is over would be read by nobody.</summary>
    static Refusal? WhyNotReceive(DateOnly? to, EditionCalendar calendar) => to > calendar.ScoringCloses ? new("Programme.ProlongTooLate", calendar.ScoringCloses) : null;

    public Refusal? WhyNotChange() => ClosedAt is null ? null : new("Programme.EditionClosed", Code);

    /// <summary>Begins another version of the rules, with the rows of the one in force.</summary>
    public EligibilityRules PrepareRules()
    {
        RuleBroken.If(WhyNotChange());
        if (RulesDraft is { } draft) throw new RuleBroken("Rules.DraftExists", draft.Number);
        var next = Eligibility.NextDraft(_ruleVersions.Max(v => v.Number) + 1);
        _ruleVersions.Add(next);
        return next;
    }

    public void PutRulesInForce(string reason, int byUserId, DateTime at)
    {
        RuleBroken.If(WhyNotChange());
        var draft = RulesDraft ?? throw new RuleBroken("Rules.NoDraft");
        Eligibility.Retire();
        draft.PutInForce(reason, byUserId, at);
    }

    public void DropRulesDraft() => _ruleVersions.Remove(RulesDraft ?? throw new RuleBroken("Rules.NoDraft"));

    /// <summary>Terms change only while no scholarship has been promised with them; the act passes how many plans there are.</summary>
    public void SetFunding(FundingTerms funding, int plans)
    {
        if (funding == Funding) return;
        if (plans > 0) throw new RuleBroken("Programme.TermsInUse", plans);
        Funding = funding;
    }

    public void Close(DateTime at) => ClosedAt ??= at;
}

/// <summary>The edition's days (Casablanca). Each step of /year shows its own.</summary>
public sealed record EditionCalendar
{
    public DateOnly CallOpens { get; init; }
    public DateOnly CallCloses { get; init; }
    public DateOnly BacResults { get; init; }
    public DateOnly ScoringCloses { get; init; }
    public DateOnly InterviewsFrom { get; init; }
    public DateOnly InterviewsTo { get; init; }
    public DateOnly Commission { get; init; }
    public DateOnly WelcomeBy { get; init; }

    public IEnumerable<(string Step, DateOnly Day)> InOrder() =>
    [
        (nameof(CallOpens), CallOpens), (nameof(CallCloses), CallCloses), (nameof(BacResults), BacResults), (nameof(ScoringCloses), ScoringCloses),
        (nameof(InterviewsFrom), InterviewsFrom), (nameof(InterviewsTo), InterviewsTo), (nameof(Commission), Commission), (nameof(WelcomeBy), WelcomeBy),
    ];

    /// <summary>The same days, some years later.</summary>
    public EditionCalendar AddYears(int years) => new()
    {
        CallOpens = CallOpens.AddYears(years), CallCloses = CallCloses.AddYears(years), BacResults = BacResults.AddYears(years), ScoringCloses = ScoringCloses.AddYears(years),
        InterviewsFrom = InterviewsFrom.AddYears(years), InterviewsTo = InterviewsTo.AddYears(years), Commission = Commission.AddYears(years), WelcomeBy = WelcomeBy.AddYears(years),
    };

    /// <summary>The first step that comes before the one it follows, or null when the days are in order.</summary>
    public string? FirstOutOfOrder()
    {
        (string Step, DateOnly Day)? before = null;
        foreach (var step in InOrder())
        {
            if (before is { } b && step.Day < b.Day) return step.Step;
            before = step;
        }
        return null;
    }
}

/// <summary>What a scholarship pays: yearly amount in dirhams of the first year, yearly increase, years, tranches a year.</summary>
public sealed record FundingTerms
{
    public decimal YearlyAmount { get; init; } = 25_000m;

    /// <summary>0.03 = 3 % a year, on the first year's amount compounded.</summary>
    public decimal YearlyIncrease { get; init; }
    public int FundedYears { get; init; } = 5;
    public int TranchesPerYear { get; init; } = 3;
}
