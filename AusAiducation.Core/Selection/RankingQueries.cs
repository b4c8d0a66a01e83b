using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Selection.Figures;
using AusAiducation.Core.Selection.Lots;

namespace AusAiducation.Core.Selection;

/// <summary>A ranking around a cut. <paramref name="Lot"/>: the files tied across the cut, and whether a lot may part them.</summary>
public sealed record RankingView(Ranking Ranking, int Places, LotDesk Lot);

/// <summary>The ranking of one of an edition's rounds, with need, interviews and tests beside it.</summary>
public sealed class RankingQueries(ViewerDb viewerDb, FiguresShelf shelf)
{
    /// <summary>Null when there is no such edition, or round in it, for this viewer. Without a key, its last round over files.</summary>
    public async Task<Ranking?> ReadAsync(string? edition = null, string? round = null, int? places = null, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        return await ReadAsync(db, edition, round, places, ct) is var (ranking, _) ? ranking : null;
    }

    /// <summary>The same with what a lot at the cut would part. Five queries.</summary>
    public async Task<RankingView?> ViewAsync(string? edition = null, string? round = null, int? places = null, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        if (await ReadAsync(db, edition, round, places, ct) is not var (ranking, cut)) return null;
        var tied = RankingTies.Across(ranking.Rows, cut);
        return new RankingView(ranking, cut, new LotDesk(tied, DrawingLots.WhyNot(db.Viewer, ranking, tied), db.Viewer.Can(Permission.ManageRounds, ranking.Edition.Id)));
    }

    async Task<(Ranking Ranking, int Places)?> ReadAsync(AppDbContext db, string? edition, string? round, int? places, CancellationToken ct)
    {
        if (await RankingReader.ReadAsync(db, Permission.ViewRanking, edition, round, ct) is not { } ranking) return null;
        var cut = places ?? UsualPlaces(ranking);
        return (ranking.WithFigures(shelf, cut), cut);
    }

    /// <summary>The cut that was decided; before that, the places of a meeting or the shortlist's usual number.</summary>
    internal static int UsualPlaces(Ranking ranking)
    {
        if (ranking.Round?.Name.Kind == RoundKind.Meeting && ranking.Seats > 0) return ranking.Seats;
        var passed = ranking.Rows.Count(r => r.Stage is not (CandidateStage.Eligible or CandidateStage.NotShortlisted));
        return passed > 0 ? passed : ShortlistQueries.DefaultPlaces;
    }
}
