using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates.Dossiers;

/// <summary>A document as its sender sees it: what it is, whether it was taken, and why not.</summary>
public sealed record OwnPaper(string Key, DocumentKind Kind, string FileName, DateTime UploadedAt, DocumentState State, string? RefusedBecause);

/// <summary>The documents page: what may be sent now, what is still missing, what was sent.</summary>
public sealed record SentPapers(IReadOnlyList<DocumentKind> Kinds, IReadOnlyList<DocumentKind> Missing, IReadOnlyList<OwnPaper> Sent, Refusal? WhyNotSend);

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
        var kinds = Kinds(dossier, told, clock.Today);
        var sent = await SentAsync(db, dossier, ct);
        return new SentPapers(kinds, MissingOf(kinds, sent), sent, WhyNotSend(dossier, told));
    }

    public async Task AddAsync(string? kind, string fileName, byte[] bytes, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var dossier = await OwnDossier.LoadAsync(db, ct);
        var told = await OwnDossier.ToldStageAsync(db, dossier, ct);
        RuleBroken.If(WhyNotSend(dossier, told));
        if (!Enum.TryParse<DocumentKind>(kind, out var chosen) || !Kinds(dossier, told, clock.Today).Contains(chosen)) throw new RuleBroken("Documents.KindMissing");
        if (RequiredPapers.IsGuarded(chosen)) RuleBroken.If(await gate.WhyNotCollectAsync(ct));
        var document = CandidatePapers.Take(chosen, fileName, bytes, db.Viewer.UserId, clock.Now).OfDossier(dossier.Id);
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

    /// <summary>The bytes, for the sender to see again what was sent. Null when it is not theirs.</summary>
    public async Task<OpenedPaper?> OpenAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.FillOwnDossier);
        return await db.Documents.Where(d => d.Key == key && d.DossierId == db.Viewer.Rows.DossierId).Select(d => new OpenedPaper(d.FileName, d.ContentType, d.Content!.Bytes)).FirstOrDefaultAsync(ct);
    }

    internal static Task<List<OwnPaper>> SentAsync(AppDbContext db, Dossier dossier, CancellationToken ct) =>
        db.Documents.Where(d => d.DossierId == dossier.Id || (d.CandidateId != null && d.CandidateId == dossier.CandidateId)).OrderByDescending(d => d.Id)
            .Select(d => new OwnPaper(d.Key, d.Kind, d.FileName, d.UploadedAt, d.State, d.RefusedBecause)).ToListAsync(ct);

    /// <summary>Little is asked of everybody, the rest of the shortlisted.</summary>
    internal static IReadOnlyList<DocumentKind> Kinds(Dossier dossier, CandidateStage? told, DateOnly today)
    {
        List<DocumentKind> kinds = [DocumentKind.Transcript, DocumentKind.SchoolCertificate];
        if (dossier.IsMinor(today)) kinds.Add(DocumentKind.RepresentativeAgreement);
        if (told?.AsksComplement() == true) kinds.AddRange([DocumentKind.IdentityCard, DocumentKind.ParentsPapers, DocumentKind.IncomeProof]);
        return kinds;
    }

    /// <summary>Kinds of which nothing stands. The certificate of schooling is welcome, never missing.</summary>
    internal static IReadOnlyList<DocumentKind> MissingOf(IReadOnlyList<DocumentKind> kinds, IReadOnlyList<OwnPaper> sent) =>
        [.. kinds.Where(k => k != DocumentKind.SchoolCertificate && !sent.Any(s => s.Kind == k && s.State != DocumentState.Refused))];

    Refusal? WhyNotSend(Dossier dossier, CandidateStage? told) =>
        dossier.WithdrawnAt is not null ? new("Apply.AlreadyWithdrawn")
        : !dossier.IsSubmitted ? dossier.WhyNotSubmit(clock.Now)
        : told is CandidateStage.Received or CandidateStage.Eligible or CandidateStage.Shortlisted or CandidateStage.Selected or CandidateStage.Reserve ? null : new("Apply.FileIsOver");
}
