using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Selection;

/// <summary>The ranking of an edition's file round, with interviews and tests beside it.</summary>
public sealed class RankingQueries(ViewerDb viewerDb)
{
    /// <summary>Null when there is no such edition for this viewer.</summary>
    public async Task<Ranking?> ReadAsync(string? edition = null, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        return await RankingReader.ReadAsync(db, Permission.ViewRanking, edition, ct);
    }
}
