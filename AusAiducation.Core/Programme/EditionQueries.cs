using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Programme;

/// <summary>An edition in a menu.</summary>
public sealed record EditionChoice(int Id, string Key, string Code, bool Closed);

/// <summary>Which edition a page is about: the one its address names, else the newest.</summary>
public sealed class EditionQueries(ViewerDb viewerDb)
{
    public async Task<IReadOnlyList<EditionChoice>> AllAsync(CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        return await db.Editions.OrderByDescending(e => e.Code).Select(e => new EditionChoice(e.Id, e.Key, e.Code, e.ClosedAt != null)).ToListAsync(ct);
    }

    /// <summary>Null when there is no edition, or none of that code.</summary>
    public async Task<EditionChoice?> ChooseAsync(string? code, CancellationToken ct = default)
    {
        var all = await AllAsync(ct);
        return all.FirstOrDefault(e => string.IsNullOrEmpty(code) || e.Code == code);
    }
}
