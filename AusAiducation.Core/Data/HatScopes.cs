using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>What a hat may be limited to.</summary>
public enum HatScopeKind { Edition, Sponsor, Organisation }

/// <summary>One edition, sponsor or organisation as a limit of hats.</summary>
public sealed record HatScope(HatScopeKind Kind, int Id, string Key, string Name);

/// <summary>
/// The names behind hats. Whoever may give a hat must be able to name what it is limited to, and an administrator sees no sponsor
/// otherwise: names only, hence read here, in Data, and in one query.
/// </summary>
public sealed class HatScopes(IReadOnlyList<HatScope> all)
{
    public static async Task<HatScopes> LoadAsync(AppDbContext db, CancellationToken ct = default)
    {
        var language = Texts.Texts.CurrentLanguage;
        var rows = await db.Editions.IgnoringVisibility().Select(e => new { Kind = 0, e.Id, e.Key, Name = e.Code })
            .Concat(db.Sponsors.IgnoringVisibility().Select(s => new { Kind = 1, s.Id, s.Key, s.Name }))
            .Concat(db.Organisations.IgnoringVisibility().Select(o => new { Kind = 2, o.Id, o.Key, Name = language == "ar" ? o.Name.Ar : language == "en" ? o.Name.En : o.Name.Fr }))
            .ToListAsync(ct);
        return new HatScopes(rows.Select(r => new HatScope((HatScopeKind)r.Kind, r.Id, r.Key, r.Name)).OrderBy(s => s.Name, StringComparer.CurrentCulture).ToList());
    }

    public IEnumerable<HatScope> Of(HatScopeKind kind) => all.Where(s => s.Kind == kind);

    public int? IdOf(HatScopeKind kind, string key) => Of(kind).FirstOrDefault(s => s.Key == key)?.Id;

    /// <summary>What one hat is limited to, in words; empty when to nothing.</summary>
    public string NameOf(int? editionId, int? sponsorId, int? organisationId) =>
        string.Join(" · ", new[] { Name(HatScopeKind.Edition, editionId), Name(HatScopeKind.Sponsor, sponsorId), Name(HatScopeKind.Organisation, organisationId) }.Where(n => n is not null));

    string? Name(HatScopeKind kind, int? id) => id is null ? null : Of(kind).FirstOrDefault(s => s.Id == id)?.Name;
}
