using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Bulk;

/// <summary>
/// When two files may become one and two again. The rules look at every row, hidden ones too: a review the manager must not read
/// still stands in the way. Yes or no, no row comes out.
/// </summary>
static class MergeRules
{
    /// <summary>Both are scored or decided; or the one that would go is, and the other would have to go into it.</summary>
    public static async Task<Refusal?> WhyNotAsync(AppDbContext db, Candidate kept, Candidate other, CancellationToken ct) =>
        (await SettledAsync(db, kept.Id, ct), await SettledAsync(db, other.Id, ct)) switch
        {
            (true, true) => new("Duplicates.BothSettled"),
            (false, true) => new("Duplicates.OtherSettled", other.Code),
            _ => null,
        };

    /// <summary>Whether scoring, inquiries, interviews or decisions rest on a file.</summary>
    public static Task<bool> SettledAsync(AppDbContext db, int id, CancellationToken ct) =>
        db.Candidates.IgnoringVisibility().IncludingMerged().IncludingTraining().AnyAsync(c => c.Id == id && (
            db.Reviews.Any(r => r.CandidateId == id && r.State != ReviewState.SetAside)
            || db.SocialInquiries.Any(i => i.CandidateId == id) || db.Interviews.Any(i => i.CandidateId == id) || db.TestResults.Any(t => t.CandidateId == id)
            || db.ShortlistDecisions.Any(d => d.CandidateId == id) || db.SelectionDecisions.Any(d => d.CandidateId == id)
            || db.Placements.Any(p => p.CandidateId == id) || db.Students.Any(s => s.CandidateId == id)), ct);

    /// <summary>Any later line in the history of the standing file, looks apart.</summary>
    public static async Task<Refusal?> WhyNotUndoAsync(AppDbContext db, CandidateMerge merge, Candidate kept, CancellationToken ct) =>
        await db.History.IgnoringVisibility().Where(h => h.CandidateKey == kept.Key && h.At > merge.CreatedAt && h.Action != HistoryAction.Opened).OrderByDescending(h => h.Id)
            .Select(h => new { h.UserName, h.At }).FirstOrDefaultAsync(ct) is { } later
            ? new("Duplicates.ChangedSince", later.UserName ?? "–", DateOnly.FromDateTime(Programme.ProgrammeClock.Local(later.At))) : null;
}
