using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates.Dossiers;

/// <summary>A document as its sender sees it: what it is, whether it was taken, and why not.</summary>
public sealed record OwnPaper(string Key, DocumentKind Kind, string FileName, DateTime UploadedAt, DocumentState State, string? RefusedBecause, DocumentScan Scan = DocumentScan.NotScanned, DateOnly? ValidUntil = null)
{
    public bool StandsOn(DateOnly today) => State != DocumentState.Refused && (ValidUntil is null || ValidUntil >= today);
}

/// <summary>The documents page: what is asked for now, what will be if the file goes on, what is still missing, what was sent.</summary>
public sealed record SentPapers(IReadOnlyList<RequiredPaper> Asked, IReadOnlyList<RequiredPaper> Later, IReadOnlyList<DocumentKind> Missing, IReadOnlyList<OwnPaper> Sent, Refusal? WhyNotSend)
{
    /// <summary>How many of a kind count today.</summary>
    public int Standing(DocumentKind kind, DateOnly today) => Sent.Count(s => s.Kind == kind && s.StandsOn(today));

    /// <summary>Sent, and not asked for any more: they stay to be seen.</summary>
    public IReadOnlyList<OwnPaper> Others => Sent.Where(s => !Asked.Any(a => a.Kind == s.Kind)).ToList();
}

/// <summary>Photos and scans a candidate sends with the file, each by itself.</summary>
public sealed class DossierPapers(ViewerDb viewerDb, LegalGate gate, ProgrammeClock clock)
{
    /// <summary>More than any file needs; the form is public, and a disk is finite.</summary>
    public const int MaxCount = 20;

    public async Task<SentPapers> ReadAsync(CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var dossier = await OwnDossier.LoadAsync(db, ct);
        var told = await OwnDossier.ToldStageAsync(db, dossier, ct);
        var (stage, minor) = (StageOf(told), dossier.IsMinor(clock.Today));
        var checklist = await Checklist.OfAsync(db, dossier.EditionId, ct);
        var sent = await SentAsync(db, dossier, ct);
        return new SentPapers(checklist.Asked(stage, minor).ToList(), checklist.Later(stage, minor).ToList(), Missing(checklist, told, minor, await OwnDossier.AgreedAsync(db, dossier, ct), sent, clock.Today), sent, WhyNotSend(dossier, told));
    }

    public async Task AddAsync(string? kind, string fileName, byte[] bytes, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var dossier = await OwnDossier.LoadAsync(db, ct);
        var told = await OwnDossier.ToldStageAsync(db, dossier, ct);
        RuleBroken.If(WhyNotSend(dossier, told));
        var checklist = await Checklist.OfAsync(db, dossier.EditionId, ct);
        if (!Enum.TryParse<DocumentKind>(kind, out var chosen) || !checklist.Lines.Any(l => l.Kind == chosen)) throw new RuleBroken("Documents.KindMissing");
        RuleBroken.If(checklist.WhyNotTake(chosen, StageOf(told)));
        if (!checklist.Asked(StageOf(told), dossier.IsMinor(clock.Today)).Any(l => l.Kind == chosen)) throw new RuleBroken("Documents.KindMissing");
        if (chosen.IsCollectedLate()) RuleBroken.If(await gate.WhyNotCollectAsync(ct));
        var document = db.Receive(chosen, fileName, bytes, clock.Now).OfDossier(dossier.Id);
        if (dossier.CandidateId is { } candidate) document.OfCandidate(candidate);
        var sent = await db.Documents.Where(d => d.DossierId == dossier.Id).Select(d => new { d.Sha256, d.Kind, d.State }).ToListAsync(ct);
        // The same photo sent twice by an impatient finger is one document.
        if (sent.Exists(s => s.Sha256 == document.Sha256 && s.Kind == chosen && s.State != DocumentState.Refused)) return;
        if (sent.Count >= MaxCount) throw new RuleBroken("Apply.TooManyPapers", MaxCount);
        db.Documents.Add(document);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Takes back a document nobody has judged yet.</summary>
    public async Task RemoveAsync(string? key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var dossier = await OwnDossier.LoadAsync(db, ct);
        RuleBroken.If(WhyNotSend(dossier, await OwnDossier.ToldStageAsync(db, dossier, ct)));
        var document = await db.Documents.FirstOrDefaultAsync(d => d.Key == key && d.DossierId == dossier.Id, ct) ?? throw new NotFoundForViewer("The document");
        if (document.State != DocumentState.Received) throw new RuleBroken("Apply.PaperJudged");
        db.Documents.Remove(document);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The bytes, for the sender to see again what was sent. Null when it is not theirs; throws <see cref="RuleBroken"/> while it is in quarantine.</summary>
    public async Task<OpenedPaper?> OpenAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.FillOwnDossier);
        var found = await db.Documents.Where(d => d.Key == key && d.DossierId == db.Viewer.Rows.DossierId).Select(d => new { d.FileName, d.ContentType, d.Scan, Bytes = (byte[]?)d.Content!.Bytes }).FirstOrDefaultAsync(ct);
        return found is null ? null : OpenedPaper.Of(found.FileName, found.ContentType, found.Scan, found.Bytes);
    }

    internal static Task<List<OwnPaper>> SentAsync(AppDbContext db, Dossier dossier, CancellationToken ct) =>
        db.Documents.Where(d => d.DossierId == dossier.Id || (d.CandidateId != null && d.CandidateId == dossier.CandidateId)).OrderByDescending(d => d.Id)
            .Select(d => new OwnPaper(d.Key, d.Kind, d.FileName, d.UploadedAt, d.State, Document.ReasonShown(d.RefusedBecause), d.Scan, d.ValidUntil)).ToListAsync(ct);

    /// <summary>Kinds of which too few stand, for the stage the candidate was told.</summary>
    internal static IReadOnlyList<DocumentKind> Missing(Checklist checklist, CandidateStage? told, bool minor, bool agreed, IReadOnlyList<OwnPaper> sent, DateOnly today) =>
        checklist.Missing(StageOf(told), minor, agreed, sent.Where(s => s.StandsOn(today)).Select(s => s.Kind).ToList());

    /// <summary>A file that was not sent yet is asked for what is asked of all.</summary>
    static CandidateStage StageOf(CandidateStage? told) => told ?? CandidateStage.Received;

    Refusal? WhyNotSend(Dossier dossier, CandidateStage? told) =>
        dossier.WithdrawnAt is not null ? new("Apply.AlreadyWithdrawn")
        : !dossier.IsSubmitted ? dossier.WhyNotSubmit(clock.Now)
        : told is CandidateStage.Received or CandidateStage.Eligible or CandidateStage.Shortlisted or CandidateStage.Selected or CandidateStage.Reserve ? null : new("Apply.FileIsOver");
}
