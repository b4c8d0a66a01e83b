using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates.Inquiries;

/// <summary>The level found for one item and its points; what it rests on stays with the team.</summary>
public sealed record NeedFinding(string Code, LocalText Item, LocalText Level, int Points, int Maximum);

/// <summary>
/// What a committee may meet of an inquiry: the levels of the grid and the score. No name, no address, no words of the inquirer, no figure
/// of the household; differences are told as a number only, since they are listed and not punished.
/// </summary>
public sealed record NeedFindings(int Score, int Maximum, IReadOnlyList<NeedFinding> Findings, int Contradictions)
{
    /// <summary>
    /// By candidate, for those whose inquiry is signed and counts; three queries. The committee does not meet the rows themselves, so
    /// visibility is left aside here: the caller names the files its viewer scores, and files with a tie are never among them.
    /// </summary>
    public static async Task<IReadOnlyDictionary<int, NeedFindings>> OfAsync(AppDbContext db, IReadOnlyCollection<int> candidates, CancellationToken ct)
    {
        var open = candidates.Except(db.Viewer.Rows.ConflictedCandidates).ToList();
        var reports = await db.InquiryReports.IgnoringVisibility().AsNoTracking()
            .Where(r => open.Contains(r.CandidateId) && r.Inquiry!.State == InquiryState.Signed && r.Inquiry.EndedAt == null
                && !db.InquiryReports.Any(later => later.InquiryId == r.InquiryId && later.Number > r.Number))
            .Select(r => new { r.CandidateId, r.EditionId, r.Score, r.Maximum, Contradictions = r.Contradictions.Count, Levels = r.Findings.Select(f => f.NeedLevelId).ToList() }).ToListAsync(ct);
        var editions = reports.Select(r => r.EditionId).Distinct().ToList();
        var items = (await db.NeedGrids.IgnoringVisibility().AsNoTracking().Include(g => g.Items).ThenInclude(i => i.Levels).Where(g => editions.Contains(g.EditionId)).ToListAsync(ct))
            .SelectMany(g => g.Items.OrderBy(i => i.Position)).ToList();
        return reports.ToDictionary(r => r.CandidateId, r => new NeedFindings(r.Score, r.Maximum,
            [.. items.SelectMany(i => i.Levels.Where(l => r.Levels.Contains(l.Id)).Select(l => new NeedFinding(i.Code, i.Name, l.Text, l.Points, i.Maximum)))], r.Contradictions));
    }
}
