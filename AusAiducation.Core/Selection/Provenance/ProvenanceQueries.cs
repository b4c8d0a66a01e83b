using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Readying;
using AusAiducation.Core.Data;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Provenance;

/// <summary>What files are told apart by.</summary>
public enum ProvenanceKind { Total, Region, Province, Stream, Gender, Source, Supplier }

/// <summary>The files of one origin in this edition and in the one before.</summary>
/// <param name="Code">What the list filters by; null for files of which it is not known.</param>
/// <param name="Inside">The provinces of a region.</param>
public sealed record ProvenanceGroup(ProvenanceKind Kind, string? Code, string Name, FunnelCounts Now, FunnelCounts Before, IReadOnlyList<ProvenanceGroup> Inside);

/// <summary>Where an edition's candidates come from and how far they went.</summary>
/// <param name="BeforeCode">The edition compared with; null when this is the first.</param>
/// <param name="Hidden">Files a tie or a blind review hides from this viewer in this edition: they are in no figure.</param>
public sealed record ProvenanceView(IReadOnlyList<EditionChoice> Editions, EditionChoice Edition, string? BeforeCode, ProvenanceGroup Total, IReadOnlyList<ProvenanceGroup> Regions, IReadOnlyList<ProvenanceGroup> Streams,
    IReadOnlyList<ProvenanceGroup> Genders, IReadOnlyList<ProvenanceGroup> Sources, IReadOnlyList<ProvenanceGroup> Suppliers, int Hidden)
{
    /// <summary>Every group, regions followed by their provinces.</summary>
    public IEnumerable<ProvenanceGroup> All => [Total, .. Regions.SelectMany(r => r.Inside.Prepend(r)), .. Streams, .. Genders, .. Sources, .. Suppliers];
}

/// <summary>
/// Counts candidates by origin. It counts the rows this viewer meets and no others: a figure from which a hidden file could be subtracted
/// would tell of it. Nothing here reaches a mark, a rank or a decision.
/// </summary>
public sealed class ProvenanceQueries(ViewerDb viewerDb, FileStates states)
{
    sealed record Count(bool Before, string? Province, string? Stream, Gender Gender, CandidateSource Source, int? Supplier, FunnelCounts Files);

    /// <summary>Null when there is no such edition. Five queries.</summary>
    public async Task<ProvenanceView?> ReadAsync(string? editionCode, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewCandidates);
        var editions = await db.Editions.OrderByDescending(e => e.Code).Select(e => new EditionChoice(e.Id, e.Key, e.Code, e.ClosedAt != null)).ToListAsync(ct);
        var at = editions.FindIndex(e => editionCode is null || e.Code == editionCode);
        if (at < 0) return null;
        var (edition, before) = (editions[at], at + 1 < editions.Count ? editions[at + 1] : null);
        db.Viewer.Demand(Permission.ViewCandidates, edition.Id);
        var files = await states.OfAsync(db, edition.Id, await FileStates.MarkAsync(db, edition.Id, ct), ct);
        var counts = await CountsAsync(db, edition.Id, before?.Id, ct);
        var names = await SupplierNamesAsync(db, counts, ct);
        var total = Sum(ProvenanceKind.Total, null, "", counts, files?.All);
        return new ProvenanceView(editions, edition, before?.Code, total, Regions(counts), Streams(counts),
            [.. Enum.GetValues<Gender>().Select(g => Sum(ProvenanceKind.Gender, g.ToString(), Texts.Texts.In(Texts.Texts.CurrentLanguage, g), counts.Where(c => c.Gender == g)))],
            [.. Enum.GetValues<CandidateSource>().Select(s => Sum(ProvenanceKind.Source, s.ToString(), Texts.Texts.In(Texts.Texts.CurrentLanguage, s), counts.Where(c => c.Source == s), files?.All.Where(f => f.Source == s)))],
            Suppliers(counts, names, files), db.Viewer.Rows.HiddenCandidates.Count == 0 ? 0 : await HiddenAsync(db, edition.Id, ct));
    }

    /// <summary>One statement for both editions.</summary>
    static async Task<List<Count>> CountsAsync(AppDbContext db, int edition, int? before, CancellationToken ct)
    {
        var rows = await db.Candidates.Where(c => c.EditionId == edition || c.EditionId == before)
            .GroupBy(c => new { c.EditionId, c.ProvinceCode, c.File.StreamCode, c.Person.Gender, c.Source, c.SuppliedByOrganisationId, c.Stage })
            .Select(g => new { g.Key, Files = g.Count() }).ToListAsync(ct);
        return rows.ConvertAll(r => new Count(r.Key.EditionId != edition, r.Key.ProvinceCode, r.Key.StreamCode, r.Key.Gender, r.Key.Source, r.Key.SuppliedByOrganisationId, FunnelCounts.At(r.Key.Stage, r.Files)));
    }

    static async Task<Dictionary<int, (int Body, string Key, string Name)>> SupplierNamesAsync(AppDbContext db, List<Count> counts, CancellationToken ct)
    {
        var ids = counts.Select(c => c.Supplier).OfType<int>().Distinct().ToList();
        return (await db.Organisations.AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.Id)).Select(o => new { o.Id, Body = o.FirstId ?? o.Id, o.Key, o.Name }).ToListAsync(ct))
            .ToDictionary(o => o.Id, o => (o.Body, o.Key, o.Name.Current));
    }

    static List<ProvenanceGroup> Regions(List<Count> counts)
    {
        var groups = Provinces.Regions.Select(r => Sum(ProvenanceKind.Region, r.Code, CandidateInputs.RegionName(r), counts.Where(c => Provinces.Of(c.Province ?? "")?.Region == r)) with
        {
            Inside = [.. Provinces.All.Where(p => p.Region == r).Select(p => Sum(ProvenanceKind.Province, p.Code, CandidateInputs.ProvinceName(p.Code)!, counts.Where(c => c.Province == p.Code)))],
        }).ToList();
        return WithUnknown(groups, ProvenanceKind.Region, counts.Where(c => Provinces.Of(c.Province ?? "") is null));
    }

    static List<ProvenanceGroup> Streams(List<Count> counts)
    {
        var known = Programme.Streams.All.Select(s => s.Code).ToHashSet();
        var groups = Programme.Streams.All.Select(s => Sum(ProvenanceKind.Stream, s.Code, CandidateInputs.StreamName(s.Code)!, counts.Where(c => c.Stream == s.Code))).Where(IsMet).ToList();
        return WithUnknown(groups, ProvenanceKind.Stream, counts.Where(c => c.Stream is null || !known.Contains(c.Stream)));
    }

    static List<ProvenanceGroup> Suppliers(List<Count> counts, Dictionary<int, (int Body, string Key, string Name)> names, EditionFiles? files)
    {
        int? Body(int? supplier) => supplier is { } id && names.TryGetValue(id, out var o) ? o.Body : null;
        var groups = names.GroupBy(n => n.Value.Body).Select(g => Sum(ProvenanceKind.Supplier, g.First().Value.Key, g.OrderBy(n => n.Key).Last().Value.Name, counts.Where(c => Body(c.Supplier) == g.Key), files?.All.Where(f => Body(f.SupplierId) == g.Key)))
            .OrderByDescending(g => g.Now.Received).ThenBy(g => g.Name, StringComparer.CurrentCulture).ToList();
        return WithUnknown(groups, ProvenanceKind.Supplier, counts.Where(c => Body(c.Supplier) is null), files?.All.Where(f => Body(f.SupplierId) is null));
    }

    static List<ProvenanceGroup> WithUnknown(List<ProvenanceGroup> groups, ProvenanceKind kind, IEnumerable<Count> rest, IEnumerable<FileState>? files = null)
    {
        var unknown = Sum(kind, null, Texts.Texts.In(Texts.Texts.CurrentLanguage, kind == ProvenanceKind.Supplier ? "Provenance.NoSupplier" : "Provenance.NotKnown"), rest, files);
        if (IsMet(unknown)) groups.Add(unknown);
        return groups;
    }

    static bool IsMet(ProvenanceGroup group) => group.Now.Received + group.Before.Received > 0;

    /// <param name="files">Those of the group still open: some that wait for their answer are complete already. Null where that is not told.</param>
    static ProvenanceGroup Sum(ProvenanceKind kind, string? code, string name, IEnumerable<Count> counts, IEnumerable<FileState>? files = null)
    {
        var (now, before) = (default(FunnelCounts) with { Complete = 0 }, default(FunnelCounts) with { Complete = 0 });
        foreach (var count in counts)
            if (count.Before) before += count.Files;
            else now += count.Files;
        int? complete = files is null ? null : now.Complete + files.Count(f => f.Stage == CandidateStage.Received && f.Readiness != Readiness.Missing);
        return new ProvenanceGroup(kind, code, name, now with { Complete = complete }, before with { Complete = null }, []);
    }

    /// <summary>How many of the viewer's own hidden files are of this edition: they know each of them.</summary>
    static Task<int> HiddenAsync(AppDbContext db, int edition, CancellationToken ct) => WholeEdition.CountAsync(db, edition, db.Viewer.Rows.HiddenCandidates, ct);
}
