using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Inquiries;
using AusAiducation.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>
/// What acts on inquiries touch of rows their viewer may not meet: the draft of an inquirer who lost the visit, the announcement still
/// held, the inquiry of somebody who declares a tie. The callers save.
/// </summary>
static class InquiryRows
{
    public const string DraftForm = "inquiry";

    /// <summary>The visit is over for its inquirer: what was typed and never signed goes, and no letter announces it any more.</summary>
    public static async Task LeaveAsync(AppDbContext db, IReadOnlyCollection<SocialInquiry> inquiries, CancellationToken ct)
    {
        var (targets, candidates) = (inquiries.Select(i => i.Key).ToList(), inquiries.Select(i => (int?)i.CandidateId).ToList());
        db.Drafts.RemoveRange(await db.Drafts.IgnoringVisibility().Where(d => d.Form == DraftForm && targets.Contains(d.Target)).ToListAsync(ct));
        foreach (var held in await db.Messages.IgnoringVisibility().Where(m => candidates.Contains(m.CandidateId) && m.Template == MessageTemplate.VisitAnnounced && m.State == MessageState.Held).ToListAsync(ct)) held.Withdraw();
    }

    /// <summary>A tie came to light: the inquiry counts nowhere, nor does the score it gave.</summary>
    public static async Task SetAsideAsync(AppDbContext db, int userId, int candidateId, DateTime at, CancellationToken ct)
    {
        var own = await db.SocialInquiries.IgnoringVisibility().Where(i => i.InquirerUserId == userId && i.CandidateId == candidateId && i.State != InquiryState.TakenBack && i.State != InquiryState.SetAside).ToListAsync(ct);
        if (own.Count == 0) return;
        await LeaveAsync(db, own.FindAll(i => i.IsOpen), ct);
        var signed = own.Exists(i => i is { State: InquiryState.Signed, EndedAt: null });
        own.ForEach(i => i.SetAside(at));
        if (signed && await db.SocialFiles.IgnoringVisibility().SingleOrDefaultAsync(s => s.CandidateId == candidateId, ct) is { } social) social.Score(null);
    }

    /// <summary>Who may be sent to families of this edition today: accounts that wear the hat, by key and name.</summary>
    public static IQueryable<Access.AppUser> Inquirers(AppDbContext db, int editionId, DateOnly today) =>
        db.Users.Where(u => u.ClosedAt == null && db.Memberships.Any(m => m.UserId == u.Id && m.Role == Access.Role.SocialInquirer
            && m.From <= today && (m.To == null || m.To >= today) && (m.EditionId == null || m.EditionId == editionId)));
}
