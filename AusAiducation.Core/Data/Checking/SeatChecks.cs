using AusAiducation.Core.Candidates;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Checking;

/// <summary>Seats, placements and the sponsors of students.</summary>
static class SeatChecks
{
    /// <summary>No sponsor has more placements or students in an edition than seats; without seats it has none.</summary>
    public static async Task<List<string>> SeatsAsync(AppDbContext db, CancellationToken ct)
    {
        var seats = await db.SponsorSeats.ToDictionaryAsync(s => (s.EditionId, s.SponsorId), s => s.Seats, ct);
        var placed = await db.Placements.Where(p => p.EndedAt == null).GroupBy(p => new { p.EditionId, p.SponsorId }).Select(g => new { g.Key.EditionId, g.Key.SponsorId, Taken = g.Count() }).ToListAsync(ct);
        var studying = await db.Students.GroupBy(s => new { s.EditionId, s.SponsorId }).Select(g => new { g.Key.EditionId, g.Key.SponsorId, Taken = g.Count() }).ToListAsync(ct);
        var over = placed.Concat(studying).Where(t => t.Taken > seats.GetValueOrDefault((t.EditionId, t.SponsorId))).Select(t => t.SponsorId).Distinct().ToList();
        return await db.Sponsors.Where(s => over.Contains(s.Id)).Select(s => s.Key).ToListAsync(ct);
    }

    /// <summary>
    /// A seat is held by somebody selected whose decision was released; and once an edition is closed, everybody selected has one, save
    /// who withdrew. (Between release and allocation the second half cannot hold.)
    /// </summary>
    public static async Task<List<string>> PlacementsAsync(AppDbContext db, CancellationToken ct)
    {
        var released = db.SelectionDecisions.Where(d => d.Outcome == SelectionOutcome.Selected && d.ReleasedAt != null && d.ReplacedAt == null);
        var without = await db.Placements.Where(p => p.EndedAt == null && !released.Any(d => d.CandidateId == p.CandidateId)).Select(p => p.Key).ToListAsync(ct);
        var unplaced = await db.Candidates.Where(c => c.Edition!.ClosedAt != null && c.Stage != CandidateStage.Withdrawn && released.Any(d => d.CandidateId == c.Id)
            && !db.Placements.Any(p => p.CandidateId == c.Id && p.EndedAt == null)).Select(c => c.Key).ToListAsync(ct);
        return [.. without, .. unplaced];
    }

    /// <summary>A student, the seat and the plan name one sponsor.</summary>
    public static Task<List<string>> StudentSponsorAsync(AppDbContext db, CancellationToken ct) =>
        db.Students.Where(s => !db.Placements.Any(p => p.CandidateId == s.CandidateId && p.EndedAt == null && p.SponsorId == s.SponsorId)
            || db.FundingPlans.Any(p => p.StudentId == s.Id && p.SponsorId != s.SponsorId)).Select(s => s.Key).ToListAsync(ct);
}
