using System.Globalization;
using AusAiducation.Core.Texts;

namespace AusAiducation.Core.Candidates.Inquiries;

/// <summary>In what a finding may differ from what was declared.</summary>
public enum ContradictionKind { Income, MonthlyIncome, HouseholdSize, Siblings, Parents, Boarding, Distance }

/// <summary>
/// One difference between a declaration and a finding. It is listed, never counted: families err, circumstances change, and it goes both
/// ways. Values are kept as stored words (an enum's member, a figure), read in the language of the page by <see cref="Shown"/>.
/// </summary>
public sealed record Contradiction(ContradictionKind Kind, string Declared, string Found)
{
    /// <summary>Within a quarter, two amounts or two distances say the same.</summary>
    const decimal Tolerance = 0.25m;
    const int NearKm = 10;

    /// <summary>Every difference, in the order of the kinds; a fact that one side does not know contradicts nothing.</summary>
    public static IReadOnlyList<Contradiction> Between(HouseholdFacts declared, HouseholdFacts found)
    {
        var list = new List<Contradiction>();
        void Add(ContradictionKind kind, object a, object b) => list.Add(new(kind, Stored(a), Stored(b)));

        if (declared.Income != IncomeBracket.Undeclared && found.Income != IncomeBracket.Undeclared && declared.Income != found.Income) Add(ContradictionKind.Income, declared.Income, found.Income);
        if (declared.MonthlyIncomeMad is { } a1 && found.MonthlyIncomeMad is { } b1 && Math.Abs(a1 - b1) > Tolerance * Math.Max(a1, b1)) Add(ContradictionKind.MonthlyIncome, a1, b1);
        if (declared.HouseholdSize is { } a2 && found.HouseholdSize is { } b2 && a2 != b2) Add(ContradictionKind.HouseholdSize, a2, b2);
        if (declared.Siblings is { } a3 && found.Siblings is { } b3 && a3 != b3) Add(ContradictionKind.Siblings, a3, b3);
        if (declared.Parents is { } a4 && found.Parents is { } b4 && a4 != b4) Add(ContradictionKind.Parents, a4, b4);
        if (declared.Boarding is { } a5 && found.Boarding is { } b5 && a5 != b5) Add(ContradictionKind.Boarding, a5 ? YesNo.Yes : YesNo.No, b5 ? YesNo.Yes : YesNo.No);
        if (declared.DistanceKm is { } a6 && found.DistanceKm is { } b6 && Math.Abs(a6 - b6) > Math.Max(NearKm, Tolerance * Math.Max(a6, b6))) Add(ContradictionKind.Distance, a6, b6);
        return list;
    }

    /// <summary>A stored value as a person reads it.</summary>
    public static string Shown(ContradictionKind kind, string stored) => kind switch
    {
        ContradictionKind.Income => Word<IncomeBracket>(stored),
        ContradictionKind.Parents => Word<ParentsSituation>(stored),
        ContradictionKind.Boarding => Word<YesNo>(stored),
        ContradictionKind.MonthlyIncome => Formats.Money(decimal.Parse(stored, CultureInfo.InvariantCulture)),
        ContradictionKind.Distance => Texts.Texts.In(Texts.Texts.CurrentLanguage, "Inquiries.Km", int.Parse(stored, CultureInfo.InvariantCulture)),
        ContradictionKind.HouseholdSize or ContradictionKind.Siblings => stored,
    };

    static string Word<T>(string member) => Texts.Texts.In(Texts.Texts.CurrentLanguage, $"{typeof(T).Name}.{member}");

    static string Stored(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
