using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates.Inquiries;

/// <summary>Where a family stands in the list of inquiries: nobody sent yet, on the way, past its day, or over.</summary>
public enum InquiryStand { Waiting, OnTheWay, Late, Done, NoContact }

/// <summary>What the list of inquiries is filtered by.</summary>
public sealed record InquiryFilter : IListFilter<InquiryFilter>
{
    public string? Edition { get; init; }
    public string? Search { get; init; }
    public string? Region { get; init; }
    public InquiryStand? Stand { get; init; }

    /// <summary>Key of an inquirer's account.</summary>
    public string? Inquirer { get; init; }

    public static InquiryFilter Parse(Func<string, string?> query) => new()
    {
        Edition = query("edition"), Search = query("q"), Region = query("region"), Inquirer = query("inquirer"),
        Stand = Enum.TryParse<InquiryStand>(query("stand"), out var stand) && Enum.IsDefined(stand) ? stand : null,
    };

    public IEnumerable<(string Name, string? Value)> ToQuery() => [("edition", Edition), ("q", Search), ("region", Region), ("stand", Stand?.ToString()), ("inquirer", Inquirer)];
}

/// <summary>One family: waiting, or with the inquiry that counts.</summary>
public sealed record InquiryRow : IListRow
{
    public int Id { get; init; }
    public required string Key { get; init; }
    public required string SortName { get; init; }
    public required string FamilyName { get; init; }
    public required string GivenName { get; init; }
    public string? FamilyNameArabic { get; init; }
    public string? GivenNameArabic { get; init; }
    public string? ProvinceCode { get; init; }
    public CandidateStage Stage { get; init; }
    public InquiryState? State { get; init; }
    public string? Inquirer { get; init; }
    public DateOnly? DueOn { get; init; }
    public DateTime? ClosedAt { get; init; }
    public int? Score { get; init; }
    public int Contradictions { get; init; }
    public bool IsLate { get; init; }

    public string Name => $"{FamilyName.ToUpperInvariant()} {GivenName}";
    public string NameArabic => $"{GivenNameArabic} {FamilyNameArabic}".Trim();
    public InquiryStand Stand => State is not { } state ? InquiryStand.Waiting : state switch
    {
        InquiryState.TakenBack or InquiryState.SetAside => InquiryStand.Waiting,
        InquiryState.Assigned or InquiryState.Started => IsLate ? InquiryStand.Late : InquiryStand.OnTheWay,
        InquiryState.Signed => InquiryStand.Done,
        InquiryState.NoContact => InquiryStand.NoContact,
    };
}

/// <summary>The families of an edition to inquire into, province by province so that visits can be grouped.</summary>
public sealed class InquiryListing(ViewerDb viewerDb, ProgrammeClock clock) : Listing<InquiryFilter, InquiryRow>(viewerDb)
{
    public override string Code => "inquiries";
    public override Permission Permission => Permission.ViewInquiries;
    protected override (string Sort, bool Descending) DefaultOrder => ("province", false);

    public override IReadOnlyList<Column<InquiryRow>> Columns { get; } =
    [
        Column<InquiryRow>.Of("name", "Candidates.Name", r => r.SortName, shown: r => r.Name),
        Column<InquiryRow>.Unsorted("name-arabic", "Candidates.NameArabic", r => r.NameArabic, onPage: false),
        Column<InquiryRow>.Of("province", "Candidates.Province", r => r.ProvinceCode, shown: r => CandidateInputs.ProvinceName(r.ProvinceCode)),
        Column<InquiryRow>.Unsorted("stand", "Inquiries.Stand", r => r.Stand),
        Column<InquiryRow>.Of("inquirer", "Inquiries.Inquirer", r => r.Inquirer),
        Column<InquiryRow>.Of("due", "Inquiries.DueOn", r => r.DueOn),
        Column<InquiryRow>.Of("score", "Inquiries.Score", r => r.Score, isNumber: true),
        Column<InquiryRow>.Unsorted("contradictions", "Inquiries.Contradictions", r => r.Contradictions, isNumber: true),
    ];

    protected override IQueryable<InquiryRow> Rows(AppDbContext db, InquiryFilter filter)
    {
        var today = clock.Today;
        return Filtered(db, filter, today).GroupJoin(db.SocialInquiries.Where(i => i.EndedAt == null), c => c.Id, i => i.CandidateId, (c, found) => new { c, found })
            .SelectMany(x => x.found.DefaultIfEmpty(), (x, i) => new InquiryRow
            {
                Id = x.c.Id, Key = x.c.Key, SortName = x.c.SortName, ProvinceCode = x.c.ProvinceCode, Stage = x.c.Stage,
                FamilyName = x.c.Person.FamilyName, GivenName = x.c.Person.GivenName, FamilyNameArabic = x.c.Person.FamilyNameArabic, GivenNameArabic = x.c.Person.GivenNameArabic,
                State = i == null ? null : i.State, Inquirer = i == null ? null : i.Inquirer!.DisplayName, DueOn = i == null ? null : i.DueOn, ClosedAt = i == null ? null : i.ClosedAt,
                IsLate = i != null && (i.State == InquiryState.Assigned || i.State == InquiryState.Started) && i.DueOn < today,
                Score = x.c.Social == null ? null : x.c.Social.NeedScore,
                Contradictions = i == null ? 0 : db.InquiryContradictions.Count(k => k.Report!.InquiryId == i.Id && k.Report.Number == db.InquiryReports.Where(r => r.InquiryId == i.Id).Max(r => r.Number)),
            });
    }

    static IQueryable<Candidate> Filtered(AppDbContext db, InquiryFilter filter, DateOnly today)
    {
        var edition = db.Editions.Where(e => filter.Edition == null || e.Code == filter.Edition).OrderByDescending(e => e.Code).Select(e => e.Id).Take(1);
        var candidates = Expected(db).Where(c => edition.Contains(c.EditionId));
        var standing = db.SocialInquiries.Where(i => i.EndedAt == null);
        if (filter.Stand is { } stand) candidates = stand switch
        {
            InquiryStand.Waiting => candidates.Where(c => !standing.Any(i => i.CandidateId == c.Id)),
            InquiryStand.OnTheWay => candidates.Where(c => standing.Any(i => i.CandidateId == c.Id && (i.State == InquiryState.Assigned || i.State == InquiryState.Started) && i.DueOn >= today)),
            InquiryStand.Late => candidates.Where(c => standing.Any(i => i.CandidateId == c.Id && (i.State == InquiryState.Assigned || i.State == InquiryState.Started) && i.DueOn < today)),
            InquiryStand.Done => candidates.Where(c => standing.Any(i => i.CandidateId == c.Id && i.State == InquiryState.Signed)),
            InquiryStand.NoContact => candidates.Where(c => standing.Any(i => i.CandidateId == c.Id && i.State == InquiryState.NoContact)),
        };
        if (filter.Inquirer is { } inquirer) candidates = candidates.Where(c => standing.Any(i => i.CandidateId == c.Id && i.Inquirer!.Key == inquirer));
        if (filter.Region is { } region)
        {
            var provinces = Provinces.All.Where(p => p.Region.Code == region).Select(p => p.Code).ToList();
            candidates = candidates.Where(c => provinces.Contains(c.ProvinceCode!));
        }
        foreach (var word in NameFolding.Fold(filter.Search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5)) candidates = candidates.Where(c => c.SortName.Contains(word));
        return candidates;
    }

    /// <summary>Files an inquiry is expected of: at the edition's own step or beyond, and whoever has one and has not withdrawn.</summary>
    internal static IQueryable<Candidate> Expected(AppDbContext db) => db.Candidates.Where(c =>
        c.Stage == CandidateStage.Shortlisted || c.Stage == CandidateStage.Selected || c.Stage == CandidateStage.Reserve
        || (c.Stage == CandidateStage.Eligible && db.NeedGrids.Any(g => g.EditionId == c.EditionId && g.Start == InquiryStart.Eligible))
        || (c.Stage != CandidateStage.Withdrawn && db.SocialInquiries.Any(i => i.CandidateId == c.Id && i.EndedAt == null)));
}

/// <summary>How many families of an edition wait for somebody to be sent, and how many visits are past their day.</summary>
public sealed record InquiryTally(int Expected, int Waiting, int Late, int Done)
{
    /// <summary>Of what this viewer meets, counted in one walk over the files.</summary>
    public static async Task<InquiryTally> OfAsync(AppDbContext db, int editionId, DateOnly today, CancellationToken ct)
    {
        var expected = InquiryListing.Expected(db).Where(c => c.EditionId == editionId);
        var standing = db.SocialInquiries.Where(i => i.EditionId == editionId && i.EndedAt == null);
        return await expected.GroupJoin(standing, c => c.Id, i => i.CandidateId, (c, found) => found).SelectMany(found => found.DefaultIfEmpty(), (_, i) => new
        {
            Waits = i == null, Done = i != null && i.State == InquiryState.Signed,
            Late = i != null && (i.State == InquiryState.Assigned || i.State == InquiryState.Started) && i.DueOn < today,
        }).GroupBy(_ => 1).Select(g => new InquiryTally(g.Count(), g.Count(x => x.Waits), g.Count(x => x.Late), g.Count(x => x.Done))).SingleOrDefaultAsync(ct) ?? new(0, 0, 0, 0);
    }
}
