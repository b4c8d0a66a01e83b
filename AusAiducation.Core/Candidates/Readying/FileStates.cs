using System.Collections.Concurrent;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates.Readying;

/// <summary>
/// The last picture each person was given, kept until something is written: a list of ten thousand files then costs its page again what one
/// of five hundred costs. A minute at most, because two servers' lines of history may arrive out of order.
/// </summary>
public sealed class FileStateCache(TimeProvider time)
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    const int MostKept = 100;

    readonly ConcurrentDictionary<(int User, int Edition), Kept> _kept = new();

    internal EditionFiles? Find(Viewer viewer, int editionId, long? mark, DateOnly today) =>
        _kept.TryGetValue((viewer.UserId, editionId), out var kept) && kept.Mark == mark && kept.Today == today && time.GetUtcNow() - kept.At < Longest
            && kept.Hidden.SequenceEqual(viewer.Rows.HiddenCandidates) ? kept.Files : null;

    internal void Keep(Viewer viewer, int editionId, long? mark, DateOnly today, EditionFiles files)
    {
        if (viewer.UserId == 0 || mark is null) return;
        if (_kept.Count >= MostKept) _kept.Clear();
        _kept[(viewer.UserId, editionId)] = new(files, mark, today, time.GetUtcNow(), [.. viewer.Rows.HiddenCandidates]);
    }

    sealed record Kept(EditionFiles Files, long? Mark, DateOnly Today, DateTimeOffset At, List<int> Hidden);
}

/// <summary>What a picture of an edition's files rests on.</summary>
/// <param name="LastLine">The last line of history this viewer may read: every change of a file writes one.</param>
/// <param name="Required">The kinds of paper the edition's checklist makes compulsory.</param>
sealed record FilesMark(int EditionId, long? LastLine, IReadOnlyList<DocumentKind> Required);

/// <summary>Answers what is missing, doubtful and ready in an edition, to whoever sees every part of a file; to others it would be a guess.</summary>
public sealed class FileStates(ViewerDb viewerDb, FileStateCache cache, ProgrammeClock clock)
{
    public static bool Sees(Viewer viewer) => viewer.Rows is { All: true } or { SeesDocuments: true, SeesSocial: true, SeesContacts: true, SeesIdentities: true };

    /// <summary>Null for a viewer who does not meet every part. Three queries, one when nothing was written since.</summary>
    public async Task<EditionFiles?> OfAsync(int editionId, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewCandidates, editionId);
        return Sees(db.Viewer) ? await OfAsync(db, editionId, await MarkAsync(db, editionId, ct), ct) : null;
    }

    /// <param name="mark">What <see cref="MarkAsync"/> answered, when a query of the caller has it.</param>
    internal async Task<EditionFiles?> OfAsync(AppDbContext db, int editionId, FilesMark mark, CancellationToken ct)
    {
        if (!Sees(db.Viewer)) return null;
        if (cache.Find(db.Viewer, editionId, mark.LastLine, clock.Today) is { } kept) return kept;
        var files = new EditionFiles(editionId, await RulesAsync(db, editionId, ct), await FileLines.Of(db, editionId, mark.Required, clock.Today).ToListAsync(ct));
        cache.Keep(db.Viewer, editionId, mark.LastLine, clock.Today, files);
        return files;
    }

    internal static Task<EligibilityRules?> RulesAsync(AppDbContext db, int editionId, CancellationToken ct) =>
        db.RuleVersions.AsNoTracking().Include(v => v.Rows).SingleOrDefaultAsync(v => v.EditionId == editionId && v.State == RulesState.InForce, ct);

    internal static async Task<FilesMark> MarkAsync(AppDbContext db, int editionId, CancellationToken ct) => await Marks(db, db.Editions.Where(e => e.Id == editionId)).SingleAsync(ct);

    internal static IQueryable<FilesMark> Marks(AppDbContext db, IQueryable<Edition> editions) => editions.Select(e => new FilesMark(e.Id,
        db.History.OrderByDescending(h => h.Id).Select(h => (long?)h.Id).FirstOrDefault(),
        db.RequiredPapers.Where(p => p.EditionId == e.Id && p.Required).OrderBy(p => p.Position).Select(p => p.Kind).ToList()));
}
