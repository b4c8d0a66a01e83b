using System.Text.Json;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Sheets;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>A supplier in a menu.</summary>
public sealed record SupplierChoice(string Key, string Name);

/// <summary>A list received, with whether it can still be taken back in one piece.</summary>
public sealed record ReceivedList
{
    public required string Key { get; init; }
    public required string FileName { get; init; }
    public required string EditionCode { get; init; }
    public required string Supplier { get; init; }
    public required SupplyBasis Basis { get; init; }
    public DateOnly? PurgeOn { get; init; }
    public DateTime ImportedAt { get; init; }
    public required string ImportedBy { get; init; }
    public int Candidates { get; init; }
    public int Changed { get; init; }
    public DateTime? UndoneAt { get; init; }

    internal static ReceivedList Of(SourceList list, string edition, string supplier, string by) => new()
    {
        Key = list.Key, FileName = list.FileName, EditionCode = edition, Supplier = supplier, Basis = list.Basis, PurgeOn = list.PurgeOn, Changed = list.Changed,
        ImportedAt = list.CreatedAt, ImportedBy = by, Candidates = list.Lines, UndoneAt = list.UndoneAt,
    };
}

/// <summary>An uploaded list that is not written yet.</summary>
public sealed record WaitingUpload(string Key, string FileName, int Lines, DateTime UploadedAt, bool IsBeingWritten);

/// <summary>What the import pages show.</summary>
public sealed class ImportQueries(ViewerDb viewerDb, FieldVault vault, LegalGate gate, ProgrammeClock clock, ImportProgress progress)
{
    public const int ListsShown = 100;

    public async Task<IReadOnlyList<SupplierChoice>> SuppliersAsync(CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var today = clock.Today;
        var helped = db.Viewer.Rows.HelpedOrganisations;
        var team = db.Viewer.Can(Permission.ImportCandidates);
        var all = await db.Organisations.AsNoTracking().Where(o => (o.ValidTo == null || o.ValidTo >= today) && (o.ValidFrom == null || o.ValidFrom <= today) && (team || helped.Contains(o.Id))).ToListAsync(ct);
        return all.Select(o => new SupplierChoice(o.Key, o.Name.Current)).OrderBy(o => o.Name, StringComparer.CurrentCulture).ToList();
    }

    public async Task<IReadOnlyList<ReceivedList>> ReceivedAsync(CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        db.Viewer.Demand(Permission.ImportCandidates);
        var lists = await db.SourceLists.AsNoTracking().OrderByDescending(l => l.Id).Take(ListsShown)
            .Select(l => new { List = l, l.Organisation!.Name, ImportedBy = l.ImportedBy!.DisplayName, Edition = db.Editions.Where(e => e.Id == l.EditionId).Select(e => e.Code).First() }).ToListAsync(ct);
        return lists.ConvertAll(l => ReceivedList.Of(l.List, l.Edition, l.Name.Current, l.ImportedBy));
    }

    /// <summary>What the waiting list would do; null when it is not this viewer's, expired or already confirmed.</summary>
    public async Task<ImportPreview?> PreviewAsync(string key, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        if (await PendingAsync(db, key, ct) is not { } pending) return null;
        using var sheet = await SheetReader.OpenAsync(new MemoryStream(pending.Bytes), pending.FileName, ct);
        var columns = ImportColumns.Find(sheet.Rows(), pending.ReadMapping());
        var (aim, tally) = (await ImportAim.OfAsync(db, pending, ct), new ImportTally());
        await foreach (var lines in new ImportScan(db, vault, aim, clock.Today).JudgeAsync(sheet, columns, ct)) tally.Add(lines);
        var edition = await db.Editions.Where(e => e.Id == pending.EditionId).Select(e => e.Code).FirstAsync(ct);
        return tally.ToPreview(key, pending, edition, await SupplierAsync(db, pending, ct), columns, aim, clock.Today, await VisibleAsync(db, pending.EditionId, tally.KnownPersonIds, ct)) with { WhyNotConfirm = await Importing.WhyNotTakeAsync(gate, columns, ct) };
    }

    /// <summary>Where a confirmed long list stands; null when it waits for its owner, is gone, or is somebody else's.</summary>
    public async Task<ImportState?> StateAsync(string key, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        return await db.PendingImports.Where(i => i.Key == key && i.ConfirmedAt != null).Select(i => new { i.FileName, i.Lines, i.FailedBecause }).FirstOrDefaultAsync(ct)
            is { } i ? new ImportState(i.FileName, i.Lines, progress.Read(key), PendingImport.WhyFailed(i.FailedBecause)) : null;
    }

    /// <summary>The list a written upload became; null while it is not written.</summary>
    public async Task<ImportDone?> DoneAsync(string key, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        return await db.SourceLists.Where(l => l.UploadKey == key && l.UndoneAt == null)
            .Select(l => new ImportDone(l.Key, db.Editions.Where(e => e.Id == l.EditionId).Select(e => e.Code).First(), l.Lines)).FirstOrDefaultAsync(ct);
    }

    /// <summary>This person's uploads that wait: for a confirmation, or to be written.</summary>
    public async Task<IReadOnlyList<WaitingUpload>> WaitingAsync(CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var since = clock.Now - PendingImport.Validity;
        return await db.PendingImports.Where(i => i.OwnerUserId == db.Viewer.UserId && (i.CreatedAt >= since || i.ConfirmedAt != null)).OrderByDescending(i => i.Id)
            .Select(i => new WaitingUpload(i.Key, i.FileName, i.Lines, i.CreatedAt, i.ConfirmedAt != null && i.FailedBecause == null)).ToListAsync(ct);
    }

    /// <summary>The lines that stay out, each with its number, its cells and the reasons; the headings come first.</summary>
    public async IAsyncEnumerable<(int Line, IReadOnlyList<string> Cells, IReadOnlyList<ImportRemark> Reasons)> RefusedAsync(string key, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        if (await PendingAsync(db, key, ct) is not { } pending) throw new NotFoundForViewer("The list");
        using var sheet = await SheetReader.OpenAsync(new MemoryStream(pending.Bytes), pending.FileName, ct);
        var columns = ImportColumns.Find(sheet.Rows(), pending.ReadMapping());
        yield return (columns.HeaderLine, columns.Headings, []);
        var refused = new Dictionary<int, IReadOnlyList<ImportRemark>>();
        var aim = await ImportAim.OfAsync(db, pending, ct);
        await foreach (var lines in new ImportScan(db, vault, aim, clock.Today).JudgeAsync(sheet, columns, ct))
            foreach (var line in lines.Where(l => l.Outcome == LineOutcome.Refused)) refused[line.Line.Number] = line.Line.Remarks.Where(r => r.Refuses).ToList();
        // Empty cells at the end of a line are not stored; what follows the line's own cells would slip under another heading.
        foreach (var row in columns.DataOf(sheet.Rows()))
            if (refused.TryGetValue(row.Line, out var reasons)) yield return (row.Line, [.. row.Cells, .. Enumerable.Repeat("", Math.Max(0, columns.Headings.Count - row.Cells.Count))], reasons);
    }

    async Task<AppDbContext> OpenAsync(CancellationToken ct)
    {
        var db = await viewerDb.OpenAsync(ct);
        ImportDuty.Demand(db.Viewer);
        return db;
    }

    async Task<PendingImport?> PendingAsync(AppDbContext db, string key, CancellationToken ct)
    {
        var since = clock.Now - PendingImport.Validity;
        return await db.PendingImports.AsNoTracking().FirstOrDefaultAsync(i => i.Key == key && i.CreatedAt >= since, ct);
    }

    static async Task<string> SupplierAsync(AppDbContext db, PendingImport pending, CancellationToken ct)
    {
        if (await db.Organisations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == pending.OrganisationId, ct) is { } known) return known.Name.Current;
        var draft = await db.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.Form == NewSupplier.Form && d.Target == pending.Key, ct);
        return draft is null ? "" : JsonSerializer.Deserialize<NewSupplier>(draft.Json)!.Name;
    }

    /// <summary>Files of the duplicates this viewer may open: a hidden one is only said to be known.</summary>
    static async Task<Dictionary<int, (string Key, string Name)>> VisibleAsync(AppDbContext db, int editionId, IReadOnlyList<int> people, CancellationToken ct)
    {
        if (people.Count == 0) return [];
        var rows = await db.Candidates.Where(c => people.Contains(c.PersonId)).OrderBy(c => c.EditionId == editionId)
            .Select(c => new { c.PersonId, c.Key, c.Person.FamilyName, c.Person.GivenName }).ToListAsync(ct);
        return rows.GroupBy(r => r.PersonId).ToDictionary(g => g.Key, g => (g.Last().Key, $"{g.Last().FamilyName.ToUpperInvariant()} {g.Last().GivenName}"));
    }
}
