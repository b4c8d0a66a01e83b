using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Students;

namespace AusAiducation.Core.Coaching;

/// <summary>What the list of coached students is filtered by; <see cref="Coach"/> is an account's key.</summary>
public sealed record CoachingFilter : IListFilter<CoachingFilter>
{
    public string? Search { get; init; }
    public string? Coach { get; init; }
    public CoachingState? State { get; init; }

    public static CoachingFilter Parse(Func<string, string?> query) => new()
    {
        Search = query("q"), Coach = query("coach"),
        State = Enum.TryParse<CoachingState>(query("state"), out var state) && Enum.IsDefined(state) ? state : null,
    };

    public IEnumerable<(string Name, string? Value)> ToQuery() => [("q", Search), ("coach", Coach), ("state", State?.ToString())];
}

/// <summary>One line of the team's view of coaching.</summary>
public sealed record CoachingRow : IListRow
{
    public int Id { get; init; }
    public required string Key { get; init; }
    public required string SortName { get; init; }
    public required string FamilyName { get; init; }
    public required string GivenName { get; init; }
    public string? FamilyNameArabic { get; init; }
    public string? GivenNameArabic { get; init; }
    public string? School { get; init; }
    public string? Coach { get; init; }
    public string? CoachKey { get; init; }
    public DateOnly? LastOn { get; init; }

    /// <summary>Where the days without a session are counted from.</summary>
    public DateOnly Since { get; init; }
    public CoachingState State { get; init; }

    public string Name => $"{FamilyName.ToUpperInvariant()} {GivenName}";
    public string NameArabic => $"{GivenNameArabic} {FamilyNameArabic}".Trim();
}

/// <summary>Every student with their coach and the last session, for the programme team: what is urgent first.</summary>
public sealed class CoachingListing(ViewerDb viewerDb, ProgrammeClock clock) : Listing<CoachingFilter, CoachingRow>(viewerDb)
{
    public override string Code => "coaching";
    public override Permission Permission => Permission.ViewCoaching;
    protected override (string Sort, bool Descending) DefaultOrder => ("state", false);

    public override IReadOnlyList<Column<CoachingRow>> Columns { get; } =
    [
        Column<CoachingRow>.Of("student", "Coaching.Student", r => r.SortName, shown: r => r.Name),
        Column<CoachingRow>.Unsorted("name", "Coaching.NameLatin", r => r.Name, onPage: false),
        Column<CoachingRow>.Unsorted("nameArabic", "Coaching.NameArabic", r => r.NameArabic, onPage: false),
        Column<CoachingRow>.Of("coach", "Coaching.Coach", r => r.Coach),
        Column<CoachingRow>.Of("last", "Coaching.LastSession", r => r.LastOn),
        Column<CoachingRow>.Unsorted("days", "Coaching.DaysWithout", r => Silence.DaysSince(r.Since, clock.Today), isNumber: true),
        Column<CoachingRow>.Of("state", "Coaching.State", r => r.State),
    ];

    protected override IQueryable<CoachingRow> Rows(AppDbContext db, CoachingFilter filter)
    {
        var cutoff = Silence.Cutoff(clock.Today);
        // A coach meets their own cards, not this list.
        var students = db.Students.Where(s => db.Viewer.Rows.SeesCoaching && (s.Status == StudentStatus.Active || s.Status == StudentStatus.Suspended));
        if (filter.Search is { } search)
            foreach (var word in NameFolding.Fold(search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
                students = students.Where(s => s.Person.SearchKey.Contains(word));
        var rows = from s in students
                   let assignment = db.CoachAssignments.FirstOrDefault(a => a.StudentId == s.Id && a.To == null)
                   let last = db.CoachingSessions.Where(c => c.StudentId == s.Id).OrderByDescending(c => c.HeldOn).ThenByDescending(c => c.Id).FirstOrDefault()
                   select new CoachingRow
                   {
                       Id = s.Id, Key = s.Key, SortName = s.Person.SearchKey,
                       FamilyName = s.Person.FamilyName, GivenName = s.Person.GivenName, FamilyNameArabic = s.Person.FamilyNameArabic, GivenNameArabic = s.Person.GivenNameArabic,
                       School = s.School, Coach = assignment!.Coach!.DisplayName, CoachKey = assignment.Coach.Key,
                       LastOn = (DateOnly?)last!.HeldOn, Since = (DateOnly?)last.HeldOn ?? (DateOnly?)assignment.From ?? s.AcceptedOn,
                       State = last.Mood == SessionMood.Urgent ? CoachingState.Urgent
                           : assignment == null ? CoachingState.NoCoach
                           : ((DateOnly?)last.HeldOn ?? assignment.From) <= cutoff ? CoachingState.Silent
                           : last.Mood == SessionMood.Attention ? CoachingState.Attention : CoachingState.OnTrack,
                   };
        if (filter.Coach is { } coach) rows = rows.Where(r => r.CoachKey == coach);
        if (filter.State is { } state) rows = rows.Where(r => r.State == state);
        return rows;
    }
}
