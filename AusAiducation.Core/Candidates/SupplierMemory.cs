using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>Keeps what a supplier's headings mean, from one list to the next.</summary>
static class SupplierMemory
{
    public static async Task RememberAsync(AppDbContext db, int listId, ColumnMapping mapping, CancellationToken ct)
    {
        if (mapping.Meanings.Count == 0) return;
        var body = await db.SourceLists.Where(l => l.Id == listId).Select(l => l.Organisation!.FirstId ?? l.OrganisationId).FirstAsync(ct);
        var known = await db.SupplierColumns.Where(c => c.BodyId == body).ToDictionaryAsync(c => c.Heading, ct);
        foreach (var (heading, column) in mapping.Meanings)
            if (known.TryGetValue(heading, out var remembered)) remembered.Mean(column);
            else db.SupplierColumns.Add(new SupplierColumn(body, heading, column));
        await db.SaveChangesAsync(ct);
    }
}
