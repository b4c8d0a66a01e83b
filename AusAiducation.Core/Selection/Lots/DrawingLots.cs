using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Lots;

/// <summary>The tie across a cut that is to be committed to a lot, as the page showed it.</summary>
public sealed class LotInput
{
    public string? Edition { get; set; }
    public string? Round { get; set; }
    public string? Places { get; set; }

    /// <summary>Codes of the tied files, with commas: a list that moved since is refused.</summary>
    public string? Files { get; set; }
}

/// <summary>The figure that the announced source gave.</summary>
public sealed class LotSeedInput
{
    public string? Key { get; set; }
    public string? Seed { get; set; }
}

/// <summary>Commits an exact tie at the cut to a lot, then draws it: two acts, so that the list stands before the figure is known.</summary>
public sealed class DrawingLots(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>Fixes the list under its hash. Returns the lot's key.</summary>
    public async Task<string> CommitAsync(LotInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var ranking = await RankingReader.ReadAsync(db, Permission.ManageRounds, input.Edition, input.Round, ct) ?? throw new NotFoundForViewer(nameof(Edition));
        if (ranking.Round is null) throw new NotFoundForViewer(nameof(Round));
        var tied = RankingTies.Across(ranking.Rows, Typed.TryInt(input.Places, out var places) ? places : 0);
        RuleBroken.If(WhyNot(db.Viewer, ranking, tied));
        if (input.Files != Codes(tied)) throw new RuleBroken("Shortlist.ListChanged");
        var round = await db.Rounds.SingleAsync(r => r.Id == ranking.Round.Id, ct);
        var lot = new Lot(round, ranking.Round.Lots.Count + 1, tied[0].Tie!.Rank, [.. tied.Select(r => (r.Id, r.Code))], db.Viewer.UserId, clock.Now);
        db.Lots.Add(lot);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException) { throw new RuleBroken("Lots.CommittedMeanwhile"); }
        return lot.Key;
    }

    public async Task DrawAsync(LotSeedInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageRounds);
        var lot = await db.Lots.SingleOrDefaultAsync(l => l.Key == input.Key, ct) ?? throw new NotFoundForViewer(nameof(Lot));
        db.Viewer.Demand(Permission.ManageRounds, lot.EditionId);
        RuleBroken.If(lot.WhyNotDraw());
        var problems = new Problems();
        var seed = problems.Required(nameof(input.Seed), input.Seed, Lot.SeedMaxLength);
        if (seed.Contains('|', StringComparison.Ordinal)) problems.Add(nameof(input.Seed), "Lots.NoBar");
        problems.ThrowIfAny();
        lot.Draw(seed, db.Viewer.UserId, clock.Now);
        await db.SaveChangesAsync(ct);
    }

    internal static string Codes(IEnumerable<RankedCandidate> tied) => string.Join(',', tied.Select(r => r.Code));

    /// <summary>
    /// Why no lot is committed among these files. Somebody from whom a file of the edition is hidden draws none: their list might lack it, and saying
    /// so for one tie would tell where that file stands.
    /// </summary>
    internal static Refusal? WhyNot(Viewer viewer, Ranking ranking, IReadOnlyList<RankedCandidate> tied) =>
        ranking.Round is not { } round ? new("Shortlist.NoRound")
        : Lot.WhyNotCommit(round.State, round.LotSource, tied.Count)
        ?? (!viewer.Rows.MeetsWhole(ranking.Edition.Id) ? new("Lots.SomebodyElse")
            : round.Lots.Any(l => l.DrawnAt is null && l.Codes.Intersect(tied.Select(r => r.Code)).Any()) ? new("Lots.Waiting")
            : null);
}
