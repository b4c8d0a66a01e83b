using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Lots;

/// <summary>The tie across the cut of a ranking. <paramref name="WhyNot"/> refuses the act and greys its button; <paramref name="MayDraw"/>: it is this viewer's to do.</summary>
public sealed record LotDesk(IReadOnlyList<RankedCandidate> Tied, Refusal? WhyNot, bool MayDraw)
{
    public string Codes => DrawingLots.Codes(Tied);
}

/// <summary>A file that a lot placed, with the digest that pointed at it.</summary>
public sealed record LotPlace(int Rank, string Code, string Digest);

/// <summary>A lot with everything needed to draw it again.</summary>
public sealed record LotView
{
    public required string Key { get; init; }
    public int Number { get; init; }
    public required string EditionCode { get; init; }
    public required string RoundKey { get; init; }
    public required RoundName Round { get; init; }
    public required string Source { get; init; }
    public required IReadOnlyList<string> Codes { get; init; }
    public required string Commitment { get; init; }
    public string? CommittedBy { get; init; }
    public DateTime CommittedAt { get; init; }
    public string? Seed { get; init; }
    public string? DrawnBy { get; init; }
    public DateTime? DrawnAt { get; init; }
    public IReadOnlyList<LotPlace> Order { get; init; } = [];

    /// <summary>Drawing it again now gives the same.</summary>
    public bool Holds { get; init; }
    public bool MayDraw { get; init; }
}

/// <summary>Shows a lot to whoever reads the ranking and meets every file in it.</summary>
public sealed class LotQueries(ViewerDb viewerDb)
{
    /// <summary>Null when there is none of this key for this viewer.</summary>
    public async Task<LotView?> FindAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewRanking);
        var found = await db.Lots.AsNoTracking().Where(l => l.Key == key).Select(l => new
        {
            Lot = l, CommittedBy = l.CommittedBy!.DisplayName, DrawnBy = l.DrawnBy!.DisplayName,
            Edition = db.Editions.Where(e => e.Id == l.EditionId).Select(e => e.Code).First(),
            Round = db.Rounds.Where(r => r.Id == l.RoundId).Select(r => new { r.Key, r.Kind, r.Number, r.Title }).First(),
        }).SingleOrDefaultAsync(ct);
        if (found is null || !db.Viewer.Can(Permission.ViewRanking, found.Lot.EditionId)) return null;
        var (lot, drawn) = (found.Lot, found.Lot.Drawn);
        return new LotView
        {
            Key = lot.Key, Number = lot.Number, EditionCode = found.Edition, RoundKey = found.Round.Key, Round = new RoundName(found.Round.Kind, found.Round.Number, found.Round.Title),
            Source = lot.Source, Codes = lot.Codes, Commitment = lot.Commitment, CommittedBy = found.CommittedBy, CommittedAt = lot.CommittedAt, Seed = lot.Seed, DrawnBy = found.DrawnBy, DrawnAt = lot.DrawnAt,
            Order = drawn is null ? [] : [.. drawn.Order.Zip(drawn.Digests, (code, digest) => (code, digest)).Select((place, i) => new LotPlace(lot.Rank + i, place.code, place.digest))],
            Holds = lot.Holds(), MayDraw = db.Viewer.Can(Permission.ManageRounds, lot.EditionId),
        };
    }
}
