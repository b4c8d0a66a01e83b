using AusAiducation.Core.Access;

namespace AusAiducation.Web.Components.Layout;

/// <summary>A link of the side menu; shown to those who have the permission its page demands.</summary>
public sealed record NavLink(string Address, string TitleKey, Permission Permission, bool Island = false, bool Light = false)
{
    /// <summary>The page is loaded whole: an enhanced navigation would not run its own scripts.</summary>
    public bool Whole => Island || Light;
}

/// <summary>A titled group of links.</summary>
public sealed record NavGroup(string? TitleKey, IReadOnlyList<NavLink> Links);

/// <summary>The navigation by hat: one list, filtered by permission.</summary>
public static class Navigation
{
    static readonly NavGroup[] All =
    [
        new(null,
        [
            new("/", "Nav.Home", Permission.UseOwnAccount),
            new("/me", "Nav.Me", Permission.ViewOwnJourney),
            new("/year", "Nav.Year", Permission.ViewYear),
        ]),
        new("Nav.GroupEdition",
        [
            new("/nominations", "Nav.Nominations", Permission.NominateCandidates),
            new("/candidates", "Nav.Candidates", Permission.ViewCandidates),
            new("/candidates/documents", "Nav.Documents", Permission.EditCandidates),
            new("/candidates/duplicates", "Nav.Duplicates", Permission.MergeCandidates),
            new("/candidates/dossiers", "Nav.Dossiers", Permission.RecoverDossiers),
            new("/selection", "Nav.Selection", Permission.ManageRounds),
            new("/selection/reviews", "Nav.MyReviews", Permission.ScoreFiles),
            new("/candidates/inquiries", "Nav.Inquiries", Permission.ViewInquiries),
            new("/inquiries", "Nav.MyVisits", Permission.MakeInquiries, Light: true),
            new("/candidates/shortlist", "Nav.Shortlist", Permission.ShortlistCandidates),
            new("/interviews", "Nav.Interviews", Permission.ScheduleInterviews),
            new("/interviews/mine", "Nav.MyInterviews", Permission.MarkInterviews),
            new("/selection/ranking", "Nav.Ranking", Permission.ViewRanking),
            new("/selection/reviewers", "Nav.Reviewers", Permission.ViewReviewers),
            new("/selection/meeting", "Nav.Meeting", Permission.AttendMeeting, Island: true),
            new("/selection/decisions", "Nav.Decisions", Permission.DecideSelection),
            new("/allocation", "Nav.Allocation", Permission.AllocateSeats, Island: true),
            new("/mail", "Nav.Mail", Permission.ViewMail),
        ]),
        new("Nav.GroupStudents",
        [
            new("/students", "Nav.Students", Permission.ViewStudents),
            new("/students/onboarding", "Nav.Onboarding", Permission.WelcomeStudents),
            new("/funding", "Nav.Funding", Permission.ViewFunding),
            new("/coaching", "Nav.Coaching", Permission.ViewCoaching),
            new("/reports", "Nav.Reports", Permission.ViewReports),
        ]),
        new("Nav.GroupProgramme",
        [
            new("/editions", "Nav.Editions", Permission.ViewEditions),
            new("/organisations", "Nav.Organisations", Permission.ViewOrganisations),
            new("/sponsors", "Nav.Sponsors", Permission.ViewSponsors),
            new("/people", "Nav.People", Permission.ManagePeople),
            new("/admin/access", "Nav.AccessMatrix", Permission.ViewAccessMatrix),
            new("/admin/history", "Nav.History", Permission.ViewHistory),
            new("/admin/system", "Nav.System", Permission.ViewSystem),
        ]),
    ];

    public static IEnumerable<NavLink> Links => All.SelectMany(g => g.Links);

    public static IEnumerable<NavGroup> For(Viewer viewer) =>
        All.Select(g => g with { Links = g.Links.Where(l => viewer.Can(l.Permission)).ToList() }).Where(g => g.Links.Count > 0);

    /// <summary>The link whose address is the longest beginning of the path.</summary>
    public static bool IsCurrent(NavLink link, string path)
    {
        var bare = path.Split('?', '#')[0];
        return BestMatch(bare) == link.Address;
    }

    static string? BestMatch(string path) => Links.Select(l => l.Address)
        .Where(a => a == "/" ? path == "/" : path == a || path.StartsWith(a + "/", StringComparison.Ordinal))
        .MaxBy(a => a.Length);
}
