using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Inquiries;
using AusAiducation.Core.Coaching;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Reports;

public enum StepState { Waiting, Now, Late, Done }

/// <summary>One line of the year's checklist: when, where things stand in one sentence, and the exact page.</summary>
public sealed record YearStep(string Code, DateOnly From, DateOnly To, StepState State, Refusal Stand, string Address, Permission Permission);

/// <summary>The year of an edition as a checklist (design: the chair's guide). Counts come in one statement.</summary>
public sealed class YearQueries(ViewerDb viewerDb, ProgrammeClock clock)
{
    public async Task<IReadOnlyList<YearStep>> StepsAsync(int editionId, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewYear);
        var today = clock.Today;
        if (await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Id == editionId, ct) is not { } edition) return [];
        var c = await CountsAsync(db, editionId, today, ct);
        var visits = await InquiryTally.OfAsync(db, editionId, today, ct);
        var days = edition.Calendar;
        var q = "?edition=" + edition.Code;

        YearStep Step(string code, DateOnly from, DateOnly to, bool done, bool begun, Refusal stand, string address, Permission permission) =>
            new(code, from, to, done ? StepState.Done : today > to && begun ? StepState.Late : today > to || (today >= from && today <= to) || begun ? today > to ? StepState.Late : StepState.Now : StepState.Waiting, stand, address, permission);

        return
        [
            Step("SetUp", days.CallOpens.AddDays(-30), days.CallOpens, c.Seats > 0 && c.Criteria > 0, true, new("Year.SetUpStand", c.Criteria, c.Seats), $"/editions/{edition.Key}", Permission.ViewEditions),
            Step("Sponsors", days.CallOpens, days.CallCloses, c.Seats > 0, true, new("Year.SponsorsStand", c.Seats, c.Sponsors), "/sponsors" + q, Permission.ViewSponsors),
            Step("Lists", days.CallOpens, days.BacResults, c.Candidates > 0 && today > days.BacResults, c.Candidates > 0, new("Year.ListsStand", c.Candidates, c.Lists), "/candidates" + q, Permission.ViewCandidates),
            Step("Eligibility", days.CallOpens, days.BacResults.AddDays(7), c.Candidates > 0 && c.Received == 0, c.Candidates > 0, new("Year.EligibilityStand", c.Received, c.Eligible), "/candidates/eligibility" + q, Permission.ConfirmEligibility),
            Step("Scoring", days.BacResults, days.ScoringCloses, c.RoundsClosed > 0, c.Reviews > 0, new("Year.ScoringStand", c.ReviewsDone, c.Reviews), "/selection" + q, Permission.ManageRounds),
            Step("Shortlist", days.ScoringCloses, days.InterviewsFrom, c.Shortlisted > 0, c.RoundsClosed > 0, new("Year.ShortlistStand", c.Shortlisted), "/candidates/shortlist" + q, Permission.ShortlistCandidates),
            Step("Inquiries", days.ScoringCloses, days.Commission, visits.Expected > 0 && visits.Done == visits.Expected, visits.Expected > 0, new("Year.InquiriesStand", visits.Done, visits.Expected, visits.Waiting, visits.Late), "/candidates/inquiries" + q, Permission.ViewInquiries),
            Step("Interviews", days.InterviewsFrom, days.InterviewsTo, c.Interviews > 0 && c.InterviewsPlanned == 0, c.Shortlisted > 0, new("Year.InterviewsStand", c.Interviews - c.InterviewsPlanned, c.Interviews, c.NoShows), "/interviews" + q, Permission.ScheduleInterviews),
            Step("Decisions", days.InterviewsTo, days.Commission, c.Released > 0, c.Decisions > 0, new("Year.DecisionsStand", c.Decisions, c.Released), "/selection/decisions" + q, Permission.DecideSelection),
            Step("Letters", days.Commission, days.Commission.AddDays(10), c.Letters > 0 && c.LettersHeld == 0, c.Letters > 0, new("Year.LettersStand", c.LettersHeld, c.Letters), "/mail" + q, Permission.ViewMail),
            Step("Seats", days.Commission, days.WelcomeBy, c.Selected > 0 && c.Placed >= c.Selected, c.Released > 0, new("Year.SeatsStand", c.Placed, c.Seats), "/allocation" + q, Permission.AllocateSeats),
            Step("Welcome", days.Commission, days.WelcomeBy, c.Students > 0 && c.Students >= c.Placed && c.Placed > 0, c.Placed > 0, new("Year.WelcomeStand", c.Students, c.Placed), "/students/onboarding" + q, Permission.WelcomeStudents),
            Step("Payments", days.WelcomeBy, days.WelcomeBy.AddMonths(10), c.Students > 0 && c.TranchesDue == 0, c.TranchesDue > 0, new("Year.PaymentsStand", c.TranchesDue), "/funding" + q, Permission.ViewFunding),
            Step("Coaching", days.WelcomeBy, days.WelcomeBy.AddMonths(11), false, c.Sessions > 0, new("Year.CoachingStand", c.Sessions), "/coaching", Permission.ViewCoaching),
            Step("Reports", days.WelcomeBy.AddMonths(5), days.WelcomeBy.AddMonths(11), false, false, new("Year.ReportsStand"), "/reports", Permission.ViewReports),
        ];
    }

    sealed record Counts
    {
        public int Criteria, Seats, Sponsors, Candidates, Lists, Received, Eligible, Reviews, ReviewsDone, RoundsClosed, Shortlisted, Interviews, InterviewsPlanned, NoShows,
            Decisions, Released, Selected, Letters, LettersHeld, Placed, Students, TranchesDue, Sessions;
    }

    static Task<Counts> CountsAsync(AppDbContext db, int edition, DateOnly today, CancellationToken ct) => db.Editions.Where(e => e.Id == edition).Select(e => new Counts
    {
        Criteria = db.Rubrics.Where(r => r.EditionId == edition).SelectMany(r => r.Criteria).Count(),
        Seats = db.SponsorSeats.Where(s => s.EditionId == edition).Sum(s => s.Seats),
        Sponsors = db.SponsorSeats.Count(s => s.EditionId == edition && s.Seats > 0),
        Candidates = db.Candidates.Count(c => c.EditionId == edition),
        Lists = db.SourceLists.Count(l => l.EditionId == edition && l.UndoneAt == null),
        Received = db.Candidates.Count(c => c.EditionId == edition && c.Stage == CandidateStage.Received),
        Eligible = db.Candidates.Count(c => c.EditionId == edition && c.Stage == CandidateStage.Eligible),
        Reviews = db.Reviews.Count(r => r.EditionId == edition && Review.Held.Contains(r.State) && r.Round.Kind == RoundKind.File),
        ReviewsDone = db.Reviews.Count(r => r.EditionId == edition && r.State == ReviewState.Submitted && r.Round.Kind == RoundKind.File),
        RoundsClosed = db.Rounds.Count(r => r.EditionId == edition && r.Kind == RoundKind.File && r.State == RoundState.Closed),
        Shortlisted = db.ShortlistDecisions.Where(d => d.EditionId == edition && d.Shortlisted).Select(d => d.CandidateId).Distinct().Count(),
        Interviews = db.Interviews.Count(i => i.EditionId == edition && i.State != InterviewState.Cancelled),
        InterviewsPlanned = db.Interviews.Count(i => i.EditionId == edition && i.State == InterviewState.Planned),
        NoShows = db.Interviews.Count(i => i.EditionId == edition && i.State == InterviewState.NoShow),
        Decisions = db.SelectionDecisions.Count(d => d.EditionId == edition && d.ReplacedAt == null),
        Released = db.SelectionDecisions.Count(d => d.EditionId == edition && d.ReleasedAt != null),
        Selected = db.SelectionDecisions.Count(d => d.EditionId == edition && d.ReleasedAt != null && d.Outcome == SelectionOutcome.Selected),
        Letters = db.Messages.Count(m => m.EditionId == edition && m.State != MessageState.Withdrawn && MessageTemplates.Decisions.Contains(m.Template)),
        LettersHeld = db.Messages.Count(m => m.EditionId == edition && m.State == MessageState.Held && MessageTemplates.Decisions.Contains(m.Template)),
        Placed = db.Placements.Count(p => p.EditionId == edition && p.EndedAt == null),
        Students = db.Students.Count(s => s.EditionId == edition),
        TranchesDue = db.Tranches.Count(t => t.EditionId == edition && t.DueOn <= today && t.Payment == null),
        Sessions = db.Students.Where(s => s.EditionId == edition).Sum(s => db.CoachingSessions.Count(c => c.StudentId == s.Id)),
    }).SingleAsync(ct);
}
