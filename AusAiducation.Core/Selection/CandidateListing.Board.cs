using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>A column of the board: how many files stand at this stage, and those that have stood there longest.</summary>
public sealed record BoardColumn(CandidateStage Stage, int Count, IReadOnlyList<CandidateRow> Cards);

/// <summary>The same candidates by stage.</summary>
public sealed partial class CandidateListing
{
    /// <summary>Cards of a column; the rest is one link away.</summary>
    public const int CardsShown = 8;

    /// <summary>Every stage in order, the empty ones too. Five queries whatever they hold.</summary>
    public async Task<IReadOnlyList<BoardColumn>> BoardAsync(CandidateFilter filter, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        await PrepareAsync(db, filter, ct);
        var stages = filter.Stage is { } only ? [only] : Enum.GetValues<CandidateStage>();
        var counts = await Filtered(db, filter).GroupBy(c => c.Stage).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var shown = await stages.Select(s => Longest(db, filter, s)).Aggregate((all, next) => all.Concat(next)).ToListAsync(ct);
        var rows = await Rows(db, filter).Where(r => shown.Contains(r.Id)).ToListAsync(ct);
        return stages.Select(s => new BoardColumn(s, counts.GetValueOrDefault(s), rows.Where(r => r.Stage == s).OrderBy(r => r.StageSince).ThenBy(r => r.Id).Select(Complete).ToList())).ToList();
    }

    IQueryable<int> Longest(AppDbContext db, CandidateFilter filter, CandidateStage stage) =>
        Filtered(db, filter).Where(c => c.Stage == stage).OrderBy(c => c.StageSince).ThenBy(c => c.Id).Select(c => c.Id).Take(CardsShown);
}
