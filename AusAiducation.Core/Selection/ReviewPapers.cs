using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>A confirmed redacted copy beside the file: its key and what it is. Nothing of the original.</summary>
public sealed record SheetPaper(string Key, DocumentKind Kind);

/// <summary>The documents a member scores by: confirmed redacted copies of the file given to them, as long as the round is open.</summary>
public sealed class ReviewPapers(ViewerDb viewerDb)
{
    /// <summary>The copies of one file; which of them exist for this viewer is the row rule's word.</summary>
    internal static Task<List<SheetPaper>> OfAsync(AppDbContext db, int candidateId, CancellationToken ct) =>
        Copies(db, candidateId).OrderBy(d => d.RedactedOfId).ThenBy(d => d.Id).Select(d => new SheetPaper(d.Key, d.Kind)).ToListAsync(ct);

    /// <summary>The bytes of a copy that belongs to this member's own review; null for anything else. Before signing on ties nothing is opened.</summary>
    public async Task<OpenedPaper?> OpenAsync(string reviewKey, string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScoreFiles);
        var me = db.Viewer.UserId;
        var review = await db.Reviews.IncludingTraining().Where(r => r.Key == reviewKey && r.UserId == me)
            .Select(r => new { r.CandidateId, r.Round.State, Signed = db.TieStatements.Any(s => s.RoundId == r.RoundId && s.UserId == me),
                Early = !r.IsTraining && db.Reviews.Any(t => t.RoundId == r.RoundId && t.UserId == me && t.IsTraining && (t.State == ReviewState.Assigned || t.State == ReviewState.Draft)) }).SingleOrDefaultAsync(ct);
        if (review is not { State: RoundState.Open, Signed: true, Early: false }) return null;
        return await Copies(db, review.CandidateId).Where(d => d.Key == key).Select(d => new OpenedPaper(d.FileName, d.ContentType, d.Content!.Bytes)).FirstOrDefaultAsync(ct);
    }

    static IQueryable<Document> Copies(AppDbContext db, int candidateId) =>
        db.Documents.IncludingCopies().Where(d => d.RedactedOfId != null && d.CandidateId == candidateId && d.State == DocumentState.Accepted);
}
