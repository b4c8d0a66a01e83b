using System.Reflection;
using System.Text.Json;
using AusAiducation.Core.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AusAiducation.Core.Data.Checking;

/// <summary>Coaches, history and hats.</summary>
static class PeopleChecks
{
    const string Masked = "•••";

    public static Task<List<string>> OneCoachAsync(AppDbContext db, CancellationToken ct) =>
        db.Students.Where(s => db.CoachAssignments.Count(a => a.StudentId == s.Id && a.To == null) > 1).Select(s => s.Key).ToListAsync(ct);

    /// <summary>No sensitive value stands in the history. A line is named by its table, the row's key and its number.</summary>
    public static async Task<List<string>> HistoryMaskedAsync(AppDbContext db, CancellationToken ct)
    {
        var sensitive = db.Model.GetEntityTypes().Select(type => (type.ClrType.Name, Fields: SensitiveFields(type))).Where(type => type.Fields.Count > 0)
            .ToDictionary(type => type.Name, type => type.Fields);
        var tables = sensitive.Keys.ToList();
        List<string> bare = [];
        var lines = db.History.AsNoTracking().Where(h => tables.Contains(h.Entity) && h.Action != HistoryAction.Batch).Select(h => new { h.Id, h.Entity, h.EntityKey, h.Changes });
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(ct))
            if (JsonSerializer.Deserialize<Dictionary<string, string?[]>>(line.Changes)!.Any(change => sensitive[line.Entity].Contains(change.Key) && change.Value.Any(v => v is not (null or Masked))))
                bare.Add($"{line.Entity} {line.EntityKey} #{line.Id}");
        return bare;
    }

    /// <summary>A hat has what its role asks for, points at things that exist, and does not end before it begins; a student's belongs to a student.</summary>
    public static async Task<List<string>> HatsAsync(AppDbContext db, CancellationToken ct)
    {
        var hats = await db.Memberships.Select(m => new
        {
            m.Key, m.Role, m.EditionId, m.SponsorId, m.OrganisationId, m.From, m.To,
            Lost = (m.EditionId != null && !db.Editions.Any(e => e.Id == m.EditionId))
                || (m.SponsorId != null && !db.Sponsors.Any(s => s.Id == m.SponsorId))
                || (m.OrganisationId != null && !db.Organisations.Any(o => o.Id == m.OrganisationId))
                || (m.Role == Role.Student && !db.Students.Any(s => s.PersonId == m.User!.PersonId)),
        }).ToListAsync(ct);
        // A hat taken off on the day it was given ends the day before.
        return [.. hats.Where(m => m.Lost || m.To < m.From.AddDays(-1) || Membership.WhyNot(m.Role, m.EditionId, m.SponsorId, m.OrganisationId) is not null).Select(m => m.Key)];
    }

    static HashSet<string> SensitiveFields(IEntityType type) =>
        [.. type.GetProperties().Where(p => p.PropertyInfo?.GetCustomAttribute<SensitiveAttribute>() is not null || p.ClrType == typeof(byte[])).Select(p => p.Name)];
}
