using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>What the list of candidates is filtered by.</summary>
public sealed record CandidateFilter : IListFilter<CandidateFilter>
{
    public string? Edition { get; init; }
    public string? Search { get; init; }
    public CandidateStage? Stage { get; init; }
    public string? Region { get; init; }
    public string? Stream { get; init; }

    public static CandidateFilter Parse(Func<string, string?> query) => new()
    {
        Edition = query("edition"), Search = query("q"), Region = query("region"), Stream = query("stream"),
        Stage = Enum.TryParse<CandidateStage>(query("stage"), out var stage) && Enum.IsDefined(stage) ? stage : null,
    };

    public IEnumerable<(string Name, string? Value)> ToQuery() =>
        [("edition", Edition), ("q", Search), ("stage", Stage?.ToString()), ("region", Region), ("stream", Stream)];
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

    public string Name => $"{FamilyName.ToUpperInvariant()} {GivenName}";
    public string NameArabic => $"{GivenNameArabic} {FamilyNameArabic}".Trim();
}

/// <summary>The candidates of one edition.</summary>
public sealed class CandidateListing(ViewerDb viewerDb) : Listing<CandidateFilter, CandidateRow>(viewerDb)
{
    public override string Code => "candidates";
    public override Permission Permission => Permission.ViewCandidates;
    protected override (string Sort, bool Descending) DefaultOrder => ("name", false);

    public override IReadOnlyList<Column<CandidateRow>> Columns { get; } =
    [
        Column<CandidateRow>.Of("name", "Candidates.Name", r => r.SortName),
        Column<CandidateRow>.Unsorted("province", "Candidates.Province", r => Provinces.Of(r.ProvinceCode ?? "")?.French),
        Column<CandidateRow>.Unsorted("stream", "Candidates.Stream", r => Streams.Of(r.StreamCode ?? "")?.French),
        Column<CandidateRow>.Of("average", "Candidates.Average", r => r.Average, isNumber: true),
        Column<CandidateRow>.Of("national", "Candidates.National", r => r.National, isNumber: true),
        Column<CandidateRow>.Unsorted("reviews", "Candidates.Reviews", r => $"{r.ReviewsDone}/{r.ReviewsGiven}"),
        Column<CandidateRow>.Of("stage", "Candidates.Stage", r => r.Stage),
    ];

    protected override IQueryable<CandidateRow> Rows(AppDbContext db, CandidateFilter filter)
    {
        var candidates = db.Candidates.AsQueryable();
        candidates = filter.Edition is { } code
            ? candidates.Where(c => c.EditionId == db.Editions.Where(e => e.Code == code).Select(e => e.Id).FirstOrDefault())
            : candidates.Where(c => c.EditionId == db.Editions.OrderByDescending(e => e.Code).Select(e => e.Id).FirstOrDefault());
        if (filter.Stage is { } stage) candidates = candidates.Where(c => c.Stage == stage);
        if (filter.Stream is { } stream) candidates = candidates.Where(c => c.File.StreamCode == stream);
        if (filter.Region is { } region)
        {
            var provinces = Provinces.All.Where(p => p.Region.Code == region).Select(p => p.Code).ToList();
            candidates = candidates.Where(c => provinces.Contains(c.ProvinceCode!));
        }
        if (filter.Search is { } search)
            foreach (var word in NameFolding.Fold(search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
                candidates = candidates.Where(c => c.Person.SearchKey.Contains(word));
        return candidates.Select(c => new CandidateRow
        {
            Id = c.Id, Key = c.Key, Code = c.Code, SortName = c.Person.SearchKey,
            FamilyName = c.Person.FamilyName, GivenName = c.Person.GivenName, FamilyNameArabic = c.Person.FamilyNameArabic, GivenNameArabic = c.Person.GivenNameArabic,
            ProvinceCode = c.ProvinceCode, School = c.School, StreamCode = c.File.StreamCode, Average = c.File.RulingAverage, National = c.File.National, Provisional = c.File.PrintedAverage == null,
            ReviewsDone = db.Reviews.Count(r => r.CandidateId == c.Id && r.State == Selection.ReviewState.Submitted),
            ReviewsGiven = db.Reviews.Count(r => r.CandidateId == c.Id && r.State != Selection.ReviewState.SetAside),
            Stage = c.Stage,
        });
    }
}
