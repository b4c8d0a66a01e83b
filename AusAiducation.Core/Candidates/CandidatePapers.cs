using System.Security.Cryptography;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>A document's bytes for whoever may open it.</summary>
public sealed record OpenedPaper(string FileName, string ContentType, byte[] Bytes);

/// <summary>The papers of a file: taken in, accepted or refused with a reason, opened on the record.</summary>
public sealed class CandidatePapers(ViewerDb viewerDb, LegalGate gate, ProgrammeClock clock)
{
    /// <summary>Adds a document received for this candidate. Length and content are checked; the name is kept for people only.</summary>
    public async Task AddAsync(string candidateKey, string? kind, string fileName, byte[] bytes, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.EditCandidates);
        var candidate = await db.Candidates.Include(c => c.Edition).FirstOrDefaultAsync(c => c.Key == candidateKey, ct) ?? throw new NotFoundForViewer("The file");
        db.Viewer.Demand(Permission.EditCandidates, candidate.EditionId);
        RuleBroken.If(CandidateEditing.WhyNotEdit(candidate.Edition!.Code, candidate.Edition.ClosedAt is not null));
        if (!Enum.TryParse<DocumentKind>(kind, out var chosen) || !RequiredPapers.Kinds.Contains(chosen)) throw new RuleBroken("Documents.KindMissing");
        if (RequiredPapers.IsGuarded(chosen)) RuleBroken.If(await gate.WhyNotCollectAsync(ct));
        db.Documents.Add(Take(chosen, fileName, bytes, db.Viewer.UserId, clock.Now).OfCandidate(candidate.Id));
        await db.SaveChangesAsync(ct);
    }

    /// <param name="marksAgree">For a transcript: the marks of the file were read on it, each of them.</param>
    public async Task AcceptAsync(string key, bool marksAgree = false, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var (document, candidate) = await LoadAsync(db, key, ct);
        document.Accept(db.Viewer.UserId, clock.Now);
        if (marksAgree)
        {
            if (document.Kind != DocumentKind.Transcript || candidate.File.Marks.ForRules is null) throw new RuleBroken("Documents.NoMarksToVerify");
            candidate.File.VerifyMarks(db.Viewer.UserId, clock.Now);
        }
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Only this one is to be sent again; a message that says why is prepared, held in the outbox.</summary>
    public async Task RefuseAsync(string key, string? reason, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var (document, candidate) = await LoadAsync(db, key, ct);
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("Common.ReasonNeeded");
        if (reason.Trim().Length > 300) throw new RuleBroken("Common.TooLong", 300);
        document.Refuse(reason, db.Viewer.UserId, clock.Now);
        if (RequiredPapers.For(candidate.Stage).Count > 0)
            await db.PrepareAsync(candidate, MessageTemplate.PaperRefused, new Dictionary<MessageField, object> { [MessageField.Papers] = document.Kind, [MessageField.Reason] = reason.Trim() }, ct: ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The bytes; that this person opened them is written in the file's history first. Null when there is no such document for this viewer.</summary>
    public async Task<OpenedPaper?> OpenAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewCandidates);
        var found = await db.Documents.Where(d => d.Key == key && d.CandidateId != null)
            .Select(d => new { d.FileName, d.ContentType, d.Content!.Bytes, Kind = d.Kind, Candidate = db.Candidates.FirstOrDefault(c => c.Id == d.CandidateId) }).FirstOrDefaultAsync(ct);
        if (found?.Candidate is not { } candidate) return null;
        db.History.Add(HistoryRecord.OfLook(db.Viewer, clock.Now, candidate, nameof(Document), key, found.Kind.ToString()));
        await db.SaveChangesAsync(ct);
        return new OpenedPaper(found.FileName, found.ContentType, found.Bytes);
    }

    /// <summary>A document out of received bytes: length first, then what they are; 0 stands for a candidate without an account.</summary>
    internal static Document Take(DocumentKind kind, string fileName, byte[] bytes, int byUserId, DateTime at)
    {
        if (bytes.Length == 0) throw new RuleBroken("Documents.Empty");
        if (bytes.Length > Document.MaxLength) throw new RuleBroken("Documents.TooLarge", Document.MaxLength / (1024 * 1024));
        var type = DocumentTypes.Of(bytes) ?? throw new RuleBroken(DocumentTypes.IsHeic(bytes) ? "Documents.Heic" : "Documents.TypeRefused");
        return new Document(kind, NameOf(fileName, type), type, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)), byUserId, at);
    }

    static async Task<(Document Document, Candidate Candidate)> LoadAsync(AppDbContext db, string key, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.EditCandidates);
        var document = await db.Documents.FirstOrDefaultAsync(d => d.Key == key && d.CandidateId != null, ct) ?? throw new NotFoundForViewer("The document");
        var candidate = await db.Candidates.Include(c => c.Edition).Include(c => c.File).Include(c => c.Person).FirstOrDefaultAsync(c => c.Id == document.CandidateId, ct) ?? throw new NotFoundForViewer("The document");
        db.Viewer.Demand(Permission.EditCandidates, candidate.EditionId);
        RuleBroken.If(CandidateEditing.WhyNotEdit(candidate.Edition!.Code, candidate.Edition.ClosedAt is not null));
        return (document, candidate);
    }

    /// <summary>The last part of the name without anything a file system or a header takes for more, ending as the content says.</summary>
    static string NameOf(string given, string type)
    {
        var bare = Path.GetFileNameWithoutExtension(given.Replace('\\', '/').Split('/')[^1]);
        var clean = string.Concat(bare.Where(c => !char.IsControl(c) && !"\"<>|:*?;".Contains(c, StringComparison.Ordinal) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)).Trim();
        return (clean.Length is 0 ? "document" : clean.Length > 100 ? clean[..100] : clean) + DocumentTypes.Extension(type);
    }
}
