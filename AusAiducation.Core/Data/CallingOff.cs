using AusAiducation.Core.Candidates;
using AusAiducation.Core.Interviews;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>
/// Calls off the interviews to come of somebody who withdrew: the slot is free, the panel let go, whoever was told is told. One that began, or of
/// which somebody wrote a sheet, stays as it is. The candidate may be the one who acts, and reads no interview.
/// </summary>
static class CallingOff
{
    /// <param name="candidate">With the edition and the person.</param>
    /// <param name="now">UTC, of the programme.</param>
    public static async Task InterviewsOfAsync(AppDbContext db, Candidate candidate, DateTime now, CancellationToken ct)
    {
        var planned = await db.Interviews.IgnoringVisibility().Include(i => i.Panel)
            .Where(i => i.CandidateId == candidate.Id && i.State == InterviewState.Planned && i.StartsAt > now && !db.InterviewSheets.Any(s => s.InterviewId == i.Id)).ToListAsync(ct);
        var reason = Texts.Texts.In(Texts.Texts.CurrentLanguage, "Interviews.CandidateWithdrew");
        planned.ForEach(i => i.Cancel(reason, db.Viewer.UserId, now));
        await Convoking.TellAsync(db, planned.ConvertAll(i => (i, candidate)), ct);
    }
}
