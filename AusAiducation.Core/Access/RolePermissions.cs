using static AusAiducation.Core.Access.Permission;

namespace AusAiducation.Core.Access;

/// <summary>The whole matrix of who may do what, on one screen. Rows (whose files) are a separate question: Data/AppDbContext.Visibility.cs.</summary>
public static class RolePermissions
{
    /// <summary>What every signed-in person may do, whatever their hats.</summary>
    public static readonly IReadOnlySet<Permission> Everyone = new HashSet<Permission> { UseOwnAccount };

    /// <summary>What anybody may do on the public form, and what the holder of a file's passphrase may do with that file.</summary>
    public static readonly IReadOnlySet<Permission> Anybody = new HashSet<Permission> { StartDossier };
    public static readonly IReadOnlySet<Permission> Applicant = new HashSet<Permission> { FillOwnDossier };

    /// <summary>The duties of one hat.</summary>
    public static IReadOnlySet<Permission> Of(Role role) => Matrix[role];

    static readonly Dictionary<Role, IReadOnlySet<Permission>> Matrix =
        Enum.GetValues<Role>().ToDictionary(r => r, r => (IReadOnlySet<Permission>)Duties(r).ToHashSet());

    static Permission[] Duties(Role role) => role switch
    {
        Role.Manager =>
        [
            ViewYear, ViewEditions, ManageEditions, ViewOrganisations, ManageOrganisations, ViewCandidates, ImportCandidates, EditCandidates, MergeCandidates, RecoverDossiers, ConfirmEligibility,
            ManageRounds, ViewRanking, ShortlistCandidates, ScheduleInterviews, DecideSelection, AttendMeeting,
            ViewSponsors, ManageSponsors, AllocateSeats, ViewStudents, WelcomeStudents, PublishResults, ViewFunding, ManageFunding,
            ViewCoaching, AssignCoaches, OpenPrivateNotes, ViewReports, ViewMail, ManagePeople, ViewHistory, ViewAccessMatrix, ViewInquiries, AssignInquiries, ShareViews,
        ],
        Role.Chair => [ViewYear, ViewEditions, ViewCandidates, ManageRounds, ViewRanking, ViewReviewers, ShortlistCandidates, MarkInterviews, DecideSelection, AttendMeeting, ViewSponsors, ViewReports],
        Role.CommitteeMember => [ViewEditions, ScoreFiles, MarkInterviews, AttendMeeting],
        Role.Interviewer => [MarkInterviews],
        Role.SocialInquirer => [MakeInquiries],
        Role.SchoolHelper => [NominateCandidates, RecoverDossiers],
        Role.Sponsor => [ViewStudents, ViewReports],
        Role.Coach => [ViewStudents, LogSessions, ViewCoaching],
        Role.Trainer => [],
        Role.Treasurer => [ViewYear, ViewEditions, ViewSponsors, ViewStudents, ViewFunding, ManageFunding, RecordPayments, ViewBankDetails, ViewReports],
        Role.Student => [ViewOwnJourney],
        Role.DataOfficer => [ViewStudents, ViewHistory, ViewCoaching, OpenPrivateNotes, ViewAccessMatrix],
        Role.Auditor => [ViewYear, ViewEditions, ViewOrganisations, ViewCandidates, ViewRanking, ViewSponsors, ViewStudents, ViewFunding, ViewCoaching, ViewReports, ViewMail, ViewHistory, ViewAccessMatrix, ViewInquiries],
        Role.Administrator => [ManagePeople, GiveSensitiveHats, ViewSystem, SetLegalFacts, ViewAccessMatrix],
    };
}
