using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Sponsorship;

/// <summary>Reads the seat board; the page and the acts use the same reading, so what is shown is what is checked. Five queries.</summary>
static class SeatBoardReading
{
    public static async Task<SeatBoard?> ReadBoardAsync(this AppDbContext db, string? editionCode, CancellationToken ct)
    {
        var me = db.Viewer.UserId;
        var edition = await db.Editions.Where(e => editionCode == null || e.Code == editionCode).OrderByDescending(e => e.Code)
            .Select(e => new
            {
                e.Id, e.Code,
                Seats = db.SponsorSeats.Where(s => s.EditionId == e.Id).Select(s => new { s.SponsorId, s.Sponsor!.Key, s.Sponsor.Name, s.Seats }).ToList(),
                Own = db.SponsorTies.Where(t => t.EditionId == e.Id && t.UserId == me && t.TakenBackAt == null).Select(t => t.SponsorId).ToList(),
            }).AsSingleQuery().FirstOrDefaultAsync(ct);
        if (edition is null) return null;
        var taken = await db.TakenSeatsAsync(edition.Id, ct);
        var preferences = await db.SponsorPreferences.Where(p => p.EditionId == edition.Id)
            .Select(p => new StatedPreference(p.SponsorId, p.Kind, p.Value, p.Points)).ToListAsync(ct);
        var sponsors = edition.Seats.OrderBy(s => s.Name, StringComparer.Ordinal)
            .Select(s => new BoardSponsor(s.SponsorId, s.Key, s.Name, s.Seats, taken.GetValueOrDefault(s.SponsorId)) { IsOwn = edition.Own.Contains(s.SponsorId) || db.Viewer.Hats.Any(h => h.Role == Role.Sponsor && h.SponsorId == s.SponsorId) }).ToList();
        var laureates = await ReadLaureatesAsync(db, edition.Id, ct);
        var ranks = await ReadRanksAsync(db, edition.Id, [.. laureates.Select(l => l.CandidateId)], ct);
        return new SeatBoard(edition.Id, edition.Code, sponsors, [.. laureates
            .Select(l => l with
            {
                Rank = ranks[l.CandidateId],
                Points = sponsors.ToDictionary(s => s.Key, s => StatedPreference.PointsOf(l.Traits, s.Id, preferences)),
            })
            .OrderBy(l => l.Rank).ThenBy(l => l.Name, StringComparer.Ordinal).ThenBy(l => l.Key, StringComparer.Ordinal)]);
    }

    static Task<List<BoardLaureate>> ReadLaureatesAsync(AppDbContext db, int editionId, CancellationToken ct) =>
        db.Candidates.Where(c => c.EditionId == editionId && (c.Stage == CandidateStage.Selected || c.Stage == CandidateStage.Accepted))
            .Select(c => new BoardLaureate
            {
                CandidateId = c.Id, Key = c.Key, Stage = c.Stage, Traits = new PreferredTraits(c.File.StreamCode, c.ProvinceCode),
                FamilyName = c.Person.FamilyName, GivenName = c.Person.GivenName, NameArabic = (c.Person.GivenNameArabic + " " + c.Person.FamilyNameArabic).Trim(),
                SponsorKey = db.Placements.Where(p => p.CandidateId == c.Id && p.EndedAt == null).Select(p => p.Sponsor!.Key).FirstOrDefault(),
                Released = db.SelectionDecisions.Any(d => d.CandidateId == c.Id && d.ReleasedAt != null),
            }).ToListAsync(ct);

    /// <summary>Competition ranks ("1224") by the exact mean score of the edition's last reading of files; without a review, after all the others.</summary>
    static async Task<Dictionary<int, int>> ReadRanksAsync(AppDbContext db, int editionId, List<int> candidates, CancellationToken ct)
    {
        var totals = (await db.Reviews.Where(r => r.EditionId == editionId && r.State == ReviewState.Submitted && r.Total != null && candidates.Contains(r.CandidateId)
                && r.Round.Kind == RoundKind.File && !db.Reviews.Any(later => later.CandidateId == r.CandidateId && later.Round.Kind == RoundKind.File && later.State == ReviewState.Submitted && later.Round.Number > r.Round.Number))
            .Select(r => new { r.CandidateId, Total = r.Total!.Value, r.Weights }).ToListAsync(ct)).ToLookup(r => r.CandidateId, r => new Ratio(r.Total, r.Weights));
        var means = candidates.ConvertAll(c => ReviewFigures.Of([.. totals[c]], 1).Mean);
        var ranks = ReviewFigures.Ranks(means);
        var last = means.Count(m => m is not null) + 1;
        return candidates.Index().ToDictionary(c => c.Item, c => ranks[c.Index] ?? last);
    }
}
