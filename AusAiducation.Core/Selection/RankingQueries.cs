using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Selection;

/// <summary>The ranking of one of an edition's rounds, with need, interviews and tests beside it.</summary>
public sealed class RankingQueries(ViewerDb viewerDb)
{
    /// <summary>Null when there is no such edition, or round in it, for this viewer. Without a key, its last round over files.</summary>
    public async Task<Ranking?> ReadAsync(string? edition = null, string? round = null, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        return await RankingReader.ReadAsync(db, Permission.ViewRanking, edition, round, ct);
    }
}
