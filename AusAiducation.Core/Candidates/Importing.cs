using System.Text.Json;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Bulk;
using AusAiducation.Core.Data.Sheets;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>Takes a supplied list, shows what it would do, writes it in one piece once a person confirmed, and takes it back in one piece.</summary>
public sealed class Importing(ViewerDb viewerDb, FieldVault vault, ProgrammeClock clock)
{
    /// <summary>Longest file accepted, in bytes.</summary>
    public const int MaxLength = 10 * 1024 * 1024;

    /// <summary>Keeps the file until it is confirmed or discarded and answers its key. Throws <see cref="SheetRefused"/> when it is no list.</summary>
    public async Task<string> UploadAsync(ImportUpload input, byte[] bytes, string fileName, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ImportCandidates);
        var problems = new Problems();
        var edition = await db.Editions.FirstOrDefaultAsync(e => e.Code == input.Edition, ct);
        if (edition is null) problems.Add(nameof(input.Edition), "Common.ChooseOne");
        else if (edition.ClosedAt is not null) problems.Add(nameof(input.Edition), "Candidates.EditionClosed", edition.Code);
        var informed = problems.Day(nameof(input.InformedOn), input.InformedOn, notAfter: clock.Today);
        var isNew = string.IsNullOrEmpty(input.Supplier);
        var supplier = isNew ? NewSupplier.Read(problems, input) : null;
        var organisation = isNew ? 0 : await db.Organisations.Where(o => o.Key == input.Supplier).Select(o => o.Id).FirstOrDefaultAsync(ct);
        if (!isNew && organisation == 0) problems.Add(nameof(input.Supplier), "Common.ChooseOne");
        problems.ThrowIfAny();
        db.Viewer.Demand(Permission.ImportCandidates, edition!.Id);

        await ImportUploads.CheckAsync(bytes, fileName, ct);
        await ImportUploads.PurgeAsync(db, clock.Now - PendingImport.Validity, ct);
        var pending = new PendingImport(db.Viewer.UserId, edition.Id, organisation, informed!.Value, Path.GetFileName(fileName), bytes);
        db.PendingImports.Add(pending);
        if (supplier is not null) db.Drafts.Add(new Draft(db.Viewer.UserId, NewSupplier.Form, pending.Key, JsonSerializer.Serialize(supplier)));
        await db.SaveChangesAsync(ct);
        return pending.Key;
    }

    /// <summary>Forgets an uploaded list.</summary>
    public async Task DiscardAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ImportCandidates);
        db.PendingImports.RemoveRange(await db.PendingImports.Where(i => i.Key == key).ToListAsync(ct));
        db.Drafts.RemoveRange(await db.Drafts.Where(d => d.Form == NewSupplier.Form && d.Target == key).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// Writes the list: lines without errors that are not duplicates. All or nothing, and once: null when somebody confirmed it before.
    /// </summary>
    public async Task<ImportDone?> ConfirmAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ImportCandidates);
        if (await db.PendingImports.AsNoTracking().FirstOrDefaultAsync(i => i.Key == key, ct) is not { } pending) return null;
        var edition = await db.Editions.AsNoTracking().FirstAsync(e => e.Id == pending.EditionId, ct);
        if (edition.ClosedAt is not null) throw new RuleBroken("Candidates.EditionClosed", edition.Code);
        var draft = await db.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.Form == NewSupplier.Form && d.Target == key, ct);
        var supplier = draft is null ? null : JsonSerializer.Deserialize<NewSupplier>(draft.Json);
        using var sheet = await SheetReader.OpenAsync(new MemoryStream(pending.Bytes), pending.FileName, ct);
        // The vault saves its keys on connections of its own, which would wait for the transaction below.
        await vault.SealAsync(VaultField.Cin, "warm", ct);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await ImportUploads.TakeAsync(db, pending.Id, key, ct)) return null;
        var writer = await ListWriter.BeginAsync(db, vault, pending, supplier?.ToOrganisation(), ct);
        var scan = new ImportScan(db, vault, pending.EditionId, clock.Today);
        await foreach (var lines in scan.JudgeAsync(sheet, ImportColumns.Find(sheet.Rows()), ct))
            await writer.WriteAsync(lines.Where(l => l.Outcome is LineOutcome.New or LineOutcome.Returning).ToList(), ct);
        if (writer.Written == 0) throw new RuleBroken("Import.BringsNobody");
        await writer.EndAsync(clock.Now, ct);
        await DatabaseStart.CountAsync(db, ct);
        await transaction.CommitAsync(ct);
        return new ImportDone(writer.ListKey, edition.Code, writer.Written);
    }

    /// <summary>Takes a whole list back: its candidates, their files, and the people it brought. Refused, naming them, when one was worked on since.</summary>
    public async Task UndoAsync(string listKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ImportCandidates);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var list = await db.SourceLists.FirstOrDefaultAsync(l => l.Key == listKey, ct) ?? throw new NotFoundForViewer("The list");
        db.Viewer.Demand(Permission.ImportCandidates, list.EditionId);
        list.Undo(db.Viewer.UserId, clock.Now);
        RuleBroken.If(await ListRemoval.WhyNotAsync(db, list, ct));
        await ListRemoval.RemoveAsync(db, list, clock.Now, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
