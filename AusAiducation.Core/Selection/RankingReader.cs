using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection.Figures;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>Reads a ranking in four queries whatever its length: totals per file come as whole numbers, means and ranks are exact and made here.</summary>
static class RankingReader
{
    static readonly List<CandidateStage> Ranked =
        [CandidateStage.Eligible, CandidateStage.Shortlisted, CandidateStage.NotShortlisted, CandidateStage.Selected, CandidateStage.Reserve, CandidateStage.NotSelected, CandidateStage.Accepted];

    /// <summary>
    /// Null when there is no such edition for this viewer, or no such round. Without a code, the newest edition the permission holds for;
    /// without a round, its last round over files that was opened.
    /// </summary>
    public static async Task<Ranking?> ReadAsync(AppDbContext db, Permission permission, string? editionCode, string? roundKey, CancellationToken ct)
    {
        db.Viewer.Demand(permission);
        var language = Texts.Texts.CurrentLanguage;
        var all = await db.Editions.OrderByDescending(e => e.Code).Select(e => new
        {
            Choice = new EditionChoice(e.Id, e.Key, e.Code, e.ClosedAt != null),
            Seats = db.SponsorSeats.Where(s => s.EditionId == e.Id).Sum(s => (int?)s.Seats) ?? 0,
            Rounds = db.Rounds.Where(r => r.EditionId == e.Id && r.Kind != RoundKind.Interview).Select(r => new RoundFacts(r.Id, r.Key, new RoundName(r.Kind, r.Number, r.Title), r.State, r.ReviewsPerFile, r.Rubric.ScaleMin, r.Rubric.ScaleMax,
                r.Rubric.Criteria.OrderBy(c => c.Position)
                    .Select(c => new CriterionFact(c.Id, language == "ar" ? c.Name.Ar : language == "en" ? c.Name.En : c.Name.Fr, c.Weight, c.Floor)).ToList())
            {
                Seed = r.Seed, TieBreakers = r.TieBreakers, LotSource = r.LotSource,
                Lots = db.Lots.Where(l => l.RoundId == r.Id).OrderBy(l => l.Number).Select(l => new LotFact(l.Key, l.Number, l.Rank, l.CommittedAt, l.DrawnAt, l.Pool, l.Order)).ToList(),
            }).ToList(),
        }).ToListAsync(ct);
        all.RemoveAll(e => !db.Viewer.Can(permission, e.Choice.Id));
        if (all.Find(e => string.IsNullOrEmpty(editionCode) || e.Choice.Code == editionCode) is not { } edition) return null;
        var rounds = edition.Rounds.OrderBy(r => r.Name.Kind).ThenBy(r => r.Name.Number).ToList();
        // A filter form whose edition was changed still names the other one's round.
        var usual = string.IsNullOrEmpty(roundKey) || all.Exists(e => e != edition && e.Rounds.Exists(r => r.Key == roundKey));
        var round = usual ? Last(rounds, RoundKind.File) : rounds.Find(r => r.Key == roundKey);
        if (round is null && !usual) return null;
        var (rows, scores) = await RowsAsync(db, edition.Choice.Id, round, Last(rounds, RoundKind.Need), ct);
        return new Ranking(edition.Choice, all.ConvertAll(e => e.Choice), edition.Seats, round, rounds, rows) { Scores = scores };
    }

    /// <summary>The last round of a kind that was opened; one in preparation counts only while there is no other.</summary>
    static RoundFacts? Last(List<RoundFacts> rounds, RoundKind kind) =>
        rounds.Where(r => r.Name.Kind == kind).OrderBy(r => r.State != RoundState.Preparing).ThenBy(r => r.Name.Number).LastOrDefault();

    static async Task<(IReadOnlyList<RankedCandidate> Rows, IReadOnlyList<FigureScore> Scores)> RowsAsync(AppDbContext db, int editionId, RoundFacts? round, RoundFacts? need, CancellationToken ct)
    {
        var candidates = await db.Candidates.Where(c => c.EditionId == editionId && Ranked.Contains(c.Stage)).Select(c => new
        {
            c.Id, c.Key, c.Code, c.Stage, c.File.StreamCode, c.File.National, c.File.RulingAverage, c.Person.FamilyName, c.Person.GivenName, c.Person.FamilyNameArabic, c.Person.GivenNameArabic,
            Test = new TestFigure(db.TestResults.Where(t => t.CandidateId == c.Id).Sum(t => (t.Hundredths ?? 0) * t.Test!.Weight), db.TestResults.Count(t => t.CandidateId == c.Id && t.Hundredths != null), db.EditionTests.Count(t => t.EditionId == c.EditionId)),
            Panel = db.InterviewPanelists.Count(p => p.Interview!.CandidateId == c.Id && p.Interview.State != InterviewState.NoShow),
        }).ToListAsync(ct);
        var given = await ReviewsAsync(db, [round?.Id ?? 0, need?.Id ?? 0], [.. round?.Floors.Select(f => f.Id) ?? []], ct);
        var (reviews, needs) = (given.Where(g => g.RoundId == round?.Id).ToLookup(g => g.CandidateId), given.Where(g => g.RoundId == need?.Id).ToLookup(g => g.CandidateId, g => g.Score));
        var sheets = (await SheetTotalsAsync(db, editionId, ct)).ToLookup(t => t.CandidateId, t => new Ratio(t.Total, t.Weights));
        var figures = candidates.ConvertAll(c => ReviewFigures.Of([.. reviews[c.Id].Select(r => r.Score)], round?.ReviewsPerFile ?? 0));
        var ranks = ReviewFigures.Ranks(figures.ConvertAll(f => f.Mean));
        var rows = candidates.Select((c, i) => new RankedCandidate
        {
            Id = c.Id, Key = c.Key, Code = c.Code, Stage = c.Stage, StreamCode = c.StreamCode,
            Name = $"{c.FamilyName.ToUpperInvariant()} {c.GivenName}", NameArabic = $"{c.GivenNameArabic} {c.FamilyNameArabic}".Trim(),
            Rank = ranks[i], File = figures[i], Scores = [.. reviews[c.Id].Select(r => r.Score).OrderDescending().Select(s => s.Rounded())],
            IsRenormalised = reviews[c.Id].Any(r => r.Weights != 100), UnderFloor = UnderFloor(round, reviews[c.Id]), Need = ReviewFigures.Of([.. needs[c.Id]], need?.ReviewsPerFile ?? 0),
            Interview = ReviewFigures.Of([.. sheets[c.Id]], c.Panel), Test = c.Test,
        });
        var marks = candidates.ToDictionary(c => c.Id, c => (c.National, c.RulingAverage));
        return (RankingTies.Part([.. rows], round, marks), [.. candidates.SelectMany(c => reviews[c.Id].Select(r => new FigureScore(r.Id, c.Code, r.Member, r.MemberName, r.Score)))]);
    }

    /// <summary>By the exact mean of the levels given; a criterion nobody marked is under no floor.</summary>
    static IReadOnlyList<string> UnderFloor(RoundFacts? round, IEnumerable<Given> reviews) => round is null ? [] :
        [.. round.Floors.Where(f => reviews.SelectMany(r => r.Levels).Where(l => l.CriterionId == f.Id).ToList() is { Count: > 0 } levels && levels.Sum(l => l.Level) < f.Floor!.Value * levels.Count).Select(f => f.Name)];

    static async Task<List<Given>> ReviewsAsync(AppDbContext db, List<int> rounds, List<int> floors, CancellationToken ct)
    {
        var sent = db.Reviews.Where(r => rounds.Contains(r.RoundId) && r.State == ReviewState.Submitted && r.Total != null);
        return floors.Count == 0
            ? await sent.Select(r => new Given(r.Id, r.RoundId, r.CandidateId, r.User!.Key, r.User.DisplayName, r.Total!.Value, r.Weights, new List<GivenLevel>())).ToListAsync(ct)
            : await sent.Select(r => new Given(r.Id, r.RoundId, r.CandidateId, r.User!.Key, r.User.DisplayName, r.Total!.Value, r.Weights,
                r.Marks.Where(m => m.Level != null && floors.Contains(m.CriterionId)).Select(m => new GivenLevel(m.CriterionId, m.Level!.Value)).ToList())).ToListAsync(ct);
    }

    static Task<List<SheetTotal>> SheetTotalsAsync(AppDbContext db, int editionId, CancellationToken ct) =>
        db.InterviewSheets.Where(s => s.EditionId == editionId && s.SubmittedAt != null && db.InterviewMarks.Any(m => m.InterviewSheetId == s.Id)).Select(s => new SheetTotal(s.CandidateId,
            db.InterviewMarks.Where(m => m.InterviewSheetId == s.Id).Join(db.Criteria, m => m.CriterionId, c => c.Id, (m, c) => m.Level * c.Weight).Sum(),
            db.InterviewMarks.Where(m => m.InterviewSheetId == s.Id).Join(db.Criteria, m => m.CriterionId, c => c.Id, (m, c) => c.Weight).Sum())).ToListAsync(ct);

    /// <summary>Sum of weight x level of a sheet, and of the weights behind it.</summary>
    sealed record SheetTotal(int CandidateId, int Total, int Weights);

    sealed record GivenLevel(int CriterionId, int Level);

    /// <summary>One review sent, with its levels on the criteria that have a floor.</summary>
    sealed record Given(int Id, int RoundId, int CandidateId, string Member, string MemberName, int Total, int Weights, List<GivenLevel> Levels)
    {
        public Ratio Score => new(Total, Weights);
    }
}
