using System.Linq.Expressions;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Candidates.Inquiries;
using AusAiducation.Core.Careers;
using AusAiducation.Core.Coaching;
using AusAiducation.Core.Consents;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Events;
using AusAiducation.Core.Funding;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Messages;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Assignment;
using AusAiducation.Core.Selection.Bulk;
using AusAiducation.Core.Selection.Lots;
using AusAiducation.Core.Selection.Meetings;
using AusAiducation.Core.Selection.Ties;
using AusAiducation.Core.Sponsorship;
using AusAiducation.Core.Students;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>
/// Which rows exist for whom: every rule of the product stands in this file and nowhere else. A row compares its own columns with the
/// ids the viewer holds; a child without such columns goes to its owner, one step (marks, document bytes). Nothing goes back.
/// </summary>
public abstract partial class AppDbContext
{
    /// <summary>Accounts, sessions and keys: no filter, used by Access and the account pages only (a test holds this list to the model).</summary>
    public static readonly IReadOnlySet<string> Unfiltered = new HashSet<string> { nameof(AppUser), nameof(UserSession), nameof(Invitation), nameof(DossierAccess), nameof(DossierSession), "DataProtectionKey", nameof(Secret) };

    /// <summary>What a social inquirer reads of the papers sent: those about income.</summary>
    public static readonly IReadOnlyList<DocumentKind> InquiryPapers = [DocumentKind.IncomeProof, DocumentKind.IncomeDeclaration, DocumentKind.ParentsPapers, DocumentKind.FamilyBook, DocumentKind.DeathOrDivorceAct, DocumentKind.GuardianshipAct, DocumentKind.SocialRegister];

    RowScope Rows => Viewer.Rows;

    void ApplyVisibility(ModelBuilder b)
    {
        void Visible<T>(Expression<Func<T, bool>> rule) where T : class => b.Entity<T>().HasQueryFilter("visibility", rule);

        // Nobody's private life.
        Visible<Organisation>(o => Rows.All || Rows.Account || Rows.Call);
        Visible<Edition>(e => Rows.All || Rows.Account || Rows.Call);
        Visible<Rubric>(r => Rows.All || Rows.Account);
        Visible<Criterion>(c => Rows.All || Rows.Account);
        Visible<CriterionLevel>(l => Rows.All || Rows.Account);
        Visible<EligibilityRules>(r => Rows.All || Rows.Account);
        Visible<EligibilityRule>(r => Rows.All || Rows.Account);
        Visible<NeedGrid>(g => Rows.All || Rows.Account);
        Visible<NeedItem>(i => Rows.All || Rows.Account);
        Visible<NeedLevel>(l => Rows.All || Rows.Account);
        Visible<EditionTest>(t => Rows.All || Rows.Account);
        Visible<RequiredPaper>(p => Rows.All || Rows.Account || Rows.Call);
        Visible<Round>(r => Rows.All || Rows.Account);
        Visible<RoundRulesVersion>(v => Rows.All || Rows.Account);
        Visible<ProgrammeEvent>(e => Rows.All || Rows.Account);
        Visible<EditionTemplate>(t => Rows.All || Rows.Account);
        Visible<ProgrammeSetting>(s => Rows.All || Rows.SeesSettings);
        Visible<OrganisationContact>(c => Rows.All || Rows.SeesOrganisationContacts);
        Visible<OrganisationCall>(c => Rows.All || Rows.SeesOrganisationContacts);
        Visible<OutgoingMail>(m => Rows.All);

        // One's own.
        // Who sits on the committee and on panels is known to those who make its rounds.
        Visible<Membership>(m => Rows.All || Rows.SeesPeopleDirectory || m.UserId == Rows.UserId
            || ((m.Role == Role.CommitteeMember || m.Role == Role.Interviewer || m.Role == Role.Chair) && Rows.MeetsRankings));
        Visible<Draft>(d => Rows.All || d.OwnerUserId == Rows.UserId);
        // Shared with those who meet the candidates: a view may name one.
        Visible<SavedView>(v => Rows.All || v.OwnerUserId == Rows.UserId || (v.Shared && Rows.MeetsCandidates));
        Visible<PendingImport>(i => Rows.All || i.OwnerUserId == Rows.UserId);
        Visible<HistoryEntry>(h => Rows.All || (Rows.SeesHistory && (h.CandidateKey == null || !Rows.HiddenCandidateKeys.Contains(h.CandidateKey))));

        // People: names; then birth and identifiers; then contact.
        Visible<PersonLink>(l => Rows.All || Rows.EveryEdition || Rows.CandidateEditions.Contains(l.EditionId) || (Rows.SeesStudents && l.IsStudent));
        Visible<Person>(p => Rows.All
            || p.Links.Any(l => ((Rows.EveryEdition || Rows.CandidateEditions.Contains(l.EditionId)) && !Rows.HiddenPersons.Contains(p.Id)) || (Rows.SeesStudents && l.IsStudent))
            || (Rows.InterviewedPersons.Contains(p.Id) && !Rows.HiddenPersons.Contains(p.Id))
            || ((Rows.SuppliedPersons.Contains(p.Id) || Rows.InquiredPersons.Contains(p.Id)) && !Rows.HiddenPersons.Contains(p.Id))
            || Rows.StudentPersons.Contains(p.Id) || Rows.OwnPersons.Contains(p.Id));
        Visible<PersonIdentity>(i => Rows.All || (Rows.SeesIdentities && !Rows.HiddenPersons.Contains(i.PersonId)) || Rows.OwnPersons.Contains(i.PersonId));
        Visible<PersonContact>(c => Rows.All || ((Rows.SeesContacts || Rows.InquiredPersons.Contains(c.PersonId)) && !Rows.HiddenPersons.Contains(c.PersonId))
            || Rows.CoachedPersons.Contains(c.PersonId) || Rows.OwnPersons.Contains(c.PersonId));

        // Candidates: what a tie or blindness hides is subtracted from every hat.
        Visible<Candidate>(c => Rows.All
            || ((Rows.EveryEdition || Rows.CandidateEditions.Contains(c.EditionId) || Rows.InterviewedCandidates.Contains(c.Id) || Rows.SuppliedCandidates.Contains(c.Id) || Rows.InquiredCandidates.Contains(c.Id)) && !Rows.HiddenCandidates.Contains(c.Id))
            || Rows.OwnCandidates.Contains(c.Id));
        Visible<CandidateFile>(f => Rows.All
            || ((Rows.EveryEdition || Rows.CandidateEditions.Contains(f.EditionId) || Rows.InterviewedCandidates.Contains(f.CandidateId)) && !Rows.HiddenCandidates.Contains(f.CandidateId))
            || (Rows.ReviewedCandidates.Contains(f.CandidateId) && !Rows.ConflictedCandidates.Contains(f.CandidateId)) || Rows.OwnCandidates.Contains(f.CandidateId));
        Visible<SocialFile>(s => Rows.All || ((Rows.SeesSocial || Rows.InquiredCandidates.Contains(s.CandidateId)) && !Rows.HiddenCandidates.Contains(s.CandidateId)) || Rows.OwnCandidates.Contains(s.CandidateId));
        Visible<SourceList>(l => Rows.All || Rows.EveryEdition || Rows.CandidateEditions.Contains(l.EditionId) || Rows.HelpedOrganisations.Contains(l.OrganisationId));
        Visible<SupplierColumn>(c => Rows.All || Rows.SeesOrganisationContacts || Rows.HelpedOrganisations.Contains(c.BodyId));
        Visible<ListChange>(l => Rows.All || (Rows.SeesIdentities && (Rows.EveryEdition || Rows.CandidateEditions.Contains(l.EditionId)) && !Rows.HiddenCandidates.Contains(l.CandidateId)));
        Visible<CandidateMerge>(m => Rows.All || (Rows.SeesIdentities && (Rows.EveryEdition || Rows.CandidateEditions.Contains(m.EditionId))
            && !Rows.HiddenCandidates.Contains(m.CandidateId) && !Rows.HiddenCandidates.Contains(m.MergedCandidateId)));
        Visible<DistinctPair>(d => Rows.All || (Rows.SeesIdentities && (Rows.EveryEdition || Rows.CandidateEditions.Contains(d.EditionId))
            && !Rows.HiddenCandidates.Contains(d.CandidateId) && !Rows.HiddenCandidates.Contains(d.OtherId)));
        Visible<EligibilityDecision>(d => Rows.All || ((Rows.EveryEdition || Rows.CandidateEditions.Contains(d.EditionId)) && !Rows.HiddenCandidates.Contains(d.CandidateId)));
        Visible<OfficialResult>(r => Rows.All || ((Rows.EveryEdition || Rows.CandidateEditions.Contains(r.EditionId)) && !Rows.HiddenCandidates.Contains(r.CandidateId)));
        Visible<ShortlistDecision>(d => Rows.All || ((Rows.EveryEdition || Rows.CandidateEditions.Contains(d.EditionId)) && !Rows.HiddenCandidates.Contains(d.CandidateId)));
        Visible<Message>(m => Rows.All || ((Rows.SeesMail || (Rows.EveryEdition || Rows.RankingEditions.Contains(m.EditionId)))
            && (m.CandidateId == null || !Rows.HiddenCandidates.Contains(m.CandidateId.Value)) && (m.PersonId == null || !Rows.HiddenPersons.Contains(m.PersonId.Value))
            // It tells a rank of the reserve, and a gap in those would tell of the file that is hidden.
            && !(m.Template == MessageTemplate.Reserve && Rows.HiddenEditions.Contains(m.EditionId))));
        Visible<ContactAttempt>(a => Rows.All || a.Message!.Attempts >= 0);
        Visible<Document>(d => Rows.All
            // What came with a file that was never sent is its sender's alone.
            || (Rows.SeesDocuments && (d.CandidateId == null ? d.StudentId != null : !Rows.HiddenCandidates.Contains(d.CandidateId.Value)))
            || (d.RedactedOfId == null && d.Kind != DocumentKind.HomeVisitPhoto && ((d.DossierId != null && d.DossierId == Rows.DossierId) || (d.CandidateId != null && Rows.OwnCandidates.Contains(d.CandidateId.Value))
                || (d.StudentId != null && Rows.OwnStudents.Contains(d.StudentId.Value))))
            // An inquirer: what proves the income, and the photos they took themselves.
            || (d.RedactedOfId == null && d.CandidateId != null && Rows.InquiredCandidates.Contains(d.CandidateId.Value) && !Rows.HiddenCandidates.Contains(d.CandidateId.Value)
                && (InquiryPapers.Contains(d.Kind) || (d.Kind == DocumentKind.HomeVisitPhoto && d.UploadedByUserId == Rows.UserId)))
            // Who scores meets confirmed redacted copies, of the files given to them, while the round is open; never an original.
            || (d.RedactedOfId != null && d.State == DocumentState.Accepted && d.CandidateId != null
                && Rows.RedactedCandidates.Contains(d.CandidateId.Value) && !Rows.ConflictedCandidates.Contains(d.CandidateId.Value)));
        Visible<DocumentContent>(c => Rows.All || c.Document!.Scan != DocumentScan.Waiting);

        // The public form: its holder; then, without the answers, the team and the helper the holder named. Suspicions are the team's.
        Visible<Dossier>(d => Rows.All || d.Id == Rows.DossierId
            || (Rows.SeesContacts && (Rows.EveryEdition || Rows.CandidateEditions.Contains(d.EditionId)) && (d.CandidateId == null || !Rows.HiddenCandidates.Contains(d.CandidateId.Value)))
            || (d.HelpedByOrganisationId != null && Rows.HelpedOrganisations.Contains(d.HelpedByOrganisationId.Value)));
        Visible<DossierAnswer>(a => Rows.All || a.DossierId == Rows.DossierId);
        Visible<CandidateConsent>(c => Rows.All || (Rows.SeesContacts && (Rows.EveryEdition || Rows.CandidateEditions.Contains(c.EditionId)) && !Rows.HiddenCandidates.Contains(c.CandidateId)) || Rows.OwnCandidates.Contains(c.CandidateId));
        Visible<RepresentativeAgreement>(r => Rows.All || (Rows.SeesContacts && (Rows.EveryEdition || Rows.CandidateEditions.Contains(r.EditionId)) && !Rows.HiddenCandidates.Contains(r.CandidateId)) || Rows.OwnCandidates.Contains(r.CandidateId));
        Visible<DossierTwin>(t => Rows.All || (Rows.SeesIdentities && (Rows.EveryEdition || Rows.CandidateEditions.Contains(t.EditionId)) && !Rows.HiddenCandidates.Contains(t.CandidateId) && !Rows.HiddenPersons.Contains(t.OtherPersonId)));

        // Social inquiries: who was given the visit, while it lasts; the team. Never a committee, whatever it scores.
        Visible<SocialInquiry>(i => Rows.All || (((Rows.SeesSocial && (Rows.EveryEdition || Rows.CandidateEditions.Contains(i.EditionId))) || Rows.Inquiries.Contains(i.Id)) && !Rows.HiddenCandidates.Contains(i.CandidateId)));
        Visible<InquiryReport>(r => Rows.All || (((Rows.SeesSocial && (Rows.EveryEdition || Rows.CandidateEditions.Contains(r.EditionId))) || Rows.Inquiries.Contains(r.InquiryId)) && !Rows.HiddenCandidates.Contains(r.CandidateId)));
        Visible<InquiryFinding>(f => Rows.All || f.Report!.Number > 0);
        Visible<InquiryContradiction>(c => Rows.All || c.Report!.Number > 0);
        Visible<InquiryPhoto>(p => Rows.All || (((Rows.SeesDocuments && (Rows.EveryEdition || Rows.CandidateEditions.Contains(p.EditionId))) || Rows.Inquiries.Contains(p.InquiryId)) && !Rows.HiddenCandidates.Contains(p.CandidateId)));

        // Interviews: the panel and the team. A day's place may be the address of a video link.
        Visible<InterviewDay>(d => Rows.All || Rows.EveryEdition || Rows.RankingEditions.Contains(d.EditionId));
        Visible<InterviewPanel>(p => Rows.All || Rows.EveryEdition || Rows.RankingEditions.Contains(p.EditionId));
        Visible<InterviewPanelMember>(m => Rows.All || Rows.EveryEdition || Rows.RankingEditions.Contains(m.EditionId));
        Visible<Interview>(i => Rows.All
            || ((Rows.EveryEdition || Rows.CandidateEditions.Contains(i.EditionId) || Rows.InterviewedCandidates.Contains(i.CandidateId)) && !Rows.HiddenCandidates.Contains(i.CandidateId)));
        Visible<InterviewPanelist>(p => Rows.All || p.UserId == Rows.UserId || Rows.MeetsRankings);
        Visible<InterviewSheet>(s => Rows.All
            || ((s.UserId == Rows.UserId || ((Rows.EveryEdition || Rows.RankingEditions.Contains(s.EditionId)) && !Rows.OwnSheetFirst.Contains(s.InterviewId))
                || (Rows.OthersSheetsOf.Contains(s.InterviewId) && s.SubmittedAt != null)) && !Rows.HiddenCandidates.Contains(s.CandidateId)));
        Visible<InterviewMark>(m => Rows.All || m.Sheet!.UserId != 0);
        Visible<TestResult>(t => Rows.All || ((Rows.EveryEdition || Rows.RankingEditions.Contains(t.EditionId)) && !Rows.HiddenCandidates.Contains(t.CandidateId)));

        // Scoring: one's own; the others' after one's own; whole for the chair and the team.
        Visible<Review>(r => Rows.All
            || (r.UserId == Rows.UserId && r.State != ReviewState.SetAside && !Rows.ConflictedCandidates.Contains(r.CandidateId))
            // A round and a candidate as one number: having sent one's own in a round opens the others' of that round, not of another.
            || (Rows.OthersReviewsOf.Contains(r.RoundId * 4294967296L + r.CandidateId) && r.State == ReviewState.Submitted && !Rows.ConflictedCandidates.Contains(r.CandidateId))
            // Training is compared by those who have sent all of theirs.
            || (r.IsTraining && Rows.TrainedRounds.Contains(r.RoundId) && r.State == ReviewState.Submitted && !Rows.ConflictedCandidates.Contains(r.CandidateId))
            || ((Rows.EveryEdition || Rows.RankingEditions.Contains(r.EditionId)) && !Rows.HiddenCandidates.Contains(r.CandidateId) && !Rows.OwnScoreFirst.Contains(r.CandidateId)));
        Visible<ReviewMark>(m => Rows.All || m.Review!.UserId != 0);
        Visible<ReviewVersion>(v => Rows.All || (v.UserId == Rows.UserId && !Rows.ConflictedCandidates.Contains(v.CandidateId)));
        Visible<TrainingNote>(n => Rows.All || ((Rows.TrainedRounds.Contains(n.RoundId) || ((Rows.EveryEdition || Rows.RankingEditions.Contains(n.EditionId)) && !Rows.OwnScoreFirst.Contains(n.CandidateId)))
            && !Rows.HiddenCandidates.Contains(n.CandidateId)));
        Visible<Conflict>(c => Rows.All || c.UserId == Rows.UserId || ((Rows.EveryEdition || Rows.RankingEditions.Contains(c.EditionId)) && !Rows.HiddenCandidates.Contains(c.CandidateId)));
        Visible<RoundMember>(m => Rows.All || m.UserId == Rows.UserId || Rows.EveryEdition || Rows.RankingEditions.Contains(m.EditionId));
        Visible<TieStatement>(s => Rows.All || s.UserId == Rows.UserId || Rows.EveryEdition || Rows.RankingEditions.Contains(s.EditionId));
        // A lot exists for whoever meets every file in it: its list names them all.
        Visible<Lot>(l => Rows.All || ((Rows.EveryEdition || Rows.RankingEditions.Contains(l.EditionId)) && l.Entries.Count(e => e.CandidateId > 0) == l.Size));
        Visible<LotEntry>(e => Rows.All || ((Rows.EveryEdition || Rows.RankingEditions.Contains(e.EditionId)) && !Rows.HiddenCandidates.Contains(e.CandidateId)));
        // What speaks for a tie is for those who weigh it, never for the person it is about.
        Visible<DismissedTie>(d => Rows.All || ((Rows.EveryEdition || Rows.RankingEditions.Contains(d.EditionId)) && d.UserId != Rows.UserId && !Rows.HiddenCandidates.Contains(d.CandidateId)));
        Visible<ReviewAssignment>(a => Rows.All || Rows.EveryEdition || Rows.RankingEditions.Contains(a.EditionId));
        Visible<ReviewReminder>(r => Rows.All || r.UserId == Rows.UserId || Rows.EveryEdition || Rows.RankingEditions.Contains(r.EditionId));
        Visible<BulkRun>(r => Rows.All || (Rows.SeesIdentities && (Rows.EveryEdition || Rows.CandidateEditions.Contains(r.EditionId))));
        Visible<BulkFile>(f => Rows.All || (Rows.SeesIdentities && (Rows.EveryEdition || Rows.CandidateEditions.Contains(f.EditionId)) && !Rows.HiddenCandidates.Contains(f.CandidateId)));
        Visible<SelectionDecision>(d => Rows.All || ((Rows.EveryEdition || Rows.RankingEditions.Contains(d.EditionId)) && !Rows.HiddenCandidates.Contains(d.CandidateId)));
        Visible<Appeal>(a => Rows.All || ((Rows.EveryEdition || Rows.RankingEditions.Contains(a.EditionId)) && !Rows.HiddenCandidates.Contains(a.CandidateId)));
        Visible<CallUp>(c => Rows.All || ((Rows.EveryEdition || Rows.RankingEditions.Contains(c.EditionId)) && !Rows.HiddenCandidates.Contains(c.CandidateId) && !Rows.HiddenCandidates.Contains(c.InsteadOfId)));

        // The meeting: those who see the ranking; members while they sit in it. A tie sends out of an item in every form.
        Visible<Meeting>(m => Rows.All || Rows.EveryEdition || Rows.RankingEditions.Contains(m.EditionId) || Rows.Meetings.Contains(m.Id));
        Visible<MeetingMember>(m => Rows.All || Rows.EveryEdition || Rows.RankingEditions.Contains(m.EditionId) || Rows.Meetings.Contains(m.MeetingId));
        Visible<AgendaItem>(i => Rows.All || ((Rows.EveryEdition || Rows.RankingEditions.Contains(i.EditionId) || Rows.Meetings.Contains(i.MeetingId)) && !Rows.HiddenCandidates.Contains(i.CandidateId)));
        Visible<MeetingNote>(n => Rows.All || ((Rows.EveryEdition || Rows.RankingEditions.Contains(n.EditionId) || Rows.Meetings.Contains(n.MeetingId)) && !Rows.HiddenCandidates.Contains(n.CandidateId)));
        Visible<MeetingVote>(v => Rows.All || ((Rows.EveryEdition || Rows.RankingEditions.Contains(v.EditionId) || (Rows.Meetings.Contains(v.MeetingId) && v.UserId == Rows.UserId)) && !Rows.HiddenCandidates.Contains(v.CandidateId)));
        Visible<SecondScore>(s => Rows.All || ((Rows.EveryEdition || Rows.RankingEditions.Contains(s.EditionId) || (Rows.Meetings.Contains(s.MeetingId) && s.UserId == Rows.UserId)) && !Rows.HiddenCandidates.Contains(s.CandidateId)));
        Visible<Recusal>(r => Rows.All || ((Rows.EveryEdition || Rows.RankingEditions.Contains(r.EditionId)) && !Rows.HiddenCandidates.Contains(r.CandidateId)));
        // The minutes hold no candidate; what concerns one is a line, and a name in the annex.
        Visible<Minutes>(m => Rows.All || Rows.EveryEdition || Rows.RankingEditions.Contains(m.EditionId));
        Visible<MinutesLine>(l => Rows.All || ((Rows.EveryEdition || Rows.RankingEditions.Contains(l.EditionId)) && !Rows.HiddenCandidates.Contains(l.CandidateId)));
        Visible<MinutesName>(n => Rows.All || ((Rows.EveryEdition || Rows.RankingEditions.Contains(n.EditionId)) && !Rows.HiddenCandidates.Contains(n.CandidateId)));

        // Sponsors and seats.
        Visible<Sponsor>(s => Rows.All || Rows.SeesSponsors || Rows.KnownSponsors.Contains(s.Id));
        Visible<SponsorSeats>(s => Rows.All || Rows.SeesSponsors || Rows.Sponsors.Contains(s.SponsorId));
        Visible<SponsorPreference>(p => Rows.All || Rows.SeesSponsors || Rows.Sponsors.Contains(p.SponsorId));
        Visible<Placement>(p => Rows.All || ((Rows.EveryEdition || Rows.RankingEditions.Contains(p.EditionId)) && !Rows.HiddenCandidates.Contains(p.CandidateId)));
        Visible<SponsorTie>(t => Rows.All || t.UserId == Rows.UserId || Rows.EveryEdition || Rows.RankingEditions.Contains(t.EditionId));

        // Students: the team, their sponsor, their coach, themselves; each child says which of the four.
        Visible<Student>(s => Rows.All || Rows.SeesStudents || Rows.SponsoredStudents.Contains(s.Id) || Rows.CoachedStudents.Contains(s.Id) || Rows.OwnStudents.Contains(s.Id));
        Visible<AcademicYear>(y => Rows.All || Rows.SeesStudents || Rows.SponsoredStudents.Contains(y.StudentId) || Rows.CoachedStudents.Contains(y.StudentId) || Rows.OwnStudents.Contains(y.StudentId));
        Visible<TermResult>(r => Rows.All || Rows.SeesStudents || Rows.CoachedStudents.Contains(r.StudentId) || Rows.OwnStudents.Contains(r.StudentId)
            || (Rows.SponsoredStudents.Contains(r.StudentId) && r.PublishedOn != null));
        Visible<Internship>(i => Rows.All || Rows.SeesStudents || Rows.SponsoredStudents.Contains(i.StudentId) || Rows.CoachedStudents.Contains(i.StudentId) || Rows.OwnStudents.Contains(i.StudentId));
        Visible<EventAttendance>(a => Rows.All || Rows.SeesStudents || Rows.SponsoredStudents.Contains(a.StudentId) || Rows.CoachedStudents.Contains(a.StudentId) || Rows.OwnStudents.Contains(a.StudentId));
        Visible<Convention>(c => Rows.All || Rows.SeesStudentPapers || Rows.OwnStudents.Contains(c.StudentId));
        Visible<Consent>(c => Rows.All || Rows.SeesStudentPapers || Rows.OwnStudents.Contains(c.StudentId));

        // Money: the team, the sponsor whose seat it is, the student.
        Visible<FundingPlan>(p => Rows.All || Rows.SeesMoney || Rows.Sponsors.Contains(p.SponsorId) || Rows.OwnStudents.Contains(p.StudentId));
        Visible<Tranche>(t => Rows.All || Rows.SeesMoney || Rows.Sponsors.Contains(t.SponsorId) || Rows.OwnStudents.Contains(t.StudentId));
        Visible<Payment>(p => Rows.All || Rows.SeesMoney || Rows.Sponsors.Contains(p.SponsorId) || Rows.OwnStudents.Contains(p.StudentId));
        Visible<BankAccount>(a => Rows.All || Rows.SeesBankDetails || Rows.OwnStudents.Contains(a.StudentId));

        // Coaching: never the sponsor; the private note only its author, or who opened it on the record.
        Visible<CoachAssignment>(a => Rows.All || Rows.SeesCoaching || a.CoachUserId == Rows.UserId || Rows.OwnStudents.Contains(a.StudentId));
        Visible<CoachingSession>(s => Rows.All || Rows.SeesCoaching || Rows.CoachedStudents.Contains(s.StudentId) || Rows.OwnStudents.Contains(s.StudentId));
        Visible<PrivateNote>(n => Rows.All || n.CoachUserId == Rows.UserId || Rows.OpenedNotes.Contains(n.Id));
        Visible<NoteOpening>(o => Rows.All || o.CoachUserId == Rows.UserId || o.ByUserId == Rows.UserId || Rows.SeesHistory);
    }
}
