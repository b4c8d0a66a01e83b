using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Inquiries;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Bulk;

/// <summary>
/// Erases the photos of home visits once the decision is final: the place was accepted, the file withdrawn, the refusal told and its days
/// of appeal over, or the edition closed. What was seen stays in words; the history says that a photo went.
/// </summary>
public sealed class PhotoPurge(AppDbContextFactory factory, ProgrammeClock clock)
{
    /// <summary>Days to appeal against a decision that was told.</summary>
    public const int AppealDays = 10;

    /// <summary>Erases what is due and answers how many photos went.</summary>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        await using var db = factory.Create(Viewer.System);
        var told = clock.Now.AddDays(-AppealDays);
        var due = await db.InquiryPhotos.Where(p => db.Candidates.Any(c => c.Id == p.CandidateId && (c.Edition!.ClosedAt != null
                || c.Stage == CandidateStage.Accepted || c.Stage == CandidateStage.Withdrawn
                || (c.Stage == CandidateStage.NotSelected && db.SelectionDecisions.Any(d => d.CandidateId == c.Id && d.ReplacedAt == null && d.ReleasedAt <= told)))))
            .Include(p => p.Document).ToListAsync(ct);
        // The bytes go with the document, by the key between them: they are not read to be erased.
        db.Documents.RemoveRange(due.Select(p => p.Document));
        db.InquiryPhotos.RemoveRange(due);
        await db.SaveChangesAsync(ct);
        return due.Count;
    }
}
