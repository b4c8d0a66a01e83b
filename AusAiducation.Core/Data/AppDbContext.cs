using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Candidates.Inquiries;
using AusAiducation.Core.Careers;
using AusAiducation.Core.Coaching;
using AusAiducation.Core.Consents;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Events;
using AusAiducation.Core.Funding;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Messages;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Lots;
using AusAiducation.Core.Selection.Meetings;
using AusAiducation.Core.Sponsorship;
using AusAiducation.Core.Students;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>The tables. A context that nobody gave a viewer to sees no personal row at all.</summary>
public abstract partial class AppDbContext(DbContextOptions options) : IdentityUserContext<AppUser, int>(options), IDataProtectionKeyContext
{
    /// <summary>Who is looking: decides which rows exist. Set once, right after the context is made.</summary>
    public Viewer Viewer { get; set; } = Viewer.Nobody;

    /// <summary>What this installation can send: messages are prepared for a channel inside any act. Set with the viewer.</summary>
    public OfferedChannels Offered { get; set; } = OfferedChannels.Usual;

    /// <summary>Whether what is handed in waits for the virus scanner. Set with the viewer.</summary>
    public bool ScansUploads { get; set; }

    /// <summary>For bulk imports and generation, which write one line of history for the whole batch themselves.</summary>
    internal bool SkipHistory { get; set; }

    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    // Accounts: unfiltered, for Access and the account pages only.
    public DbSet<UserSession> UserSessions => Set<UserSession>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<DossierAccess> DossierAccesses => Set<DossierAccess>();
    public DbSet<DossierSession> DossierSessions => Set<DossierSession>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
    public DbSet<Secret> Secrets => Set<Secret>();

    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<Listings.SavedView> SavedViews => Set<Listings.SavedView>();
    public DbSet<HistoryEntry> History => Set<HistoryEntry>();

    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<OrganisationContact> OrganisationContacts => Set<OrganisationContact>();
    public DbSet<OrganisationCall> OrganisationCalls => Set<OrganisationCall>();
    public DbSet<Edition> Editions => Set<Edition>();
    public DbSet<Rubric> Rubrics => Set<Rubric>();
    public DbSet<Criterion> Criteria => Set<Criterion>();
    public DbSet<CriterionLevel> CriterionLevels => Set<CriterionLevel>();
    public DbSet<EligibilityRules> RuleVersions => Set<EligibilityRules>();
    public DbSet<EligibilityRule> Rules => Set<EligibilityRule>();
    public DbSet<NeedGrid> NeedGrids => Set<NeedGrid>();
    public DbSet<NeedItem> NeedItems => Set<NeedItem>();
    public DbSet<NeedLevel> NeedLevels => Set<NeedLevel>();
    public DbSet<ProgrammeSetting> Settings => Set<ProgrammeSetting>();

    public DbSet<Person> People => Set<Person>();
    public DbSet<PersonLink> PersonLinks => Set<PersonLink>();
    public DbSet<PersonIdentity> PersonIdentities => Set<PersonIdentity>();
    public DbSet<PersonContact> PersonContacts => Set<PersonContact>();
    public DbSet<Consent> Consents => Set<Consent>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<DocumentContent> DocumentContents => Set<DocumentContent>();
    public DbSet<RequiredPaper> RequiredPapers => Set<RequiredPaper>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<ContactAttempt> ContactAttempts => Set<ContactAttempt>();
    public DbSet<EditionTemplate> EditionTemplates => Set<EditionTemplate>();
    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();

    public DbSet<Candidate> Candidates => Set<Candidate>();
    public DbSet<CandidateFile> CandidateFiles => Set<CandidateFile>();
    public DbSet<SocialFile> SocialFiles => Set<SocialFile>();
    public DbSet<SourceList> SourceLists => Set<SourceList>();
    public DbSet<SupplierColumn> SupplierColumns => Set<SupplierColumn>();
    public DbSet<ListChange> ListChanges => Set<ListChange>();
    public DbSet<CandidateMerge> CandidateMerges => Set<CandidateMerge>();
    public DbSet<DistinctPair> DistinctPairs => Set<DistinctPair>();
    public DbSet<PendingImport> PendingImports => Set<PendingImport>();
    public DbSet<EligibilityDecision> EligibilityDecisions => Set<EligibilityDecision>();
    public DbSet<OfficialResult> OfficialResults => Set<OfficialResult>();
    public DbSet<ShortlistDecision> ShortlistDecisions => Set<ShortlistDecision>();

    public DbSet<Dossier> Dossiers => Set<Dossier>();
    public DbSet<DossierAnswer> DossierAnswers => Set<DossierAnswer>();
    public DbSet<CandidateConsent> CandidateConsents => Set<CandidateConsent>();
    public DbSet<RepresentativeAgreement> RepresentativeAgreements => Set<RepresentativeAgreement>();
    public DbSet<DossierTwin> DossierTwins => Set<DossierTwin>();

    public DbSet<SocialInquiry> SocialInquiries => Set<SocialInquiry>();
    public DbSet<InquiryReport> InquiryReports => Set<InquiryReport>();
    public DbSet<InquiryFinding> InquiryFindings => Set<InquiryFinding>();
    public DbSet<InquiryContradiction> InquiryContradictions => Set<InquiryContradiction>();
    public DbSet<InquiryPhoto> InquiryPhotos => Set<InquiryPhoto>();

    public DbSet<InterviewDay> InterviewDays => Set<InterviewDay>();
    public DbSet<InterviewPanel> InterviewPanels => Set<InterviewPanel>();
    public DbSet<InterviewPanelMember> InterviewPanelMembers => Set<InterviewPanelMember>();
    public DbSet<EditionTest> EditionTests => Set<EditionTest>();
    public DbSet<Interview> Interviews => Set<Interview>();
    public DbSet<InterviewPanelist> InterviewPanelists => Set<InterviewPanelist>();
    public DbSet<InterviewSheet> InterviewSheets => Set<InterviewSheet>();
    public DbSet<InterviewMark> InterviewMarks => Set<InterviewMark>();
    public DbSet<TestResult> TestResults => Set<TestResult>();

    public DbSet<Round> Rounds => Set<Round>();
    public DbSet<Conflict> Conflicts => Set<Conflict>();
    public DbSet<TieStatement> TieStatements => Set<TieStatement>();
    public DbSet<Selection.Ties.DismissedTie> DismissedTies => Set<Selection.Ties.DismissedTie>();
    public DbSet<Selection.Assignment.ReviewAssignment> ReviewAssignments => Set<Selection.Assignment.ReviewAssignment>();
    public DbSet<Selection.Assignment.ReviewReminder> ReviewReminders => Set<Selection.Assignment.ReviewReminder>();
    public DbSet<Review> Reviews => Set<Review>();
    public DbSet<ReviewMark> ReviewMarks => Set<ReviewMark>();
    public DbSet<RoundMember> RoundMembers => Set<RoundMember>();
    public DbSet<Lot> Lots => Set<Lot>();
    public DbSet<LotEntry> LotEntries => Set<LotEntry>();
    public DbSet<RoundRulesVersion> RoundRules => Set<RoundRulesVersion>();
    public DbSet<ReviewVersion> ReviewVersions => Set<ReviewVersion>();
    public DbSet<TrainingNote> TrainingNotes => Set<TrainingNote>();
    public DbSet<SelectionDecision> SelectionDecisions => Set<SelectionDecision>();
    public DbSet<Appeal> Appeals => Set<Appeal>();
    public DbSet<CallUp> CallUps => Set<CallUp>();
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<MeetingMember> MeetingMembers => Set<MeetingMember>();
    public DbSet<AgendaItem> AgendaItems => Set<AgendaItem>();
    public DbSet<MeetingNote> MeetingNotes => Set<MeetingNote>();
    public DbSet<MeetingVote> MeetingVotes => Set<MeetingVote>();
    public DbSet<SecondScore> SecondScores => Set<SecondScore>();
    public DbSet<Recusal> Recusals => Set<Recusal>();
    public DbSet<Minutes> Minutes => Set<Minutes>();
    public DbSet<MinutesLine> MinutesLines => Set<MinutesLine>();
    public DbSet<MinutesName> MinutesNames => Set<MinutesName>();
    public DbSet<Selection.Bulk.BulkRun> BulkRuns => Set<Selection.Bulk.BulkRun>();
    public DbSet<Selection.Bulk.BulkFile> BulkFiles => Set<Selection.Bulk.BulkFile>();

    public DbSet<Sponsor> Sponsors => Set<Sponsor>();
    public DbSet<SponsorSeats> SponsorSeats => Set<SponsorSeats>();
    public DbSet<SponsorPreference> SponsorPreferences => Set<SponsorPreference>();
    public DbSet<Placement> Placements => Set<Placement>();
    public DbSet<SponsorTie> SponsorTies => Set<SponsorTie>();

    public DbSet<Student> Students => Set<Student>();
    public DbSet<Convention> Conventions => Set<Convention>();
    public DbSet<AcademicYear> AcademicYears => Set<AcademicYear>();
    public DbSet<TermResult> TermResults => Set<TermResult>();
    public DbSet<FundingPlan> FundingPlans => Set<FundingPlan>();
    public DbSet<Tranche> Tranches => Set<Tranche>();
    public DbSet<Payment> Payments => Set<Payment>();
    public DbSet<BankAccount> BankAccounts => Set<BankAccount>();
    public DbSet<CoachAssignment> CoachAssignments => Set<CoachAssignment>();
    public DbSet<CoachingSession> CoachingSessions => Set<CoachingSession>();
    public DbSet<PrivateNote> PrivateNotes => Set<PrivateNote>();
    public DbSet<NoteOpening> NoteOpenings => Set<NoteOpening>();
    public DbSet<Internship> Internships => Set<Internship>();
    public DbSet<ProgrammeEvent> Events => Set<ProgrammeEvent>();
    public DbSet<EventAttendance> EventAttendances => Set<EventAttendance>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
        ApplyConventions(builder);
        ApplyVisibility(builder);
    }

    /// <summary>The form was made from this version: if the row moved on since, saving fails with a concurrency exception.</summary>
    public void Expect(Entity entity, int version) => Entry(entity).Property(e => e.Version).OriginalValue = version;
}

/// <summary>SQLite: one file, the default.</summary>
public sealed class SqliteAppDbContext(DbContextOptions<SqliteAppDbContext> options) : AppDbContext(options);

/// <summary>PostgreSQL, for several instances or thousands of files.</summary>
public sealed class PostgresAppDbContext(DbContextOptions<PostgresAppDbContext> options) : AppDbContext(options);
