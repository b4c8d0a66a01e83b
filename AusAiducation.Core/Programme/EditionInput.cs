using AusAiducation.Core.Access;
using AusAiducation.Core.Texts;

namespace AusAiducation.Core.Programme;

/// <summary>The days of an edition as typed.</summary>
public sealed class CalendarInput
{
    public string? CallOpens { get; set; }
    public string? CallCloses { get; set; }
    public string? BacResults { get; set; }
    public string? ScoringCloses { get; set; }
    public string? InterviewsFrom { get; set; }
    public string? InterviewsTo { get; set; }
    public string? Commission { get; set; }
    public string? WelcomeBy { get; set; }
    public int Version { get; set; }

    public static CalendarInput Of(EditionCalendar c, int version) => new()
    {
        CallOpens = Formats.Day(c.CallOpens), CallCloses = Formats.Day(c.CallCloses), BacResults = Formats.Day(c.BacResults), ScoringCloses = Formats.Day(c.ScoringCloses),
        InterviewsFrom = Formats.Day(c.InterviewsFrom), InterviewsTo = Formats.Day(c.InterviewsTo), Commission = Formats.Day(c.Commission), WelcomeBy = Formats.Day(c.WelcomeBy), Version = version,
    };

    /// <summary>Throws <see cref="InputRefused"/>; the day out of order is named.</summary>
    internal EditionCalendar Read()
    {
        var p = new Problems();
        var read = new EditionCalendar
        {
            CallOpens = p.Day(nameof(CallOpens), CallOpens) ?? default, CallCloses = p.Day(nameof(CallCloses), CallCloses) ?? default,
            BacResults = p.Day(nameof(BacResults), BacResults) ?? default, ScoringCloses = p.Day(nameof(ScoringCloses), ScoringCloses) ?? default,
            InterviewsFrom = p.Day(nameof(InterviewsFrom), InterviewsFrom) ?? default, InterviewsTo = p.Day(nameof(InterviewsTo), InterviewsTo) ?? default,
            Commission = p.Day(nameof(Commission), Commission) ?? default, WelcomeBy = p.Day(nameof(WelcomeBy), WelcomeBy) ?? default,
        };
        if (!p.Any && read.FirstOutOfOrder() is { } step) p.Add(step, "Programme.DayOutOfOrder");
        p.ThrowIfAny();
        return read;
    }
}

/// <summary>The last day of the public form as typed; empty for the call's own.</summary>
public sealed class ProlongInput
{
    public string? ProlongTo { get; set; }
    public int Version { get; set; }

    internal DateOnly? Read()
    {
        var p = new Problems();
        var day = p.Day(nameof(ProlongTo), ProlongTo, required: false);
        p.ThrowIfAny();
        return day;
    }
}

/// <summary>The school year a new edition opens: "2022-2023".</summary>
public sealed class NewEditionInput
{
    public string? Code { get; set; }

    internal string Read()
    {
        var p = new Problems();
        var code = p.Required(nameof(Code), Code, 9);
        if (!p.Any && !(code.Length == 9 && code[4] == '-' && int.TryParse(code[..4], out var from) && int.TryParse(code[5..], out var to) && to == from + 1 && from is >= 2010 and <= 2100))
            p.Add(nameof(Code), "Programme.CodeWrong");
        p.ThrowIfAny();
        return code;
    }
}

/// <summary>What a scholarship of the edition pays, as typed.</summary>
public sealed class FundingInput
{
    public string? YearlyAmount { get; set; }

    /// <summary>In percent.</summary>
    public string? YearlyIncrease { get; set; }
    public string? FundedYears { get; set; }
    public string? TranchesPerYear { get; set; }
    public int Version { get; set; }

    public static FundingInput Of(FundingTerms f, int version) => new()
    {
        YearlyAmount = Formats.Figure(f.YearlyAmount), YearlyIncrease = Formats.Figure(f.YearlyIncrease * 100), FundedYears = Formats.Number(f.FundedYears), TranchesPerYear = Formats.Number(f.TranchesPerYear), Version = version,
    };

    internal FundingTerms Read()
    {
        var p = new Problems();
        var read = new FundingTerms
        {
            YearlyAmount = p.Amount(nameof(YearlyAmount), YearlyAmount) ?? 0, YearlyIncrease = (p.Mark(nameof(YearlyIncrease), YearlyIncrease) ?? 0) / 100,
            FundedYears = p.Whole(nameof(FundedYears), FundedYears, 1, 7) ?? 0, TranchesPerYear = p.Whole(nameof(TranchesPerYear), TranchesPerYear, 1, 3) ?? 0,
        };
        p.ThrowIfAny();
        return read;
    }
}
