using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Data.Listings;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>What the list of letters is filtered by.</summary>
public sealed record LetterFilter : IListFilter<LetterFilter>
{
    public string? Edition { get; init; }
    public LetterKind? Kind { get; init; }
    public LetterState? State { get; init; }

    public static LetterFilter Parse(Func<string, string?> query) => new()
    {
        Edition = query("edition"),
        Kind = Enum.TryParse<LetterKind>(query("kind"), out var kind) && Enum.IsDefined(kind) ? kind : null,
        State = Enum.TryParse<LetterState>(query("state"), out var state) && Enum.IsDefined(state) ? state : null,
    };

    public IEnumerable<(string Name, string? Value)> ToQuery() => [("edition", Edition), ("kind", Kind?.ToString()), ("state", State?.ToString())];
}

/// <summary>One line of the list of letters.</summary>
public sealed record LetterRow : IListRow
{
    public int Id { get; init; }
    public required string Key { get; init; }
    public required string Code { get; init; }
    public required string SortName { get; init; }
    public required string FamilyName { get; init; }
    public required string GivenName { get; init; }
    public LetterKind Kind { get; init; }
    public LetterState State { get; init; }
    public DateTime PreparedAt { get; init; }
    public DateTime? ReleasedAt { get; init; }
    public HandOverWay? ReleasedWay { get; init; }

    public string Name => $"{FamilyName.ToUpperInvariant()} {GivenName}";
}

/// <summary>The letters of one edition.</summary>
public sealed class LetterListing(ViewerDb viewerDb) : Listing<LetterFilter, LetterRow>(viewerDb)
{
    public override string Code => "letters";
    public override Permission Permission => Permission.ViewMail;
    protected override (string Sort, bool Descending) DefaultOrder => ("prepared", true);

    public override IReadOnlyList<Column<LetterRow>> Columns { get; } =
    [
        Column<LetterRow>.Of("name", "Candidates.Name", r => r.SortName, shown: r => r.Name),
        Column<LetterRow>.Of("code", "Ranking.Code", r => r.Code),
        Column<LetterRow>.Of("kind", "Messages.Kind", r => r.Kind),
        Column<LetterRow>.Of("state", "Messages.State", r => r.State),
        Column<LetterRow>.Of("prepared", "Messages.PreparedAt", r => r.PreparedAt),
        Column<LetterRow>.Of("released", "Messages.ReleasedAt", r => r.ReleasedAt),
        Column<LetterRow>.Of("way", "Messages.Way", r => r.ReleasedWay, onPage: false),
    ];

    protected override IQueryable<LetterRow> Rows(AppDbContext db, LetterFilter filter)
    {
        var letters = db.Letters.Where(l => l.EditionId == db.Editions.Where(e => filter.Edition == null || e.Code == filter.Edition).OrderByDescending(e => e.Code).Select(e => e.Id).FirstOrDefault());
        if (filter.Kind is { } kind) letters = letters.Where(l => l.Kind == kind);
        if (filter.State is { } state) letters = letters.Where(l => l.State == state);
        return letters.Join(db.Candidates, l => l.CandidateId, c => c.Id, (l, c) => new LetterRow
        {
            Id = l.Id, Key = l.Key, Code = c.Code, SortName = c.Person.SearchKey, FamilyName = c.Person.FamilyName, GivenName = c.Person.GivenName,
            Kind = l.Kind, State = l.State, PreparedAt = l.CreatedAt, ReleasedAt = l.ReleasedAt, ReleasedWay = l.ReleasedWay,
        });
    }
}
