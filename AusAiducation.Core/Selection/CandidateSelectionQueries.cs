using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Interviews;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>What the selection knows of one candidate, for the card on the candidate's page.</summary>
public sealed record CandidateSelection(ReviewFigures File, IReadOnlyList<decimal> Scores, ReviewFigures Need, ReviewFigures Interview, TestFigure Test,
    string? InterviewKey, DateTime? InterviewAt, InterviewState? InterviewState, bool? Shortlisted, string? ShortlistReason, DecisionTaken? Decision);

/// <summary>Reads the selection of one candidate.</summary>
public sealed class CandidateSelectionQueries(ViewerDb viewerDb)
{
    /// <summary>Null for whoever may not see the ranking, and for an unknown candidate: the card is then left out.</summary>
    public async Task<CandidateSelection?> FindAsync(string candidateKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        if (!db.Viewer.Can(Permission.ViewRanking)) return null;
        var rows = db.Viewer.Rows;
        var c = await db.Candidates.Where(c => c.Key == candidateKey && (rows.EveryEdition || rows.RankingEditions.Contains(c.EditionId))).Select(c => new
        {
            c.Id, c.EditionId,
            Round = db.Rounds.Where(r => r.EditionId == c.EditionId && r.Kind == RoundKind.File && r.State != RoundState.Preparing).OrderByDescending(r => r.Number).Select(r => new { r.Id, r.ReviewsPerFile }).FirstOrDefault(),
            Need = db.Rounds.Where(r => r.EditionId == c.EditionId && r.Kind == RoundKind.Need && r.State != RoundState.Preparing).OrderByDescending(r => r.Number).Select(r => new { r.Id, r.ReviewsPerFile }).FirstOrDefault(),
            Test = new TestFigure(db.TestResults.Where(t => t.CandidateId == c.Id).Sum(t => (t.Hundredths ?? 0) * t.Test!.Weight), db.TestResults.Count(t => t.CandidateId == c.Id && t.Hundredths != null), db.EditionTests.Count(t => t.EditionId == c.EditionId)),
            Interview = db.Interviews.Where(i => i.CandidateId == c.Id).OrderByDescending(i => i.Id).Select(i => new { i.Key, i.StartsAt, i.State, Panel = i.Panel.Count }).FirstOrDefault(),
            Shortlist = db.ShortlistDecisions.Where(d => d.CandidateId == c.Id).OrderByDescending(d => d.Id).Select(d => new { d.Shortlisted, d.Reason }).FirstOrDefault(),
        }).SingleOrDefaultAsync(ct);
        if (c is null) return null;
        List<int> rounds = [c.Round?.Id ?? 0, c.Need?.Id ?? 0];
        var reviews = await db.Reviews.Where(r => r.CandidateId == c.Id && rounds.Contains(r.RoundId) && r.State == ReviewState.Submitted && r.Total != null).Select(r => new { r.RoundId, Total = r.Total!.Value, r.Weights }).ToListAsync(ct);
        var sheets = await db.InterviewSheets.Where(s => s.CandidateId == c.Id && s.SubmittedAt != null && db.InterviewMarks.Any(m => m.InterviewSheetId == s.Id)).Select(s => new
        {
            Total = db.InterviewMarks.Where(m => m.InterviewSheetId == s.Id).Join(db.Criteria, m => m.CriterionId, x => x.Id, (m, x) => m.Level * x.Weight).Sum(),
            Weights = db.InterviewMarks.Where(m => m.InterviewSheetId == s.Id).Join(db.Criteria, m => m.CriterionId, x => x.Id, (m, x) => x.Weight).Sum(),
        }).ToListAsync(ct);
        List<Ratio> Of(int? round) => [.. reviews.Where(r => r.RoundId == round).Select(r => new Ratio(r.Total, r.Weights))];
        var file = Of(c.Round?.Id);
        var whole = db.Viewer.Rows.MeetsWhole(c.EditionId);
        var decision = await db.SelectionDecisions.Where(d => d.CandidateId == c.Id && d.ReplacedAt == null)
            .Select(d => new DecisionTaken(d.Key, d.Outcome, whole ? d.ReserveRank : null, d.Reason, d.By!.DisplayName, d.At, d.ReleasedAt)).SingleOrDefaultAsync(ct);
        return new CandidateSelection(ReviewFigures.Of(file, c.Round?.ReviewsPerFile ?? 0), [.. file.OrderDescending().Select(t => t.Rounded())], ReviewFigures.Of(Of(c.Need?.Id), c.Need?.ReviewsPerFile ?? 0),
            ReviewFigures.Of(sheets.ConvertAll(s => new Ratio(s.Total, s.Weights)), c.Interview?.Panel ?? 0), c.Test, c.Interview?.Key, c.Interview?.StartsAt, c.Interview?.State, c.Shortlist?.Shortlisted, c.Shortlist?.Reason, decision);
    }
}
