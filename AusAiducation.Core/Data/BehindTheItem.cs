using AusAiducation.Core.Candidates;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Meetings;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>
/// The file behind an item of a meeting. Members have no row of the files they did not score; in the room they meet each file once it is
/// discussed. This reads past the row rules after the item itself was found through them, and hands over what the room may see: the
/// anonymous file, figures without the reviewers' names, and counts. One query.
/// </summary>
static class BehindTheItem
{
    /// <param name="db">The viewer's context.</param>
    /// <param name="item">Found through the viewer's rows.</param>
    /// <param name="meeting">With its members.</param>
    /// <param name="leads">Whoever leads sees the vote and the name before the decision.</param>
    /// <param name="ct">Given up when the page is left.</param>
    public static async Task<RoomItem> OfAsync(AppDbContext db, AgendaItem item, MeetingHead meeting, bool leads, CancellationToken ct)
    {
        var me = db.Viewer.UserId;
        var named = db.Viewer.Rows.MeetsCandidatesOf(item.EditionId);
        // A file this person scores again in a round that is open keeps the others' marks hidden here too.
        var scores = !db.Viewer.Rows.OwnScoreFirst.Contains(item.CandidateId);
        var ownSheetFirst = db.Viewer.Rows.OwnSheetFirst;
        var c = await db.Candidates.IgnoringVisibility().Where(c => c.Id == item.CandidateId).Select(c => new
        {
            c.Person.FamilyName, c.Person.GivenName, c.Person.FamilyNameArabic, c.Person.GivenNameArabic, c.School,
            File = new FileView
            {
                Code = c.Code, StreamCode = c.File.StreamCode, BacYear = c.File.BacYear, ShowsMarks = true, National = c.File.National, Regional = c.File.Regional, ContinuousControl = c.File.ContinuousControl,
                PrivateCandidate = c.File.PrivateCandidate, Printed = c.File.PrintedAverage, MarksVerified = c.File.MarksVerifiedAt != null, StudyWish = c.File.StudyWish,
                Motivation = c.File.AnonymousMotivation, Admissions = c.File.AnonymousAdmissions, Project = c.File.AnonymousProject,
            },
            Reviews = db.Reviews.Where(r => r.CandidateId == c.Id && r.State == ReviewState.Submitted && r.Total != null && (r.Round.Kind == RoundKind.File || r.Round.Kind == RoundKind.Need)).OrderBy(r => r.Key)
                .Select(r => new { r.Round.Kind, r.Round.Number, r.Round.Rubric.ScaleMax, r.UserId, Total = r.Total!.Value, r.Weights, r.Comment }).ToList(),
            Sheets = db.InterviewMarks.Where(m => m.Sheet!.CandidateId == c.Id && m.Sheet.SubmittedAt != null && !ownSheetFirst.Contains(m.Sheet.InterviewId)).Join(db.Criteria, m => m.CriterionId, k => k.Id, (m, k) => new { m.InterviewSheetId, Points = m.Level * k.Weight, k.Weight }).ToList(),
            Test = new TestFigure(db.TestResults.Where(t => t.CandidateId == c.Id).Sum(t => (t.Hundredths ?? 0) * t.Test!.Weight), db.TestResults.Count(t => t.CandidateId == c.Id && t.Hundredths != null), db.EditionTests.Count(t => t.EditionId == c.EditionId)),
            Tied = db.Conflicts.Where(k => k.CandidateId == c.Id).Select(k => k.UserId).ToList(),
            Votes = db.MeetingVotes.Where(v => v.CandidateId == c.Id && v.ItemId == item.Id).Select(v => new { v.UserId, v.Choice }).ToList(),
            Notes = db.MeetingNotes.Where(n => n.CandidateId == c.Id && n.ItemId == item.Id).OrderBy(n => n.Id).Select(n => new RoomNote(n.User!.DisplayName, n.At, n.Text)).ToList(),
            Seconds = db.SecondScores.Where(s => s.CandidateId == c.Id && s.ItemId == item.Id).OrderBy(s => s.Id).Select(s => new { s.UserId, By = s.User!.DisplayName, s.Number, s.Total, s.Weights, s.Reason }).ToList(),
            Decision = db.SelectionDecisions.Where(d => d.CandidateId == c.Id && d.ReplacedAt == null).Select(d => new { d.Outcome, d.ReserveRank, d.Reason }).FirstOrDefault(),
        }).SingleAsync(ct);

        var last = c.Reviews.Where(r => r.Kind == RoundKind.File).Select(r => r.Number).DefaultIfEmpty().Max();
        var file = c.Reviews.Where(r => scores && r.Kind == RoundKind.File && r.Number == last).ToList();
        var figures = ReviewFigures.Of([.. file.Select(r => new Ratio(r.Total, r.Weights))], 0);
        var need = ReviewFigures.Of([.. c.Reviews.Where(r => scores && r.Kind == RoundKind.Need).Select(r => new Ratio(r.Total, r.Weights))], 0);
        var interview = ReviewFigures.Of([.. c.Sheets.GroupBy(s => s.InterviewSheetId).Select(s => new Ratio(s.Sum(m => m.Points), s.Sum(m => m.Weight)))], 0);
        var free = meeting.Members.Where(m => !c.Tied.Contains(m.UserId)).ToList();
        var votes = c.Votes.Where(v => !c.Tied.Contains(v.UserId)).ToList();
        var decided = item.DecidedAt is not null;
        return new RoomItem
        {
            Id = item.Id, Key = item.Key, Why = item.Why, IsDecided = decided,
            File = named ? c.File with { Person = new FilePerson($"{c.FamilyName.ToUpperInvariant()} {c.GivenName}", $"{c.GivenNameArabic} {c.FamilyNameArabic}".Trim(), c.School) } : c.File,
            ScaleMax = file.Select(r => r.ScaleMax).FirstOrDefault(5), Scores = [.. file.Select((r, i) => new RoomScore((char)('A' + i), new Ratio(r.Total, r.Weights).Rounded(), r.Comment))],
            Mean = figures.Mean?.Rounded(), Spread = figures.Spread?.Rounded(), Need = need.Mean?.Rounded(), Interview = interview.Mean?.Rounded(), Test = c.Test.Mean,
            Notes = c.Notes, SecondScores = [.. c.Seconds.Where(s => leads || s.UserId == me).Select(s => new RoomSecondScore(s.By, s.Number,
                file.Where(r => r.UserId == s.UserId).Select(r => (decimal?)new Ratio(r.Total, r.Weights).Rounded()).FirstOrDefault(), new Ratio(s.Total, s.Weights).Rounded(), s.Reason))],
            Present = free.Count(m => m.Presence == MemberPresence.Present), Needed = meeting.Quorum.Needed(free.Count), Cast = votes.Count,
            Votes = decided ? item.Votes : leads ? VoteCount.Of(votes.Select(v => v.Choice)) : null,
            Out = [.. meeting.Members.Where(m => c.Tied.Contains(m.UserId)).Select(m => m.Name)],
            OwnVote = votes.Where(v => v.UserId == me).Select(v => (VoteChoice?)v.Choice).FirstOrDefault(),
            Outcome = leads || decided ? c.Decision?.Outcome : null, ReserveRank = (leads || decided) && db.Viewer.Rows.MeetsWhole(item.EditionId) ? c.Decision?.ReserveRank : null, Reason = leads || decided ? c.Decision?.Reason : null,
        };
    }
}
