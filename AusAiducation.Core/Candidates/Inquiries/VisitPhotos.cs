using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates.Inquiries;

/// <summary>Photos an inquirer takes for an item, and the papers they open: each look stands in the file's history.</summary>
public sealed class VisitPhotos(ViewerDb viewerDb, LegalGate gate, ProgrammeClock clock)
{
    public const int MaxCount = 12;

    /// <summary>A photo (JPEG or PNG) for one item of the grid, until the report is signed.</summary>
    public async Task AddAsync(string key, string? itemKey, string fileName, byte[] bytes, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var inquiry = await Visiting.OwnAsync(db, key, ct);
        RuleBroken.If(WhyNotChange(inquiry));
        RuleBroken.If(await Visiting.WhyNotCollectAsync(db, inquiry, gate, ct));
        var item = await db.NeedItems.Where(i => i.Key == itemKey && db.NeedGrids.Any(g => g.Id == i.NeedGridId && g.EditionId == inquiry.EditionId)).Select(i => (int?)i.Id).SingleOrDefaultAsync(ct) ?? throw new RuleBroken("Inquiries.ChooseItem");
        if (bytes.Length > 0 && DocumentTypes.Of(bytes) is not (DocumentTypes.Jpeg or DocumentTypes.Png)) throw new RuleBroken("Inquiries.PhotoOnly");
        if (await db.InquiryPhotos.CountAsync(p => p.InquiryId == inquiry.Id, ct) >= MaxCount) throw new RuleBroken("Inquiries.TooManyPhotos", MaxCount);
        var photo = db.Receive(DocumentKind.HomeVisitPhoto, fileName, bytes, clock.Now).OfCandidate(inquiry.CandidateId);
        // Nobody has to check it: it is the inquirer's own evidence.
        if (Document.WhyNotJudge(photo.Scan) is null) photo.Accept(db.Viewer.UserId, clock.Now);
        inquiry.Start(clock.Now);
        db.InquiryPhotos.Add(new InquiryPhoto(inquiry, item, photo));
        await db.SaveChangesAsync(ct);
    }

    public async Task RemoveAsync(string key, string? documentKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var inquiry = await Visiting.OwnAsync(db, key, ct);
        RuleBroken.If(WhyNotChange(inquiry));
        var photo = await db.InquiryPhotos.Include(p => p.Document).SingleOrDefaultAsync(p => p.InquiryId == inquiry.Id && p.Document.Key == documentKey, ct) ?? throw new NotFoundForViewer("The photo");
        db.Documents.Remove(photo.Document);
        db.InquiryPhotos.Remove(photo);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>A paper about the family's income or a photo of one's own, of a visit that is theirs; null for any other.</summary>
    public async Task<OpenedPaper?> OpenAsync(string key, string documentKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var inquiry = await Visiting.OwnAsync(db, key, ct);
        var found = await db.Documents.Where(d => d.Key == documentKey && d.CandidateId == inquiry.CandidateId)
            .Select(d => new { d.FileName, d.ContentType, d.Scan, Bytes = (byte[]?)d.Content!.Bytes, d.Kind, Candidate = db.Candidates.FirstOrDefault(c => c.Id == d.CandidateId) }).FirstOrDefaultAsync(ct);
        if (found?.Candidate is not { } candidate || !Shows(found.Kind)) return null;
        var opened = OpenedPaper.Of(found.FileName, found.ContentType, found.Scan, found.Bytes);
        db.History.Add(HistoryRecord.OfLook(db.Viewer, clock.Now, candidate, nameof(Document), documentKey, found.Kind.ToString()));
        await db.SaveChangesAsync(ct);
        return opened;
    }

    /// <summary>Another hat may open more on its own pages; here are the papers of the visit alone.</summary>
    internal static bool Shows(DocumentKind kind) => kind == DocumentKind.HomeVisitPhoto || AppDbContext.InquiryPapers.Contains(kind);

    internal static Refusal? WhyNotChange(SocialInquiry inquiry) => inquiry.State == InquiryState.Signed ? new("Inquiries.SignedPhotos") : inquiry.WhyNotWrite();
}
