using AusAiducation.Core.Candidates;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>Counts what an edition holds in features on the right of Programme, for the page on which it is closed.</summary>
static class EditionRests
{
    public static async Task<(EditionRest Undone, int Seats, int Papers)> OfAsync(AppDbContext db, int editionId, CancellationToken ct)
    {
        var counts = await db.Editions.Where(e => e.Id == editionId).Select(e => new
        {
            Unanswered = db.Candidates.Count(c => c.EditionId == e.Id && c.Stage == CandidateStage.Received),
            Undecided = db.Candidates.Count(c => c.EditionId == e.Id && (c.Stage == CandidateStage.Eligible || c.Stage == CandidateStage.Shortlisted || c.Stage == CandidateStage.Reserve)),
            Seats = db.SponsorSeats.Where(s => s.EditionId == e.Id).Sum(s => s.Seats),
            Papers = db.RequiredPapers.Count(p => p.EditionId == e.Id),
        }).FirstAsync(ct);
        return (new(counts.Unanswered, counts.Undecided), counts.Seats, counts.Papers);
    }
}
