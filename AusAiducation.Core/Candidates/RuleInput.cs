using System.Globalization;
using AusAiducation.Core.Access;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Texts;

namespace AusAiducation.Core.Candidates;

/// <summary>One eligibility rule as typed; which fields are read depends on the kind.</summary>
public sealed class RuleInput
{
    const int HighestAge = 40;

    public string? Kind { get; set; }

    /// <summary>"yes" when it decides; else it is shown "to look at".</summary>
    public string? Compulsory { get; set; }
    public string? Number { get; set; }
    public string? Choice { get; set; }
    public string? Day { get; set; }

    /// <summary>Codes ticked: regions and provinces, or streams.</summary>
    public IReadOnlyList<string> Codes { get; set; } = [];
    public int Version { get; set; }

    public static RuleInput Of(RuleTerms terms, int version) => new()
    {
        Kind = terms.Kind.ToString(), Compulsory = terms.Compulsory ? "yes" : null, Number = terms.Number is { } n ? Formats.Figure(n) : null, Choice = terms.Choice,
        Day = terms.Day is { } day ? Formats.Day(day) : null, Codes = terms.Codes, Version = version,
    };

    internal RuleTerms Read()
    {
        var p = new Problems();
        var kind = p.Choice<RuleKind>(nameof(Kind), Kind);
        p.ThrowIfAny();
        var terms = new RuleTerms(kind!.Value, Compulsory == "yes");
        terms = kind switch
        {
            RuleKind.MinimumAverage => terms with { Number = Mark(p) },
            RuleKind.MinimumMark => terms with { Choice = p.Choice<BacMark>(nameof(Choice), Choice)?.ToString(), Number = Mark(p) },
            RuleKind.MinimumMention => terms with { Choice = Mention(p) },
            RuleKind.BacYear => terms with { Number = p.Whole(nameof(Number), string.IsNullOrWhiteSpace(Number) ? "0" : Number, 0, 5) },
            RuleKind.AgeAtMost => terms with { Number = p.Whole(nameof(Number), Number, 15, HighestAge), Day = p.Day(nameof(Day), Day) },
            RuleKind.IncomeAtMost => terms with { Choice = Bracket(p) },
            RuleKind.NeedAtLeast => terms with { Number = p.Whole(nameof(Number), Number, 1, 10 * NeedItem.PointsMax) },
            RuleKind.Residence => terms with { Codes = Known(p, code => Provinces.Of(code) is not null || Provinces.Regions.Any(r => r.Code == code)) },
            RuleKind.Stream => terms with { Codes = Known(p, code => Streams.Of(code) is not null) },
        };
        p.ThrowIfAny();
        return terms;
    }

    decimal? Mark(Problems p)
    {
        if (string.IsNullOrWhiteSpace(Number)) p.Add(nameof(Number), "Common.Required");
        return p.Mark(nameof(Number), Number);
    }

    string? Mention(Problems p)
    {
        var mention = p.Choice<Mention>(nameof(Choice), Choice);
        if (mention == Candidates.Mention.None) p.Add(nameof(Choice), "Common.ChooseOne");
        return mention?.ToString();
    }

    string? Bracket(Problems p)
    {
        var bracket = p.Choice<IncomeBracket>(nameof(Choice), Choice);
        if (bracket == IncomeBracket.Undeclared) p.Add(nameof(Choice), "Common.ChooseOne");
        return bracket?.ToString();
    }

    List<string> Known(Problems p, Func<string, bool> exists)
    {
        var known = Codes.Where(exists).Distinct().ToList();
        if (known.Count == 0 || known.Count < Codes.Distinct().Count()) p.Add(nameof(Codes), "Rules.TickOne");
        else if (string.Join(',', known).Length > EligibilityRule.CodesMaxLength) p.Add(nameof(Codes), "Rules.TickFewer");
        return known;
    }
}
