using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.People;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Interviews;

/// <summary>What the list of interviews is filtered by.</summary>
public sealed record InterviewFilter : IListFilter<InterviewFilter>
{
    public string? Edition { get; init; }
    public string? Search { get; init; }

    /// <summary>Only those with no interview planned or held.</summary>
    public bool ToPlan { get; init; }

    public static InterviewFilter Parse(Func<string, string?> query) => new() { Edition = query("edition"), Search = query("q"), ToPlan = query("plan") == "1" };

    public IEnumerable<(string Name, string? Value)> ToQuery() => [("edition", Edition), ("q", Search), ("plan", ToPlan ? "1" : null)];
}

/// <summary>One shortlisted candidate with the last interview and the test.</summary>
public sealed record InterviewRow : IListRow
{
    public int Id { get; init; }
    public required string CandidateKey { get; init; }
    public required string Code { get; init; }
    public required string SortName { get; init; }
    public required string FamilyName { get; init; }
    public required string GivenName { get; init; }
    public CandidateStage Stage { get; init; }
    public string? InterviewKey { get; init; }
    public DateTime? StartsAt { get; init; }
    public string? Place { get; init; }
    public InterviewState? State { get; init; }
    public List<string> Panel { get; init; } = [];
    public int SheetsDone { get; init; }
    public required TestFigure Test { get; init; }

    /// <summary>The points of the figure, once complete.</summary>
    public int? SortTest { get; init; }

    public string Name => $"{FamilyName.ToUpperInvariant()} {GivenName}";
}

/// <summary>The shortlisted candidates of an edition, their interviews and tests.</summary>
public sealed class InterviewListing(ViewerDb viewerDb) : Listing<InterviewFilter, InterviewRow>(viewerDb)
{
    /// <summary>Who was shortlisted, whatever came of it.</summary>
    internal static readonly List<CandidateStage> Stages =
        [CandidateStage.Shortlisted, CandidateStage.Selected, CandidateStage.Reserve, CandidateStage.NotSelected, CandidateStage.Accepted];

    public override string Code => "interviews";
    public override Permission Permission => Permission.ScheduleInterviews;
    protected override (string Sort, bool Descending) DefaultOrder => ("when", false);

    public override IReadOnlyList<Column<InterviewRow>> Columns { get; } =
    [
        Column<InterviewRow>.Of("name", "Candidates.Name", r => r.SortName, shown: r => r.Name),
        Column<InterviewRow>.Of("when", "Interviews.When", r => r.StartsAt),
        Column<InterviewRow>.Of("place", "Interviews.Place", r => r.Place),
        Column<InterviewRow>.Unsorted("panel", "Interviews.Panel", r => string.Join(", ", r.Panel)),
        Column<InterviewRow>.Of("state", "Interviews.State", r => r.State),
        Column<InterviewRow>.Unsorted("sheets", "Ranking.Sheets", r => $"{r.SheetsDone}/{r.Panel.Count}"),
        Column<InterviewRow>.Of("test", "Ranking.Test", r => r.SortTest, isNumber: true, shown: r => r.Test.Mean),
    ];

    protected override IQueryable<InterviewRow> Rows(AppDbContext db, InterviewFilter filter)
    {
        var candidates = db.Candidates.Where(c => Stages.Contains(c.Stage)
            && c.EditionId == db.Editions.Where(e => filter.Edition == null || e.Code == filter.Edition).OrderByDescending(e => e.Code).Select(e => e.Id).FirstOrDefault());
        if (filter.ToPlan) candidates = candidates.Where(c => c.Stage == CandidateStage.Shortlisted && !db.Interviews.Any(i => i.CandidateId == c.Id && (i.State == InterviewState.Planned || i.State == InterviewState.Held)));
        if (filter.Search is { } search)
            foreach (var word in NameFolding.Fold(search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
                candidates = candidates.Where(c => c.SortName.Contains(word));
        return candidates.Select(c => new { c, Last = db.Interviews.Where(i => i.CandidateId == c.Id).OrderByDescending(i => i.Id).FirstOrDefault() }).Select(x => new InterviewRow
        {
            Id = x.c.Id, CandidateKey = x.c.Key, Code = x.c.Code, SortName = x.c.SortName, FamilyName = x.c.Person.FamilyName, GivenName = x.c.Person.GivenName, Stage = x.c.Stage,
            InterviewKey = x.Last!.Key, StartsAt = x.Last.StartsAt, Place = x.Last.Place, State = x.Last.State,
            // By the candidate, not by the row joined above: SQLite has no lateral joins.
            Panel = db.InterviewPanelists.Where(p => p.Interview!.CandidateId == x.c.Id && !db.Interviews.Any(later => later.CandidateId == p.Interview.CandidateId && later.Id > p.InterviewId)).OrderBy(p => p.User!.DisplayName).Select(p => p.User!.DisplayName).ToList(),
            SheetsDone = db.InterviewSheets.Count(s => s.InterviewId == x.Last.Id && s.SubmittedAt != null),
            Test = new TestFigure(db.TestResults.Where(t => t.CandidateId == x.c.Id).Sum(t => (t.Hundredths ?? 0) * t.Test!.Weight), db.TestResults.Count(t => t.CandidateId == x.c.Id && t.Hundredths != null), db.EditionTests.Count(t => t.EditionId == x.c.EditionId)),
            SortTest = db.TestResults.Count(t => t.CandidateId == x.c.Id && t.Hundredths != null) < db.EditionTests.Count(t => t.EditionId == x.c.EditionId) ? null
                : db.TestResults.Where(t => t.CandidateId == x.c.Id).Sum(t => t.Hundredths * t.Test!.Weight),
        });
    }
}
