using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Selection;

/// <summary>What a file of the round is short of.</summary>
public enum CoverageGap { Members, Reviews }

/// <summary>What the files of a round are filtered by.</summary>
public sealed record CoverageFilter : IListFilter<CoverageFilter>
{
    public string? Edition { get; init; }

    /// <summary>Key of the round; none: the edition's last round over files.</summary>
    public string? Round { get; init; }
    public CoverageGap? Gap { get; init; }

    public static CoverageFilter Parse(Func<string, string?> query) => new()
    {
        Edition = query("edition"), Round = query("round"),
        Gap = Enum.TryParse<CoverageGap>(query("gap"), out var gap) && Enum.IsDefined(gap) ? gap : null,
    };

    public IEnumerable<(string Name, string? Value)> ToQuery() => [("edition", Edition), ("round", Round), ("gap", Gap?.ToString())];
}

/// <summary>A member who holds a file, and how far.</summary>
public sealed record CoverageHolder(string ReviewKey, string Member, ReviewState State);

/// <summary>One file of the round: by its code, how many hold it and how many have sent.</summary>
public sealed record CoverageRow : IListRow
{
    public int Id { get; init; }
    public required string Code { get; init; }
    public string? StreamCode { get; init; }
    public decimal? Average { get; init; }
    public int Given { get; init; }
    public int Submitted { get; init; }
    public int Expected { get; init; }

    /// <summary>This viewer must score the file first: who else holds it is not shown, and the counts are their own.</summary>
    public bool OwnFirst { get; init; }
    public IReadOnlyList<CoverageHolder> Holders { get; init; } = [];
}

/// <summary>The files of a round with their reviewers: what assignment by hand is made from. By code, for managers score too.</summary>
public sealed class ReviewCoverage(ViewerDb viewerDb) : Listing<CoverageFilter, CoverageRow>(viewerDb)
{
    public override string Code => "files";
    public override Permission Permission => Permission.ManageRounds;
    protected override (string Sort, bool Descending) DefaultOrder => ("given", false);

    public override IReadOnlyList<Column<CoverageRow>> Columns { get; } =
    [
        Column<CoverageRow>.Of("code", "Selection.File", r => r.Code),
        Column<CoverageRow>.Unsorted("stream", "Selection.Stream", r => Streams.Of(r.StreamCode ?? "")?.French),
        Column<CoverageRow>.Of("average", "Selection.Average", r => r.Average, isNumber: true),
        Column<CoverageRow>.Of("given", "Selection.Given", r => r.Given, isNumber: true),
        Column<CoverageRow>.Of("submitted", "Selection.Sent", r => r.Submitted, isNumber: true),
        Column<CoverageRow>.Unsorted("members", "Selection.Holders", r => string.Join(", ", r.Holders.Select(h => h.Member))),
    ];

    protected override IQueryable<CoverageRow> Rows(AppDbContext db, CoverageFilter filter)
    {
        var edition = filter.Edition is { } code ? db.Editions.Where(e => e.Code == code) : db.Editions.OrderByDescending(e => e.Code).Take(1);
        var rounds = db.Rounds.Where(r => edition.Any(e => e.Id == r.EditionId));
        rounds = filter.Round is { } key ? rounds.Where(r => r.Key == key)
            : rounds.Where(r => r.Kind == RoundKind.File && !db.Rounds.Any(later => later.EditionId == r.EditionId && later.Kind == RoundKind.File && later.Number > r.Number));
        var (first, second) = (Kinds(CandidateStage.Eligible), Kinds(CandidateStage.Shortlisted));
        var reviews = db.Reviews.Where(r => r.State != ReviewState.SetAside && rounds.Any(x => x.Id == r.RoundId));
        var (me, ownFirst) = (db.Viewer.UserId, db.Viewer.Rows.OwnScoreFirst);
        var rows = db.CandidateFiles
            .Where(f => edition.Any(e => e.Id == f.EditionId))
            .Where(f => db.Candidates.Any(c => c.Id == f.CandidateId && ((c.Stage == CandidateStage.Eligible && rounds.Any(r => first.Contains(r.Kind))) || (c.Stage == CandidateStage.Shortlisted && rounds.Any(r => second.Contains(r.Kind))))) || reviews.Any(r => r.CandidateId == f.CandidateId))
            .Select(f => new CoverageRow
            {
                Id = f.Id, Code = f.Code, StreamCode = f.StreamCode, Average = f.RulingAverage,
                Given = reviews.Count(r => r.CandidateId == f.CandidateId && r.State != ReviewState.Abstained),
                Submitted = reviews.Count(r => r.CandidateId == f.CandidateId && r.State == ReviewState.Submitted),
                Expected = rounds.Select(r => r.ReviewsPerFile).FirstOrDefault(),
                OwnFirst = ownFirst.Contains(f.CandidateId),
                Holders = reviews.Where(r => r.CandidateId == f.CandidateId && (r.UserId != me || !ownFirst.Contains(r.CandidateId)))
                    .OrderBy(r => r.User!.DisplayName).Select(r => new CoverageHolder(r.Key, r.User!.DisplayName, r.State)).ToList(),
            });
        return filter.Gap switch
        {
            CoverageGap.Members => rows.Where(r => !r.OwnFirst && r.Given < r.Expected),
            CoverageGap.Reviews => rows.Where(r => !r.OwnFirst && r.Submitted < r.Expected),
            null => rows,
        };
    }

    static List<RoundKind> Kinds(CandidateStage stage) => [.. Enum.GetValues<RoundKind>().Where(k => k.GivesFiles() && k.Stages().Contains(stage))];
}
