using AusAiducation.Core.Candidates.Inquiries;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>
/// One person meets a candidate in one capacity: whoever inquires into a family neither scores its file nor sits on its panel, and the
/// other way round. Every act that assigns asks here. Visibility is left aside: the person who assigns may not read what stands in the way.
/// </summary>
static class Separation
{
    /// <summary>Those of these people who inquire into this candidate's family.</summary>
    public static Task<List<int>> InquirersAsync(AppDbContext db, int candidateId, CancellationToken ct) =>
        Inquiries(db).Where(i => i.CandidateId == candidateId).Select(i => i.InquirerUserId).Distinct().ToListAsync(ct);

    /// <summary>Every candidate of an edition with who inquires into it: for proposals that deal out a whole edition.</summary>
    public static async Task<ILookup<int, int>> InquirersOfEditionAsync(AppDbContext db, int editionId, CancellationToken ct) =>
        (await Inquiries(db).Where(i => i.EditionId == editionId).Select(i => new { i.CandidateId, i.InquirerUserId }).ToListAsync(ct)).ToLookup(i => i.CandidateId, i => i.InquirerUserId);

    /// <summary>Those of these candidates whose file somebody was given to score, whatever became of the review, or whom they hear or heard.</summary>
    public static async Task<List<int>> JudgedAsync(AppDbContext db, int userId, List<int> candidates, CancellationToken ct) =>
        await db.Reviews.IgnoringVisibility().Where(r => r.UserId == userId && candidates.Contains(r.CandidateId)).Select(r => r.CandidateId)
            .Union(db.InterviewPanelists.IgnoringVisibility().Where(p => p.UserId == userId)
                .Join(db.Interviews.IgnoringVisibility().Where(i => candidates.Contains(i.CandidateId)), p => p.InterviewId, i => i.Id, (p, i) => i.CandidateId)).ToListAsync(ct);

    /// <summary>Those that bind: a visit taken back unopened binds nobody.</summary>
    internal static IQueryable<SocialInquiry> Inquiries(AppDbContext db) => db.SocialInquiries.IgnoringVisibility().Where(i => i.State != InquiryState.TakenBack || i.StartedAt != null);
}
