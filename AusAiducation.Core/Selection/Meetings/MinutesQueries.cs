using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Meetings;

/// <summary>One name of the annex, and until when it is kept.</summary>
public sealed record MinutesNameRow(string Code, string Name, string? NameArabic, DateOnly EraseOn);

/// <summary>Minutes as one person may read them.</summary>
public sealed record MinutesView
{
    public required string Key { get; init; }
    public required MinutesBody Body { get; init; }

    /// <summary>The files in their order; those a tie hides are counted in <see cref="Withheld"/> and nothing else.</summary>
    public IReadOnlyList<MinutesFile> Files { get; init; } = [];
    public int Number { get; init; }
    public string? Reason { get; init; }
    public required string Hash { get; init; }
    public string? By { get; init; }
    public DateTime At { get; init; }
    public DateTime? ReplacedAt { get; init; }
    public IReadOnlyList<MinutesNameRow> Names { get; init; } = [];
    public IReadOnlyList<MinutesVersion> Versions { get; init; } = [];

    public int Withheld => Body.Files - Files.Count;

    /// <summary>No file of the edition is hidden from this reader: ranks and lots are shown.</summary>
    public bool IsWhole { get; init; }
}

/// <summary>Reads minutes.</summary>
public sealed class MinutesQueries(ViewerDb viewerDb)
{
    /// <summary>Null when there are none for this viewer.</summary>
    public async Task<MinutesView?> ReadAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewRanking);
        var m = await db.Minutes.Where(m => m.Key == key).Select(m => new { m.Id, m.Key, m.EditionId, m.MeetingId, m.Number, m.Reason, m.Body, m.Hash, By = m.By!.DisplayName, m.At, m.ReplacedAt }).SingleOrDefaultAsync(ct);
        if (m is null || !db.Viewer.Can(Permission.ViewRanking, m.EditionId)) return null;
        var lines = await db.MinutesLines.Where(l => l.MinutesId == m.Id).OrderBy(l => l.Position).Select(l => l.Text).ToListAsync(ct);
        var names = await db.MinutesNames.Where(n => n.MinutesId == m.Id).OrderBy(n => n.Code).Select(n => new MinutesNameRow(n.Code, n.Name, n.NameArabic, n.EraseOn)).ToListAsync(ct);
        var versions = await db.Minutes.Where(v => v.MeetingId == m.MeetingId).OrderByDescending(v => v.Number).Select(v => new MinutesVersion(v.Key, v.Number, v.At, v.Reason, v.ReplacedAt == null)).ToListAsync(ct);
        var (body, files) = (MinutesText.Read<MinutesBody>(m.Body), lines.ConvertAll(MinutesText.Read<MinutesFile>));
        // A gap in the ranks, of all or of the reserve, or in the places of a lot, would tell where the line that is withheld stands; a lot's
        // list and the reserve's ranks name files of other meetings too.
        var whole = files.Count == body.Files && db.Viewer.Rows.MeetsWhole(m.EditionId);
        if (!whole) files = files.ConvertAll(f => f with { Rank = null, ReserveRank = null, Lots = [] });
        return new MinutesView
        {
            Key = m.Key, Body = body, Files = files, Number = m.Number, Reason = m.Reason, Hash = m.Hash, By = m.By, At = m.At, ReplacedAt = m.ReplacedAt,
            Names = names, Versions = versions, IsWhole = whole,
        };
    }
}
