using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates;

/// <summary>What the organisations are filtered by; the edition decides which call and which files are counted.</summary>
public sealed record OrganisationFilter : IListFilter<OrganisationFilter>
{
    public string? Edition { get; init; }
    public string? Search { get; init; }
    public OrganisationKind? Kind { get; init; }
    public string? Region { get; init; }
    public OrganisationBack? Back { get; init; }

    /// <summary>Names that ended, too.</summary>
    public bool Past { get; init; }

    public static OrganisationFilter Parse(Func<string, string?> query) => new()
    {
        Edition = query("edition"), Search = query("q"), Region = query("region"), Past = query("past") == "1",
        Kind = Enum.TryParse<OrganisationKind>(query("kind"), out var kind) && Enum.IsDefined(kind) ? kind : null,
        Back = Enum.TryParse<OrganisationBack>(query("back"), out var back) && Enum.IsDefined(back) ? back : null,
    };

    public IEnumerable<(string Name, string? Value)> ToQuery() => [("edition", Edition), ("q", Search), ("kind", Kind?.ToString()), ("region", Region), ("back", Back?.ToString()), ("past", Past ? "1" : null)];
}

/// <summary>Where an organisation stands in an edition: not called, called without an answer, answered, or its list is here.</summary>
public enum OrganisationBack { NotCalled, Silent, Answered, Supplied }

/// <summary>One organisation under one name, with what one edition has of it.</summary>
public sealed record OrganisationRow : IListRow
{
    public int Id { get; init; }
    public required string Key { get; init; }
    public required string Name { get; init; }
    public OrganisationKind Kind { get; init; }
    public string? ProvinceCode { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public string? Contact { get; init; }
    public string? ContactPhone { get; init; }
    public DateOnly? CalledOn { get; init; }
    public CallAnswer? Answer { get; init; }
    public int Lists { get; init; }
    public int Files { get; init; }

    public OrganisationBack Back => Files > 0 ? OrganisationBack.Supplied : CalledOn is null ? OrganisationBack.NotCalled : Answer is CallAnswer.Waiting ? OrganisationBack.Silent : OrganisationBack.Answered;
}

/// <summary>Lycées, academies, institutions, schools, companies: whom the call went to, what came back.</summary>
public sealed class OrganisationListing(ViewerDb viewerDb, ProgrammeClock clock) : Listing<OrganisationFilter, OrganisationRow>(viewerDb)
{
    public override string Code => "organisations";
    public override Permission Permission => Permission.ViewOrganisations;
    protected override (string Sort, bool Descending) DefaultOrder => ("name", false);

    public override IReadOnlyList<Column<OrganisationRow>> Columns { get; } =
    [
        Column<OrganisationRow>.Of("name", "Organisations.Name", r => r.Name),
        Column<OrganisationRow>.Of("kind", "Organisations.Kind", r => r.Kind),
        Column<OrganisationRow>.Unsorted("province", "Candidates.Province", r => CandidateInputs.ProvinceName(r.ProvinceCode)),
        Column<OrganisationRow>.Unsorted("contact", "Organisations.Contact", r => r.Contact),
        Column<OrganisationRow>.Unsorted("phone", "Candidates.Phone", r => r.ContactPhone, onPage: false),
        Column<OrganisationRow>.Of("called", "Organisations.CalledOn", r => r.CalledOn),
        Column<OrganisationRow>.Unsorted("back", "Organisations.Back", r => r.Back),
        Column<OrganisationRow>.Of("lists", "Organisations.Lists", r => r.Lists, isNumber: true),
        Column<OrganisationRow>.Of("files", "Organisations.Files", r => r.Files, isNumber: true),
        Column<OrganisationRow>.Of("from", "Organisations.ValidFrom", r => r.ValidFrom, onPage: false),
        Column<OrganisationRow>.Of("to", "Organisations.ValidTo", r => r.ValidTo, onPage: false),
    ];

    protected override IQueryable<OrganisationRow> Rows(AppDbContext db, OrganisationFilter filter)
    {
        var (today, language) = (clock.Today, Texts.Texts.CurrentLanguage);
        var edition = db.Editions.Where(e => filter.Edition == null || e.Code == filter.Edition).OrderByDescending(e => e.Code).Select(e => e.Id).Take(1);
        var organisations = db.Organisations.AsQueryable();
        if (!filter.Past) organisations = organisations.Where(o => (o.ValidFrom == null || o.ValidFrom <= today) && (o.ValidTo == null || o.ValidTo >= today));
        if (filter.Kind is { } kind) organisations = organisations.Where(o => o.Kind == kind);
        if (filter.Region is { } region)
        {
            var provinces = Provinces.All.Where(p => p.Region.Code == region).Select(p => p.Code).ToList();
            organisations = organisations.Where(o => provinces.Contains(o.ProvinceCode!));
        }
        if (filter.Search is { } search)
            foreach (var word in TextFolding.Fold(search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5)) organisations = organisations.Where(o => o.SearchKey.Contains(word));
        organisations = filter.Back switch
        {
            OrganisationBack.NotCalled => organisations.Where(o => !db.OrganisationCalls.Any(c => c.BodyId == (o.FirstId ?? o.Id) && edition.Contains(c.EditionId))),
            OrganisationBack.Silent => organisations.Where(o => db.OrganisationCalls.Any(c => c.BodyId == (o.FirstId ?? o.Id) && edition.Contains(c.EditionId) && c.Answer == CallAnswer.Waiting)),
            OrganisationBack.Answered => organisations.Where(o => db.OrganisationCalls.Any(c => c.BodyId == (o.FirstId ?? o.Id) && edition.Contains(c.EditionId) && c.Answer != CallAnswer.Waiting)),
            OrganisationBack.Supplied => organisations.Where(o => db.Candidates.Any(c => edition.Contains(c.EditionId) && (c.SuppliedBy!.FirstId ?? c.SuppliedBy.Id) == (o.FirstId ?? o.Id))),
            null => organisations,
        };
        return organisations.Select(o => new OrganisationRow
        {
            Id = o.Id, Key = o.Key, Name = language == "ar" ? o.Name.Ar : language == "en" ? o.Name.En : o.Name.Fr, Kind = o.Kind, ProvinceCode = o.ProvinceCode, ValidFrom = o.ValidFrom, ValidTo = o.ValidTo,
            Contact = db.OrganisationContacts.Where(c => c.BodyId == (o.FirstId ?? o.Id) && c.EndedAt == null).OrderBy(c => c.Id).Select(c => c.Name).FirstOrDefault(),
            ContactPhone = db.OrganisationContacts.Where(c => c.BodyId == (o.FirstId ?? o.Id) && c.EndedAt == null).OrderBy(c => c.Id).Select(c => c.Phone).FirstOrDefault(),
            CalledOn = db.OrganisationCalls.Where(c => c.BodyId == (o.FirstId ?? o.Id) && edition.Contains(c.EditionId)).Max(c => (DateOnly?)c.SentOn),
            Answer = db.OrganisationCalls.Where(c => c.BodyId == (o.FirstId ?? o.Id) && edition.Contains(c.EditionId)).OrderByDescending(c => c.SentOn).ThenByDescending(c => c.Id).Select(c => (CallAnswer?)c.Answer).FirstOrDefault(),
            Lists = db.SourceLists.Count(l => edition.Contains(l.EditionId) && l.UndoneAt == null && (l.Organisation!.FirstId ?? l.OrganisationId) == (o.FirstId ?? o.Id)),
            Files = db.Candidates.Count(c => edition.Contains(c.EditionId) && (c.SuppliedBy!.FirstId ?? c.SuppliedBy.Id) == (o.FirstId ?? o.Id)),
        });
    }
}
