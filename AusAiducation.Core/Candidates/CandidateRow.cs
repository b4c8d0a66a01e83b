using System.Globalization;
using AusAiducation.Core.Candidates.Readying;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates;

/// <summary>What the list of candidates is filtered by.</summary>
public sealed record CandidateFilter : IListFilter<CandidateFilter>
{
    public string? Edition { get; init; }
    public string? Search { get; init; }
    public CandidateStage? Stage { get; init; }
    public string? Region { get; init; }
    public string? Province { get; init; }
    public string? Stream { get; init; }
    public Gender? Gender { get; init; }
    public CandidateSource? Source { get; init; }

    /// <summary>Key of the organisation that supplied them, under any of its names.</summary>
    public string? Supplier { get; init; }

    /// <summary>Key of the supplied list that brought them.</summary>
    public string? List { get; init; }
    public decimal? MinimumAverage { get; init; }

    /// <summary>Only files whose printed average is not yet recorded.</summary>
    public bool Provisional { get; init; }
    public Readiness? Ready { get; init; }

    /// <summary>Only files that lack this.</summary>
    public FileGap? Gap { get; init; }

    /// <summary>Only open files that came in since the working day before today: see <see cref="NewFiles"/>.</summary>
    public bool Recent { get; init; }

    public bool HasMore => Stream is not null || MinimumAverage is not null || Provisional || Gap is not null || Source is not null || Gender is not null;

    public static CandidateFilter Parse(Func<string, string?> query) => new()
    {
        Edition = query("edition"), Search = query("q"), Region = query("region"), Province = query("province"), Stream = query("stream"), Supplier = query("supplier"), List = query("list"),
        Stage = FilterText.Member<CandidateStage>(query("stage")), Gender = FilterText.Member<Gender>(query("gender")), Source = FilterText.Member<CandidateSource>(query("source")),
        MinimumAverage = Typed.TryMark(query("min"), 20, out var min) ? min : null,
        Provisional = query("provisional") == "1", Ready = FilterText.Member<Readiness>(query("ready")), Gap = FilterText.Member<FileGap>(query("gap")), Recent = query("recent") == "1",
    };

    public IEnumerable<(string Name, string? Value)> ToQuery() =>
    [
        ("edition", Edition), ("q", Search), ("stage", Stage?.ToString()), ("region", Region), ("province", Province), ("stream", Stream), ("gender", Gender?.ToString()), ("source", Source?.ToString()),
        ("supplier", Supplier), ("list", List), ("min", MinimumAverage?.ToString(CultureInfo.InvariantCulture)), ("provisional", Provisional ? "1" : null),
        ("ready", Ready?.ToString()), ("gap", Gap?.ToString()), ("recent", Recent ? "1" : null),
    ];
}

/// <summary>The rules in force, what they look at, and the last answer given.</summary>
public sealed record CandidateRowRules
{
    public required EligibilityRules InForce { get; init; }
    public int CallYear { get; init; }
    public required CandidateFacts Facts { get; init; }
    public bool? Answered { get; init; }
    public bool? AnsweredProposal { get; init; }
}

/// <summary>One line of the list of candidates.</summary>
public sealed record CandidateRow : IListRow
{
    public int Id { get; init; }
    public required string Key { get; init; }
    public required string Code { get; init; }
    public required string SortName { get; init; }
    public required string FamilyName { get; init; }
    public required string GivenName { get; init; }
    public string? FamilyNameArabic { get; init; }
    public string? GivenNameArabic { get; init; }
    public string? ProvinceCode { get; init; }
    public string? School { get; init; }
    public string? StreamCode { get; init; }
    public decimal? Average { get; init; }
    public decimal? National { get; init; }
    public bool Provisional { get; init; }
    public int ReviewsDone { get; init; }
    public int ReviewsGiven { get; init; }
    public CandidateStage Stage { get; init; }
    public DateTime StageSince { get; init; }
    public CandidateSource Source { get; init; }

    /// <summary>What the file lacks; null for a closed one, and for a viewer who does not meet every part of it.</summary>
    public FileState? State { get; init; }

    /// <summary>Null for a viewer who does not meet the family's income.</summary>
    public CandidateRowRules? Rules { get; init; }

    public string Name => $"{FamilyName.ToUpperInvariant()} {GivenName}";
    public string NameArabic => $"{GivenNameArabic} {FamilyNameArabic}".Trim();

    /// <summary>As every screen shows it: cut, not rounded.</summary>
    public decimal? ShownAverage => Average is { } a ? Math.Truncate(a * 100) / 100 : null;

    /// <summary>What the rules propose now, for this row's facts.</summary>
    public EligibilityProposal? Proposal => Rules is { } r ? EligibilityProposal.For(r.InForce, r.CallYear, r.Facts) : null;

    /// <summary>Text key of where the eligibility stands: proposed, confirmed, overridden, or contradicted by a later correction.</summary>
    public string? EligibilityKey => (Proposal, Rules?.Answered) switch
    {
        (null, _) => null,
        ({ } now, null) => Stage == CandidateStage.Received ? Waiting(now.Eligible) : null,
        ({ } now, { } answered) => now.Contradicts(answered, Rules.AnsweredProposal) ? "Eligibility.ToReview"
            : Rules.AnsweredProposal is { } proposed && proposed != answered ? "Eligibility.Overridden" : "Eligibility.Confirmed",
    };

    static string Waiting(bool? proposed) => proposed switch { true => "Eligibility.ToConfirmYes", false => "Eligibility.ToConfirmNo", null => "Eligibility.CannotSay" };
}
