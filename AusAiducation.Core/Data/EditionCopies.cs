using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>
/// What a new edition takes over from the one before, of features that stand on the right of Programme in the order of dependencies.
/// Here, because Data alone may know them all.
/// </summary>
static class EditionCopies
{
    public static async Task AddAsync(AppDbContext db, int fromEditionId, int toEditionId, CancellationToken ct) =>
        db.EditionTemplates.AddRange((await db.EditionTemplates.AsNoTracking().Where(t => t.EditionId == fromEditionId).ToListAsync(ct)).Select(t => t.CopyTo(toEditionId)));
}
