using System.Text.Json;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Bulk;
using AusAiducation.Core.Data.Sheets;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>Takes a supplied list, shows what it would do, writes it in one piece once a person confirmed, and takes it back in one piece.</summary>
public sealed class Importing(ViewerDb viewerDb, FieldVault vault, LegalGate gate, ProgrammeClock clock, ImportProgress progress)
{
    /// <summary>Longest file accepted, in bytes.</summary>
    public const int MaxLength = 10 * 1024 * 1024;

    /// <summary>Keeps the file until it is confirmed or discarded and answers its key. Throws <see cref="SheetRefused"/> when it is no list.</summary>
    public async Task<string> UploadAsync(ImportUpload input, byte[] bytes, string fileName, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        ImportDuty.Demand(db.Viewer);
        var isTeam = db.Viewer.Can(Permission.ImportCandidates);
        var problems = new Problems();
        var edition = await db.Editions.FirstOrDefaultAsync(e => e.Code == input.Edition, ct);
        if (edition is null) problems.Add(nameof(input.Edition), "Common.ChooseOne");
        else if (edition.ClosedAt is not null) problems.Add(nameof(input.Edition), "Candidates.EditionClosed", edition.Code);
        var basis = SupplyBasis.Read(problems, input.AgreementReference, input.AgreedOn, input.InformedOn, clock.Today);
        var isNew = isTeam && string.IsNullOrEmpty(input.Supplier);
        var supplier = isNew ? NewSupplier.Read(problems, input) : null;
        var organisation = isNew ? null : await db.Organisations.FirstOrDefaultAsync(o => o.Key == input.Supplier, ct);
        if (!isNew && organisation is null) problems.Add(nameof(input.Supplier), "Common.ChooseOne");
        problems.ThrowIfAny();
        if (organisation is null) db.Viewer.Demand(Permission.ImportCandidates, edition!.Id);
        else ImportDuty.DemandSupplier(db.Viewer, organisation.Id, edition!.Id);
        if (!isTeam) RuleBroken.If(ImportDuty.WhyNotNominate(edition, clock.Today));

        var remembered = organisation is null ? ColumnMapping.Empty : await RememberedAsync(db, organisation.BodyId, ct);
        var lines = await ImportUploads.CheckAsync(bytes, fileName, remembered, ct);
        await ImportUploads.PurgeAsync(db, clock.Now - PendingImport.Validity, ct);
        var pending = new PendingImport(db.Viewer.UserId, edition.Id, organisation?.Id ?? 0, basis, Path.GetFileName(fileName), bytes, lines);
        pending.Map(remembered);
        db.PendingImports.Add(pending);
        if (supplier is not null) db.Drafts.Add(new Draft(db.Viewer.UserId, NewSupplier.Form, pending.Key, JsonSerializer.Serialize(supplier)));
        await db.SaveChangesAsync(ct);
        return pending.Key;
    }

    /// <summary>Says what headings of a waiting list mean; the supplier's next list will know.</summary>
    public async Task MapAsync(string key, MappingInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        ImportDuty.Demand(db.Viewer);
        var pending = await db.PendingImports.FirstOrDefaultAsync(i => i.Key == key, ct) ?? throw new NotFoundForViewer("The list");
        var meanings = pending.ReadMapping().Meanings.ToDictionary();
        foreach (var (heading, said) in input.Headings.Zip(input.Columns))
        {
            if (string.IsNullOrWhiteSpace(heading)) continue;
            // What is known anyway needs no memory.
            if (string.IsNullOrEmpty(said) || said == ImportHeadings.Of(heading)?.ToString()) meanings.Remove(ColumnMapping.KeyOf(heading));
            else if (said == MappingInput.Aside) meanings[ColumnMapping.KeyOf(heading)] = null;
            else if (Enum.TryParse<ImportColumn>(said, out var column) && Enum.IsDefined(column)) meanings[ColumnMapping.KeyOf(heading)] = column;
        }
        if (meanings.Values.OfType<ImportColumn>().GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new RuleBroken("Import.MappedTwice", twice.Key);
        pending.Map(new ColumnMapping(meanings));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Forgets an uploaded list.</summary>
    public async Task DiscardAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        ImportDuty.Demand(db.Viewer);
        var waiting = await db.PendingImports.Where(i => i.Key == key).ToListAsync(ct);
        if (waiting.Exists(i => i.ConfirmedAt is not null && i.FailedBecause is null)) throw new RuleBroken("Import.AlreadyConfirmed");
        db.PendingImports.RemoveRange(waiting);
        db.Drafts.RemoveRange(await db.Drafts.Where(d => d.Form == NewSupplier.Form && d.Target == key).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Leaves a long list to the job that writes it; false when it is short enough to be written at once, or gone.</summary>
    public async Task<bool> ConfirmLaterAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        ImportDuty.Demand(db.Viewer);
        if (await db.PendingImports.FirstOrDefaultAsync(i => i.Key == key, ct) is not { IsLong: true } pending) return false;
        pending.Confirm(clock.Now);
        await db.SaveChangesAsync(ct);
        progress.Ask(pending.Id, pending.OwnerUserId, key);
        return true;
    }

    /// <summary>
    /// Writes the list: lines without errors that are not duplicates, and the files it corrects. All or nothing, and once: null when
    /// somebody confirmed it before.
    /// </summary>
    public async Task<ImportDone?> ConfirmAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        ImportDuty.Demand(db.Viewer);
        if (await db.PendingImports.AsNoTracking().FirstOrDefaultAsync(i => i.Key == key, ct) is not { } pending) return null;
        var edition = await db.Editions.AsNoTracking().FirstAsync(e => e.Id == pending.EditionId, ct);
        if (edition.ClosedAt is not null) throw new RuleBroken("Candidates.EditionClosed", edition.Code);
        var draft = await db.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.Form == NewSupplier.Form && d.Target == key, ct);
        var supplier = draft is null ? null : JsonSerializer.Deserialize<NewSupplier>(draft.Json);
        if (supplier is null) ImportDuty.DemandSupplier(db.Viewer, pending.OrganisationId, edition.Id);
        var (aim, mapping) = (await ImportAim.OfAsync(db, pending, ct), pending.ReadMapping());
        using var sheet = await SheetReader.OpenAsync(new MemoryStream(pending.Bytes), pending.FileName, ct);
        var columns = ImportColumns.Find(sheet.Rows(), mapping);
        RuleBroken.If(await WhyNotTakeAsync(gate, columns, ct));
        // The vault saves its keys on connections of its own, which would wait for the transaction below.
        await vault.SealAsync(VaultField.Cin, "warm", ct);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await ImportUploads.TakeAsync(db, pending.Id, key, ct)) return null;
        var writer = await ListWriter.BeginAsync(db, vault, pending, supplier?.ToOrganisation(), clock.Today, ct);
        var (changed, read) = (0, 0);
        await foreach (var lines in new ImportScan(db, vault, aim, clock.Today).JudgeAsync(sheet, columns, ct))
        {
            await writer.WriteAsync(lines.Where(l => l.Outcome is LineOutcome.New or LineOutcome.Returning).ToList(), ct);
            changed += await ListChanges.WriteAsync(db, vault, writer.ListId, lines.Where(l => l.Outcome == LineOutcome.Changed).ToList(), aim.FillOnly, ct);
            progress.Tell(key, read += lines.Count, pending.Lines);
        }
        if (writer.Written + changed == 0) throw new RuleBroken("Import.BringsNobody");
        await writer.EndAsync(clock.Now, changed, key, ct);
        await SupplierMemory.RememberAsync(db, writer.ListId, mapping, ct);
        await DatabaseStart.CountAsync(db, ct);
        await transaction.CommitAsync(ct);
        return new ImportDone(writer.ListKey, edition.Code, writer.Written);
    }

    /// <summary>Law 09-08: why these columns cannot be kept, naming them, or null.</summary>
    internal static async Task<Refusal?> WhyNotTakeAsync(LegalGate gate, ImportColumns columns, CancellationToken ct) =>
        ImportColumns.Guarded.Where(columns.Has).Select(columns.HeadingOf).ToList() is { Count: > 0 } guarded && await gate.WhyNotCollectAsync(ct) is not null ? new Refusal("Import.GuardedColumns", string.Join(", ", guarded)) : null;

    /// <summary>Takes a whole list back: its candidates, their files, the people it brought, and what it corrected. Refused, naming them, when one was worked on since.</summary>
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

    static async Task<ColumnMapping> RememberedAsync(AppDbContext db, int bodyId, CancellationToken ct) =>
        new(await db.SupplierColumns.Where(c => c.BodyId == bodyId).ToDictionaryAsync(c => c.Heading, c => c.Column, ct));
}
