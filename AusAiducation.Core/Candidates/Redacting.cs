using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>Makes, confirms and takes away the redacted copies of a candidate's documents. The pictures come in with their black boxes burned in.</summary>
public sealed class Redacting(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>A document of several pages has a copy for each.</summary>
    public const int MostCopies = 10;

    /// <summary>The original to draw on. Null when there is no such document for this viewer; throws <see cref="RuleBroken"/> when no copy of it can be made.</summary>
    public async Task<OpenedPaper?> OriginalAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        if (await FindAsync(db, db.Documents.Where(d => d.Key == key), ct) is not { } document) return null;
        RuleBroken.If(document.WhyNotRedact());
        var bytes = await db.DocumentContents.Where(c => c.DocumentId == document.Id).Select(c => c.Bytes).FirstOrDefaultAsync(ct);
        return OpenedPaper.Of(document.FileName, document.ContentType, document.Scan, bytes);
    }

    /// <summary>Keeps a copy; it is shown to nobody who scores before a person confirms it.</summary>
    /// <param name="jpeg">The picture with its boxes burned in, without metadata.</param>
    public async Task KeepAsync(string key, byte[] jpeg, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var document = await FindAsync(db, db.Documents.Where(d => d.Key == key), ct) ?? throw new NotFoundForViewer("The document");
        if (await db.Documents.IncludingCopies().CountAsync(d => d.RedactedOfId == document.Id, ct) >= MostCopies) throw new RuleBroken("Redaction.TooMany", MostCopies);
        if (DocumentTypes.Of(jpeg) != DocumentTypes.Jpeg) throw new RuleBroken("Redaction.PictureOnly");
        db.Documents.Add(document.RedactedAs(jpeg, db.Viewer.UserId, clock.Now));
        await db.SaveChangesAsync(ct);
    }

    /// <param name="agreed">The person read the copy and found neither name, nor sex, nor lycée on it.</param>
    public async Task ConfirmAsync(string copyKey, bool agreed, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var copy = await CopyAsync(db, copyKey, ct) ?? throw new NotFoundForViewer("The copy");
        if (!agreed) throw new RuleBroken("Redaction.ConfirmNeeded");
        if (!await db.Documents.AnyAsync(d => d.Id == copy.RedactedOfId && d.State == DocumentState.Accepted, ct)) throw new RuleBroken("Redaction.AcceptedOnly");
        copy.Accept(db.Viewer.UserId, clock.Now);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Takes a copy away, confirmed or not: from then on nobody meets it.</summary>
    public async Task DiscardAsync(string copyKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Documents.Remove(await CopyAsync(db, copyKey, ct) ?? throw new NotFoundForViewer("The copy"));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The bytes of a copy, for the team. Null when there is none for this viewer.</summary>
    public async Task<OpenedPaper?> OpenAsync(string copyKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.EditCandidates);
        return await db.Documents.IncludingCopies().Where(d => d.Key == copyKey && d.RedactedOfId != null && db.Candidates.Any(c => c.Id == d.CandidateId))
            .Select(d => new OpenedPaper(d.FileName, d.ContentType, d.Content!.Bytes)).FirstOrDefaultAsync(ct);
    }

    static Task<Document?> CopyAsync(AppDbContext db, string key, CancellationToken ct) => FindAsync(db, db.Documents.IncludingCopies().Where(d => d.Key == key && d.RedactedOfId != null), ct);

    /// <summary>Tracked; of a candidate this viewer meets by name, in an edition that is open and theirs to correct.</summary>
    static async Task<Document?> FindAsync(AppDbContext db, IQueryable<Document> documents, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.EditCandidates);
        if (await documents.FirstOrDefaultAsync(d => d.CandidateId != null, ct) is not { } document) return null;
        var edition = await db.Candidates.Where(c => c.Id == document.CandidateId).Select(c => new { c.EditionId, c.Edition!.Code, c.Edition.ClosedAt }).FirstOrDefaultAsync(ct);
        if (edition is null) return null;
        db.Viewer.Demand(Permission.EditCandidates, edition.EditionId);
        RuleBroken.If(CandidateEditing.WhyNotEdit(edition.Code, edition.ClosedAt is not null));
        return document;
    }
}
