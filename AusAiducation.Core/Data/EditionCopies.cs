using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Sponsorship;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>
/// What a new edition takes over from the one before, of features that stand on the right of Programme in the order of dependencies.
/// Here, because Data alone may know them all.
/// </summary>
static class EditionCopies
{
    /// <param name="years">By how many years the days of the new edition come later.</param>
    /// <param name="rubrics">Those of the new edition.</param>
    public static async Task AddAsync(AppDbContext db, int fromEditionId, int toEditionId, int years, IReadOnlyList<Rubric> rubrics, DateOnly today, CancellationToken ct)
    {
        db.SponsorSeats.AddRange((await db.SponsorSeats.Where(s => s.EditionId == fromEditionId && s.Seats > 0).Select(s => new { s.SponsorId, s.Seats }).ToListAsync(ct))
            .Select(s => new SponsorSeats(s.SponsorId, toEditionId, s.Seats)));
        db.EditionTemplates.AddRange((await db.EditionTemplates.AsNoTracking().Where(t => t.EditionId == fromEditionId).ToListAsync(ct)).Select(t => t.CopyTo(toEditionId)));
        foreach (var round in await db.Rounds.AsNoTracking().Where(r => r.EditionId == fromEditionId).ToListAsync(ct))
        {
            var copy = round.CopyTo(toEditionId, rubrics.First(r => r.Purpose == round.Kind.Rubric()), years);
            copy.Seat(await RoundPeople.Fitting(db, round.Kind, toEditionId, today).Select(u => u.Id).ToListAsync(ct));
            db.Rounds.Add(copy);
        }
        db.EditionTests.AddRange((await db.EditionTests.AsNoTracking().Where(t => t.EditionId == fromEditionId).OrderBy(t => t.Position).ToListAsync(ct)).Select(t => t.CopyTo(toEditionId)));
        db.RequiredPapers.AddRange((await db.RequiredPapers.AsNoTracking().Where(p => p.EditionId == fromEditionId).OrderBy(p => p.Position).ToListAsync(ct)).Select(p => p.CopyTo(toEditionId)));
    }
}
