using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Inquiries;
using AusAiducation.Core.Candidates.Readying;
using AusAiducation.Core.Coaching;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Reports;

public enum DeskTone { Info, Warn, Bad }

/// <summary>Something that waits for this person: a sentence, how pressing, the page where it is done. It disappears by being done.</summary>
public sealed record DeskItem(DeskTone Tone, Refusal Text, Refusal? Detail, string Address, string ActKey);

/// <summary>A figure on the desk: a number, its caption, and how far out of how many.</summary>
public sealed record DeskFigure(string Number, Refusal Caption, int Part, int Whole);

/// <summary>The home page of somebody's hats. <see cref="Morning"/> is null for those who do not meet every part of the files.</summary>
public sealed record Desk(string? EditionCode, Morning? Morning, IReadOnlyList<DeskFigure> Figures, IReadOnlyList<DeskItem> Items);

/// <summary>Gathers what waits, by duty: each part is asked only of those who have the permission for its page.</summary>
public sealed class DeskQueries(ViewerDb viewerDb, FileStates states, ProgrammeClock clock)
{
    public async Task<Desk> OpenAsync(CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var viewer = db.Viewer;
        viewer.Demand(Permission.UseOwnAccount);
        var edition = await db.Editions.OrderByDescending(e => e.Code).Select(e => new { e.Id, e.Code, Scoring = e.Calendar.ScoringCloses }).FirstOrDefaultAsync(ct);
        var (figures, items) = (new List<DeskFigure>(), new List<DeskItem>());
        Morning? morning = null;
        if (edition is not null && viewer.Can(Permission.ViewCandidates, edition.Id))
        {
            await SelectionAsync(db, edition.Id, edition.Code, edition.Scoring, figures, items, ct);
            if (await states.OfAsync(db, edition.Id, await FileStates.MarkAsync(db, edition.Id, ct), ct) is { Count: > 0 } files) morning = Morning.Of(files, clock.Now, clock.Today);
        }
        if (viewer.Can(Permission.ScoreFiles)) await ReviewsAsync(db, viewer.UserId, items, ct);
        if (edition is not null && viewer.Can(Permission.AssignInquiries, edition.Id)) await InquiriesAsync(db, edition.Id, edition.Code, items, ct);
        if (viewer.Can(Permission.MakeInquiries)) await VisitsAsync(db, items, ct);
        if (viewer.Can(Permission.MarkInterviews)) await InterviewsAsync(db, viewer.UserId, items, ct);
        if (viewer.Can(Permission.ViewFunding)) await MoneyAsync(db, viewer, items, ct);
        if (viewer.Can(Permission.ViewCoaching)) await CoachingAsync(db, viewer, items, ct);
        if (viewer.Wears(Role.Sponsor)) items.Add(new(DeskTone.Info, new("Desk.SponsorReport", viewer.Rows.SponsoredStudents.Count), null, "/reports", "Desk.OpenReport"));
        if (viewer.Can(Permission.ViewOwnJourney)) items.Add(new(DeskTone.Info, new("Desk.OwnJourney"), null, "/me", "Desk.Open"));
        return new Desk(edition?.Code, morning, figures, items.OrderByDescending(i => i.Tone).ToList());
    }

    async Task SelectionAsync(AppDbContext db, int edition, string code, DateOnly closes, List<DeskFigure> figures, List<DeskItem> items, CancellationToken ct)
    {
        var today = clock.Today;
        var c = await db.Editions.Where(e => e.Id == edition).Select(e => new
        {
            Files = db.Candidates.Count(x => x.EditionId == edition),
            Confirmed = db.Candidates.Count(x => x.EditionId == edition && x.Stage != CandidateStage.Received),
            Closes = db.Rounds.Where(r => r.EditionId == edition && r.State == RoundState.Open && r.Kind != RoundKind.Interview).Min(r => (DateOnly?)r.ClosesOn),
            ToOpen = db.Rounds.Count(r => r.EditionId == edition && r.State == RoundState.Preparing && r.OpensOn <= today),
            Seats = db.SponsorSeats.Where(s => s.EditionId == edition).Sum(s => s.Seats),
            Placed = db.Placements.Count(p => p.EditionId == edition && p.EndedAt == null),
            Letters = db.Messages.Count(m => m.EditionId == edition && m.State == MessageState.Held),
            Calls = db.Messages.Count(m => m.EditionId == edition && m.CallOn <= today),
            Failed = db.Messages.Count(m => m.EditionId == edition && m.State == MessageState.Failed),
            Papers = db.Documents.Count(d => d.State == DocumentState.Received && d.Scan != DocumentScan.Waiting && db.Candidates.Any(x => x.Id == d.CandidateId && x.EditionId == edition)),
            NoShows = db.Interviews.Count(i => i.EditionId == edition && i.State == InterviewState.NoShow),
        }).SingleAsync(ct);
        var reviews = await db.Reviews.Where(r => r.EditionId == edition && Review.Held.Contains(r.State)).GroupBy(r => new { r.RoundId, r.State }).Select(g => new { g.Key.RoundId, g.Key.State, Count = g.Count() })
            .Join(db.Rounds.Where(r => r.State == RoundState.Open), g => g.RoundId, r => r.Id, (g, _) => new { g.State, g.Count }).ToListAsync(ct);
        var (given, done) = (reviews.Sum(r => r.Count), reviews.Where(r => r.State == ReviewState.Submitted).Sum(r => r.Count));
        var q = "?edition=" + code;
        figures.Add(new(Texts.Formats.Number(c.Files), new("Desk.FilesFigure", c.Confirmed), c.Confirmed, c.Files));
        figures.Add(new($"{done} / {given}", new("Desk.ReviewsFigure", c.Closes ?? closes), done, given));
        figures.Add(new(Texts.Formats.Number(c.Seats), new("Desk.SeatsFigure", c.Placed), c.Placed, c.Seats));
        if (c.Files > c.Confirmed && db.Viewer.Can(Permission.ConfirmEligibility)) items.Add(new(DeskTone.Warn, new("Desk.EligibilityWaits", c.Files - c.Confirmed), null, "/candidates/eligibility" + q, "Desk.Confirm"));
        if (given > done && db.Viewer.Can(Permission.ManageRounds))
            items.Add(new(today > c.Closes ? DeskTone.Bad : DeskTone.Warn, new("Desk.ReviewsWait", given - done), new("Desk.ReviewsDue", c.Closes ?? closes), "/selection" + q, "Desk.See"));
        if (c.ToOpen > 0 && db.Viewer.Can(Permission.ManageRounds)) items.Add(new(DeskTone.Warn, new("Desk.RoundsToOpen", c.ToOpen), null, "/selection" + q, "Desk.See"));
        if (c.Papers > 0 && db.Viewer.Can(Permission.EditCandidates)) items.Add(new(DeskTone.Warn, new("Desk.PapersWait", c.Papers), null, "/candidates/documents" + q, "Desk.Check"));
        if (c.Letters > 0 && db.Viewer.Can(Permission.ViewMail)) items.Add(new(DeskTone.Info, new("Desk.LettersHeld", c.Letters), new("Desk.NothingLeft"), "/mail" + q + "&state=Held", "Desk.Read"));
        if (c.Calls > 0 && db.Viewer.Can(Permission.ViewMail)) items.Add(new(DeskTone.Warn, new("Desk.CallsDue", c.Calls), null, "/mail/calls" + q, "Desk.Call"));
        if (c.Failed > 0 && db.Viewer.Can(Permission.ViewMail)) items.Add(new(DeskTone.Bad, new("Desk.MessagesFailed", c.Failed), null, "/mail" + q + "&state=Failed", "Desk.See"));
        if (c.NoShows > 0 && db.Viewer.Can(Permission.ScheduleInterviews)) items.Add(new(DeskTone.Warn, new("Desk.NoShows", c.NoShows), null, "/interviews" + q, "Desk.Plan"));
    }

    async Task InquiriesAsync(AppDbContext db, int edition, string code, List<DeskItem> items, CancellationToken ct)
    {
        var c = await InquiryTally.OfAsync(db, edition, clock.Today, ct);
        var page = "/candidates/inquiries?edition=" + code + "&stand=";
        if (c.Late > 0) items.Add(new(DeskTone.Bad, new("Desk.InquiriesLate", c.Late), null, page + nameof(InquiryStand.Late), "Desk.See"));
        if (c.Waiting > 0) items.Add(new(DeskTone.Warn, new("Desk.InquiriesWait", c.Waiting), null, page + nameof(InquiryStand.Waiting), "Desk.Send"));
    }

    async Task VisitsAsync(AppDbContext db, List<DeskItem> items, CancellationToken ct)
    {
        var own = db.Viewer.Rows.Inquiries;
        var due = await db.SocialInquiries.Where(i => own.Contains(i.Id) && (i.State == InquiryState.Assigned || i.State == InquiryState.Started)).Select(i => i.DueOn).ToListAsync(ct);
        if (due.Count > 0) items.Add(new(due.Min() < clock.Today ? DeskTone.Bad : DeskTone.Warn, new("Desk.MyVisits", due.Count), new("Desk.VisitsDue", due.Min()), "/inquiries", "Desk.Open"));
    }

    async Task ReviewsAsync(AppDbContext db, int userId, List<DeskItem> items, CancellationToken ct)
    {
        var mine = await db.Reviews.Where(r => r.UserId == userId && r.Round.State == RoundState.Open && Review.Held.Contains(r.State))
            .GroupBy(r => new { r.Round.Key, r.Round.ClosesOn }).Select(g => new { g.Key.Key, Closes = g.Key.ClosesOn, Given = g.Count(), Done = g.Count(r => r.State == ReviewState.Submitted) }).ToListAsync(ct);
        foreach (var m in mine.Where(m => m.Done < m.Given))
            items.Add(new(clock.Today > m.Closes ? DeskTone.Bad : DeskTone.Warn, new("Desk.MyReviews", m.Given - m.Done, m.Given), new("Desk.ReviewsDue", m.Closes), "/selection/reviews?round=" + m.Key, "Desk.Score"));
    }

    async Task InterviewsAsync(AppDbContext db, int userId, List<DeskItem> items, CancellationToken ct)
    {
        var from = clock.Now.AddHours(-12);
        var next = await db.InterviewPanelists.Where(p => p.UserId == userId && p.Interview!.State == InterviewState.Planned && p.Interview.StartsAt > from)
            .OrderBy(p => p.Interview!.StartsAt).Select(p => new { p.Interview!.StartsAt, p.Interview.Place }).Take(1).ToListAsync(ct);
        foreach (var n in next) items.Add(new(DeskTone.Info, new("Desk.NextInterview", Texts.Formats.Moment(n.StartsAt), n.Place), null, "/interviews/mine", "Desk.Open"));
    }

    async Task MoneyAsync(AppDbContext db, Viewer viewer, List<DeskItem> items, CancellationToken ct)
    {
        var today = clock.Today;
        var due = await db.Tranches.Where(t => t.DueOn <= today && t.Payment == null && t.Plan!.StudentId == t.StudentId)
            .OrderBy(t => t.DueOn).Select(t => new
            {
                t.DueOn, t.Number, t.YearCode,
                Name = db.Students.Where(s => s.Id == t.StudentId).Select(s => s.Person.FamilyName + " " + s.Person.GivenName).First(),
                Blocked = t.NeedsEnrolment && !db.AcademicYears.Any(y => y.StudentId == t.StudentId && y.Code == t.YearCode && y.EnrolmentAcceptedOn != null),
            }).Take(6).ToListAsync(ct);
        foreach (var t in due)
            items.Add(new(DeskTone.Bad, new("Desk.TrancheDue", t.Number, t.Name), t.Blocked ? new("Desk.TrancheBlocked", t.YearCode) : new("Desk.TrancheSince", t.DueOn), "/funding", viewer.Can(Permission.RecordPayments) ? "Desk.Pay" : "Desk.See"));
    }

    async Task CoachingAsync(AppDbContext db, Viewer viewer, List<DeskItem> items, CancellationToken ct)
    {
        var limit = Silence.Cutoff(clock.Today);
        var quiet = await db.CoachAssignments.Where(a => a.To == null)
            .Select(a => new { a.Student!.Key, Name = a.Student.Person.FamilyName + " " + a.Student.Person.GivenName, a.From, Coach = a.Coach!.DisplayName, Last = db.CoachingSessions.Where(s => s.StudentId == a.StudentId).Max(s => (DateOnly?)s.HeldOn) })
            .Where(a => (a.Last ?? a.From) <= limit).OrderBy(a => a.Last).Take(6).ToListAsync(ct);
        foreach (var s in quiet)
            items.Add(new(DeskTone.Warn, new("Desk.NoSession", s.Name, Silence.DaysSince(s.Last ?? s.From, clock.Today)), new("Desk.CoachedBy", s.Coach),
                viewer.Can(Permission.LogSessions) ? "/coaching/sessions/new?student=" + s.Key : "/coaching", viewer.Can(Permission.LogSessions) ? "Desk.LogSession" : "Desk.See"));
        if (!viewer.Rows.SeesCoaching) return;
        var since = clock.Today.AddDays(-30);
        var urgent = await db.CoachingSessions.Where(s => s.Mood == SessionMood.Urgent && s.HeldOn >= since)
            .OrderByDescending(s => s.HeldOn).Select(s => new { s.HeldOn, Name = s.Student!.Person.FamilyName + " " + s.Student.Person.GivenName }).Take(3).ToListAsync(ct);
        foreach (var u in urgent) items.Add(new(DeskTone.Bad, new("Desk.UrgentSession", u.Name, u.HeldOn), null, "/coaching", "Desk.See"));
    }
}
