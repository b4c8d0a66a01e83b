using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>Reads a ranking in four queries whatever its length: totals per file come as whole numbers, means and ranks are exact and made here.</summary>
static class RankingReader
{
    static readonly List<CandidateStage> Ranked =
        [CandidateStage.Eligible, CandidateStage.Shortlisted, CandidateStage.NotShortlisted, CandidateStage.Selected, CandidateStage.Reserve, CandidateStage.NotSelected, CandidateStage.Accepted];

    /// <summary>Null when there is no such edition for this viewer. Without a code, the newest one the permission holds for.</summary>
    public static async Task<Ranking?> ReadAsync(AppDbContext db, Permission permission, string? editionCode, CancellationToken ct)
    {
        db.Viewer.Demand(permission);
        var all = await db.Editions.OrderByDescending(e => e.Code).Select(e => new
        {
            Choice = new EditionChoice(e.Id, e.Key, e.Code, e.ClosedAt != null),
            Seats = db.SponsorSeats.Where(s => s.EditionId == e.Id).Sum(s => (int?)s.Seats) ?? 0,
            Round = db.Rounds.Where(r => r.EditionId == e.Id && r.Rubric.Purpose == RubricPurpose.File).OrderByDescending(r => r.Id)
                .Select(r => new { r.Id, r.State, r.ReviewsPerFile, r.Rubric.ScaleMax }).FirstOrDefault(),
        }).ToListAsync(ct);
        all.RemoveAll(e => !db.Viewer.Can(permission, e.Choice.Id));
        if (all.Find(e => string.IsNullOrEmpty(editionCode) || e.Choice.Code == editionCode) is not { } edition) return null;
        var round = edition.Round is { } r ? new RoundFacts(r.Id, r.State, r.ReviewsPerFile, r.ScaleMax) : null;
        var rows = await RowsAsync(db, edition.Choice.Id, round, ct);
        return new Ranking(edition.Choice, all.ConvertAll(e => e.Choice), edition.Seats, round, rows);
    }

    static async Task<IReadOnlyList<RankedCandidate>> RowsAsync(AppDbContext db, int editionId, RoundFacts? round, CancellationToken ct)
    {
        var candidates = await db.Candidates.Where(c => c.EditionId == editionId && Ranked.Contains(c.Stage)).Select(c => new
        {
            c.Id, c.Key, c.Code, c.Stage, c.File.StreamCode, c.Person.FamilyName, c.Person.GivenName, c.Person.FamilyNameArabic, c.Person.GivenNameArabic,
            Test = db.TestResults.Where(t => t.CandidateId == c.Id).Select(t => (decimal?)t.Mark).FirstOrDefault(),
            Panel = db.InterviewPanelists.Count(p => p.Interview!.CandidateId == c.Id && p.Interview.State != InterviewState.NoShow),
        }).ToListAsync(ct);
        var reviews = (await ReviewTotalsAsync(db, round?.Id ?? 0, ct)).ToLookup(t => t.CandidateId, t => new Ratio(t.Total, 100));
        var sheets = (await SheetTotalsAsync(db, editionId, ct)).ToLookup(t => t.CandidateId, t => new Ratio(t.Total, 100));
        var figures = candidates.ConvertAll(c => ReviewFigures.Of([.. reviews[c.Id]], round?.ReviewsPerFile ?? 0));
        var ranks = ReviewFigures.Ranks(figures.ConvertAll(f => f.Mean));
        return candidates.Select((c, i) => new RankedCandidate
        {
            Id = c.Id, Key = c.Key, Code = c.Code, Stage = c.Stage, StreamCode = c.StreamCode,
            Name = $"{c.FamilyName.ToUpperInvariant()} {c.GivenName}", NameArabic = $"{c.GivenNameArabic} {c.FamilyNameArabic}".Trim(),
            Rank = ranks[i], File = figures[i], Scores = [.. reviews[c.Id].OrderDescending().Select(s => s.Rounded())],
            Interview = ReviewFigures.Of([.. sheets[c.Id]], c.Panel), Test = c.Test,
            // Within a tie the order is that of the random file code: no name and no date has a say.
        }).OrderBy(r => r.Rank ?? int.MaxValue).ThenBy(r => r.Code, StringComparer.Ordinal).ToList();
    }

    static Task<List<TotalOf>> ReviewTotalsAsync(AppDbContext db, int roundId, CancellationToken ct) =>
        db.Reviews.Where(r => r.RoundId == roundId && r.State == ReviewState.Submitted && r.Total != null)
            .Select(r => new TotalOf(r.CandidateId, r.Total!.Value)).ToListAsync(ct);

    static Task<List<TotalOf>> SheetTotalsAsync(AppDbContext db, int editionId, CancellationToken ct) =>
        db.InterviewSheets.Where(s => s.EditionId == editionId && s.SubmittedAt != null)
            .Select(s => new TotalOf(s.CandidateId, db.InterviewMarks.Where(m => m.InterviewSheetId == s.Id)
                .Join(db.Criteria, m => m.CriterionId, c => c.Id, (m, c) => m.Level * c.Weight).Sum())).ToListAsync(ct);

    /// <summary>Sum of weight x level of one review or sheet.</summary>
    sealed record TotalOf(int CandidateId, int Total);
}
