using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Programme;

public enum RulesState { Draft, InForce, Replaced }

/// <summary>
/// Who may be a candidate of an edition: one version of its rules. Rules propose, a person confirms. A version nobody has confirmed with
/// changes in place; afterwards another version is prepared beside it and put in force whole, with a reason.
/// </summary>
public sealed class EligibilityRules : KeyedEntity
{
    public const int ReasonMaxLength = 300;
    public const int MostRows = 30;

    readonly List<EligibilityRule> _rows = [];

    EligibilityRules() { }

    /// <summary>The first version: an average of at least this, the baccalaureate of the year, the income declared.</summary>
    public EligibilityRules(decimal averageAtLeast = 16m)
    {
        (Number, State) = (1, RulesState.InForce);
        Append(new(RuleKind.BacYear));
        Append(new(RuleKind.MinimumAverage) { Number = averageAtLeast });
        Append(new(RuleKind.IncomeAtMost) { Choice = AnyIncome });
    }

    /// <summary>The highest bracket as a limit: every declared income passes.</summary>
    public const string AnyIncome = "Over96000";

    public int EditionId { get; private set; }
    public int Number { get; private set; }
    public RulesState State { get; private set; }

    /// <summary>Why it replaced the version before; none for the first.</summary>
    public string? Reason { get; private set; }
    public DateTime? InForceAt { get; private set; }
    public int? ByUserId { get; private set; }
    public AppUser? By { get; private set; }
    public IReadOnlyList<EligibilityRule> Rows => _rows;

    /// <summary>Rules in the order in which they are read; the first that is not met names the cause.</summary>
    public IEnumerable<EligibilityRule> InOrder => _rows.OrderBy(r => r.Position);

    /// <summary>Why its rows cannot change: it was replaced, or answers were already given with it.</summary>
    public Refusal? WhyNotChange(int answers) => State switch
    {
        RulesState.Replaced => new("Rules.Replaced", Number),
        RulesState.InForce when answers > 0 => new("Programme.RulesInUse", answers),
        RulesState.InForce or RulesState.Draft => null,
    };

    public EligibilityRule Add(RuleTerms terms, int answers)
    {
        RuleBroken.If(WhyNotChange(answers));
        if (_rows.Count >= MostRows) throw new RuleBroken("Rules.TooMany", MostRows);
        return Append(terms);
    }

    public void Change(EligibilityRule row, RuleTerms terms, int answers)
    {
        RuleBroken.If(WhyNotChange(answers));
        row.Terms = terms;
    }

    public void Remove(EligibilityRule row, int answers)
    {
        RuleBroken.If(WhyNotChange(answers));
        _rows.Remove(row);
    }

    /// <summary>The same rows for the first version of another edition.</summary>
    public EligibilityRules CopyTo(int years) => Copy(1, RulesState.InForce, years);

    internal EligibilityRules NextDraft(int number) => Copy(number, RulesState.Draft, 0);

    internal void PutInForce(string reason, int byUserId, DateTime at) => (State, Reason, ByUserId, InForceAt) = (RulesState.InForce, reason, byUserId, at);

    internal void Retire() => State = RulesState.Replaced;

    EligibilityRule Append(RuleTerms terms)
    {
        var row = new EligibilityRule(_rows.Count == 0 ? 0 : _rows.Max(r => r.Position) + 1, terms);
        _rows.Add(row);
        return row;
    }

    EligibilityRules Copy(int number, RulesState state, int years)
    {
        var copy = new EligibilityRules { Number = number, State = state };
        foreach (var row in InOrder) copy.Append(row.Terms.AddYears(years));
        return copy;
    }
}
