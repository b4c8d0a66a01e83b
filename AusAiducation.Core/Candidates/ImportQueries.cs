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
    public DateOnly FamiliesInformedOn { get; init; }
    public DateTime ImportedAt { get; init; }
    public required string ImportedBy { get; init; }
    public int Candidates { get; init; }
    public DateTime? UndoneAt { get; init; }
}

/// <summary>What the import pages show.</summary>
public sealed class ImportQueries(ViewerDb viewerDb, FieldVault vault, ProgrammeClock clock)
{
    public const int ListsShown = 100;

    public async Task<IReadOnlyList<SupplierChoice>> SuppliersAsync(CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var all = await db.Organisations.AsNoTracking().Where(o => o.ValidTo == null || o.ValidTo >= clock.Today).ToListAsync(ct);
        return all.Select(o => new SupplierChoice(o.Key, o.Name.Current)).OrderBy(o => o.Name, StringComparer.CurrentCulture).ToList();
    }

    public async Task<IReadOnlyList<ReceivedList>> ReceivedAsync(CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var lists = await db.SourceLists.AsNoTracking().OrderByDescending(l => l.Id).Take(ListsShown)
            .Select(l => new { List = l, l.Organisation!.Name, ImportedBy = l.ImportedBy!.DisplayName, Edition = db.Editions.Where(e => e.Id == l.EditionId).Select(e => e.Code).First() }).ToListAsync(ct);
        return lists.Select(l => new ReceivedList
        {
            Key = l.List.Key, FileName = l.List.FileName, EditionCode = l.Edition, Supplier = l.Name.Current, FamiliesInformedOn = l.List.FamiliesInformedOn,
            ImportedAt = l.List.CreatedAt, ImportedBy = l.ImportedBy, Candidates = l.List.Lines, UndoneAt = l.List.UndoneAt,
        }).ToList();
    }

    /// <summary>What the waiting list would do; null when it is not this viewer's, expired or already confirmed.</summary>
    public async Task<ImportPreview?> PreviewAsync(string key, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        if (await PendingAsync(db, key, ct) is not { } pending) return null;
        using var sheet = await SheetReader.OpenAsync(new MemoryStream(pending.Bytes), pending.FileName, ct);
        var columns = ImportColumns.Find(sheet.Rows());
        var tally = new ImportTally();
        await foreach (var lines in new ImportScan(db, vault, pending.EditionId, clock.Today).JudgeAsync(sheet, columns, ct)) tally.Add(lines);
        var edition = await db.Editions.Where(e => e.Id == pending.EditionId).Select(e => e.Code).FirstAsync(ct);
        return tally.ToPreview(key, pending, edition, await SupplierAsync(db, pending, ct), columns, await VisibleAsync(db, pending.EditionId, tally.KnownPersonIds, ct));
    }

    /// <summary>The lines that stay out, each with its number, its cells and the reasons; the headings come first.</summary>
    public async IAsyncEnumerable<(int Line, IReadOnlyList<string> Cells, IReadOnlyList<ImportRemark> Reasons)> RefusedAsync(string key, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        if (await PendingAsync(db, key, ct) is not { } pending) throw new NotFoundForViewer("The list");
        using var sheet = await SheetReader.OpenAsync(new MemoryStream(pending.Bytes), pending.FileName, ct);
        var columns = ImportColumns.Find(sheet.Rows());
        yield return (columns.HeaderLine, columns.Headings, []);
        var refused = new Dictionary<int, IReadOnlyList<ImportRemark>>();
        await foreach (var lines in new ImportScan(db, vault, pending.EditionId, clock.Today).JudgeAsync(sheet, columns, ct))
            foreach (var line in lines.Where(l => l.Outcome == LineOutcome.Refused)) refused[line.Line.Number] = line.Line.Remarks.Where(r => r.Refuses).ToList();
        foreach (var row in columns.DataOf(sheet.Rows()))
            if (refused.TryGetValue(row.Line, out var reasons)) yield return (row.Line, row.Cells, reasons);
    }

    async Task<AppDbContext> OpenAsync(CancellationToken ct)
    {
        var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ImportCandidates);
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
