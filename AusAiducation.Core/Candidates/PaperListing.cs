using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.Documents;
using AusAiducation.Core.People;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>What the desk of documents is filtered by; unless said otherwise it shows what waits to be checked.</summary>
public sealed record PaperFilter : IListFilter<PaperFilter>
{
    const string Every = "all";

    public string? Edition { get; init; }
    public string? Search { get; init; }
    public DocumentKind? Kind { get; init; }

    /// <summary>Only what members score by and has no confirmed redacted copy yet, whatever <see cref="State"/> says.</summary>
    public bool ToRedact { get; init; }

    /// <summary>Null: in any state.</summary>
    public DocumentState? State { get; init; } = DocumentState.Received;

    public static PaperFilter Parse(Func<string, string?> query) => new()
    {
        Edition = query("edition"), Search = query("q"), ToRedact = query("redact") == "1",
        Kind = Enum.TryParse<DocumentKind>(query("kind"), out var kind) && Enum.IsDefined(kind) ? kind : null,
        State = query("state") == Every ? null : Enum.TryParse<DocumentState>(query("state"), out var state) && Enum.IsDefined(state) ? state : DocumentState.Received,
    };

    public IEnumerable<(string Name, string? Value)> ToQuery() =>
        [("edition", Edition), ("q", Search), ("redact", ToRedact ? "1" : null), ("kind", Kind?.ToString()), ("state", State switch { null => Every, DocumentState.Received => null, { } s => s.ToString() })];
}

/// <summary>One document about a candidate.</summary>
public sealed record PaperRow : IListRow
{
    public int Id { get; init; }
    public required string Key { get; init; }
    public required string CandidateKey { get; init; }
    public required string Code { get; init; }
    public required string SortName { get; init; }
    public required string FamilyName { get; init; }
    public required string GivenName { get; init; }
    public DocumentKind Kind { get; init; }
    public DocumentState State { get; init; }
    public DateTime UploadedAt { get; init; }
    public DocumentScan Scan { get; init; }
    public string? RefusedBecause { get; init; }

    public string Name => $"{FamilyName.ToUpperInvariant()} {GivenName}";
}

/// <summary>The documents of an edition's candidates, those that have waited longest first.</summary>
public sealed class PaperListing(ViewerDb viewerDb) : Listing<PaperFilter, PaperRow>(viewerDb)
{
    public override string Code => "documents";
    public override Permission Permission => Permission.EditCandidates;
    protected override (string Sort, bool Descending) DefaultOrder => ("sent", false);

    public override IReadOnlyList<Column<PaperRow>> Columns { get; } =
    [
        Column<PaperRow>.Of("name", "Candidates.Name", r => r.SortName, shown: r => r.Name),
        Column<PaperRow>.Of("code", "Candidates.Code", r => r.Code, onPage: false),
        Column<PaperRow>.Of("kind", "Documents.Kind", r => r.Kind),
        Column<PaperRow>.Of("sent", "Documents.SentAt", r => r.UploadedAt),
        Column<PaperRow>.Of("state", "Documents.State", r => r.State),
        Column<PaperRow>.Unsorted("reason", "Candidates.Reason", r => Document.ReasonShown(r.RefusedBecause), onPage: false),
    ];

    /// <summary>Candidates of the edition named, of the newest when none is.</summary>
    internal static IQueryable<Candidate> CandidatesOf(AppDbContext db, string? edition) =>
        db.Candidates.Where(c => c.EditionId == db.Editions.Where(e => edition == null || e.Code == edition).OrderByDescending(e => e.Code).Select(e => e.Id).FirstOrDefault());

    protected override IQueryable<PaperRow> Rows(AppDbContext db, PaperFilter filter)
    {
        var candidates = CandidatesOf(db, filter.Edition);
        foreach (var word in NameFolding.Fold(filter.Search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5)) candidates = candidates.Where(c => c.SortName.Contains(word));
        // A photo of a visit is evidence of its inquirer, not a paper to check.
        var papers = filter.ToRedact ? RedactionQueries.ToRedact(db, candidates) : db.Documents.Where(d => d.CandidateId != null && d.Kind != DocumentKind.HomeVisitPhoto);
        if (filter.Kind is { } kind) papers = papers.Where(d => d.Kind == kind);
        if (filter.State is { } state && !filter.ToRedact) papers = papers.Where(d => d.State == state);
        return papers.Join(candidates, d => d.CandidateId, c => c.Id, (d, c) => new PaperRow
        {
            Id = d.Id, Key = d.Key, CandidateKey = c.Key, Code = c.Code, SortName = c.SortName, FamilyName = c.Person.FamilyName, GivenName = c.Person.GivenName,
            Kind = d.Kind, State = d.State, UploadedAt = d.UploadedAt, Scan = d.Scan, RefusedBecause = d.RefusedBecause,
        });
    }
}
