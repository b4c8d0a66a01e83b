using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>The papers of a file: taken in, accepted or refused with a reason, opened on the record.</summary>
public sealed class CandidatePapers(ViewerDb viewerDb, LegalGate gate, ProgrammeClock clock)
{
    /// <summary>Adds a document received for this candidate. Length and content are checked, and that its kind is collected at this stage; the name is kept for people only.</summary>
    public async Task AddAsync(string candidateKey, string? kind, string fileName, byte[] bytes, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.EditCandidates);
        var candidate = await db.Candidates.Include(c => c.Edition).FirstOrDefaultAsync(c => c.Key == candidateKey, ct) ?? throw new NotFoundForViewer("The file");
        db.Viewer.Demand(Permission.EditCandidates, candidate.EditionId);
        RuleBroken.If(CandidateEditing.WhyNotEdit(candidate.Edition!.Code, candidate.Edition.ClosedAt is not null));
        if (!Enum.TryParse<DocumentKind>(kind, out var chosen) || !DocumentKinds.OfCandidates.Contains(chosen)) throw new RuleBroken("Documents.KindMissing");
        RuleBroken.If((await Checklist.OfAsync(db, candidate.EditionId, ct)).WhyNotTake(chosen, candidate.Stage));
        if (chosen.IsCollectedLate()) RuleBroken.If(await gate.WhyNotCollectAsync(ct));
        db.Documents.Add(db.Receive(chosen, fileName, bytes, clock.Now).OfCandidate(candidate.Id));
        await db.SaveChangesAsync(ct);
    }

    /// <param name="marksAgree">For a transcript: the marks of the file were read on it, each of them.</param>
    /// <param name="validUntil">The day typed as the last on which it counts; nothing when it does not lapse.</param>
    public async Task AcceptAsync(string key, bool marksAgree = false, string? validUntil = null, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var (document, candidate) = await LoadAsync(db, key, ct);
        document.Accept(db.Viewer.UserId, clock.Now, DayOf(validUntil));
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
        // A copy of what is no longer accepted must not be scored by.
        db.Documents.RemoveRange(await db.Documents.IncludingCopies().Where(d => d.RedactedOfId == document.Id).ToListAsync(ct));
        if (PaperMoment.Application.Asks(candidate.Stage))
            await db.PrepareAsync(candidate, MessageTemplate.PaperRefused, new Dictionary<MessageField, object> { [MessageField.Papers] = document.Kind, [MessageField.Reason] = reason.Trim() }, ct: ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The bytes; that this person opened them is written in the file's history first. Null when there is no such document for this viewer; throws <see cref="RuleBroken"/> while it is in quarantine.</summary>
    public async Task<OpenedPaper?> OpenAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewCandidates);
        var found = await db.Documents.Where(d => d.Key == key && d.CandidateId != null)
            .Select(d => new { d.FileName, d.ContentType, d.Scan, Bytes = (byte[]?)d.Content!.Bytes, d.Kind, Candidate = db.Candidates.FirstOrDefault(c => c.Id == d.CandidateId) }).FirstOrDefaultAsync(ct);
        if (found?.Candidate is not { } candidate) return null;
        var opened = OpenedPaper.Of(found.FileName, found.ContentType, found.Scan, found.Bytes);
        db.History.Add(HistoryRecord.OfLook(db.Viewer, clock.Now, candidate, nameof(Document), key, found.Kind.ToString()));
        await db.SaveChangesAsync(ct);
        return opened;
    }

    DateOnly? DayOf(string? typed)
    {
        var p = new Problems();
        var day = p.Day("ValidUntil", typed, required: false, notBefore: clock.Today);
        p.ThrowIfAny();
        return day;
    }

    static async Task<(Document Document, Candidate Candidate)> LoadAsync(AppDbContext db, string key, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.EditCandidates);
        var document = await db.Documents.FirstOrDefaultAsync(d => d.Key == key && d.CandidateId != null && d.Kind != DocumentKind.HomeVisitPhoto, ct) ?? throw new NotFoundForViewer("The document");
        var candidate = await db.Candidates.Include(c => c.Edition).Include(c => c.File).Include(c => c.Person).FirstOrDefaultAsync(c => c.Id == document.CandidateId, ct) ?? throw new NotFoundForViewer("The document");
        db.Viewer.Demand(Permission.EditCandidates, candidate.EditionId);
        RuleBroken.If(CandidateEditing.WhyNotEdit(candidate.Edition!.Code, candidate.Edition.ClosedAt is not null));
        return (document, candidate);
    }
}
