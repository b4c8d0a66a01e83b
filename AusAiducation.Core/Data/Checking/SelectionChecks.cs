using AusAiducation.Core.Candidates.Inquiries;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Lots;
using AusAiducation.Core.Selection.Meetings;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Checking;

/// <summary>Reviews, rounds, ties and the wholeness of files.</summary>
static class SelectionChecks
{
    /// <summary>A sent review is complete and its total is the sum of weight x level; one that is not sent has no total.</summary>
    public static async Task<List<string>> ReviewTotalsAsync(AppDbContext db, CancellationToken ct)
    {
        var marks = db.ReviewMarks.Join(db.Criteria, m => m.CriterionId, c => c.Id, (m, c) => new { m.ReviewId, Points = m.Level * c.Weight, Weight = m.Level == null ? 0 : c.Weight })
            .GroupBy(m => m.ReviewId).Select(g => new { ReviewId = g.Key, Total = g.Sum(m => m.Points), Weights = g.Sum(m => m.Weight), Marked = g.Count() });
        var rubrics = await db.Rounds.Select(r => new { r.Id, Criteria = db.Criteria.Count(c => c.RubricId == r.RubricId) }).ToDictionaryAsync(r => r.Id, r => r.Criteria, ct);
        var sent = db.Reviews.IncludingTraining().Where(r => r.State == ReviewState.Submitted)
            .GroupJoin(marks, r => r.Id, m => m.ReviewId, (r, found) => new { r, found }).SelectMany(x => x.found.DefaultIfEmpty(), (x, m) => new { x.r.Key, x.r.RoundId, x.r.Total, x.r.Weights, Sum = (int?)m!.Total, Weighed = (int?)m.Weights, Marked = (int?)m.Marked });
        List<string> wrong = [];
        await foreach (var review in sent.AsAsyncEnumerable().WithCancellation(ct))
            if (review.Total is null || review.Total != review.Sum || review.Weights != review.Weighed || review.Marked != rubrics[review.RoundId]) wrong.Add(review.Key);
        wrong.AddRange(await db.Reviews.Where(r => r.Total != null && (r.State == ReviewState.Assigned || r.State == ReviewState.Draft || r.State == ReviewState.Abstained)).Select(r => r.Key).ToListAsync(ct));
        return wrong;
    }

    /// <summary>The rules of an opened round are those of the last version, and each version is the text its hash was made of, with its reason.</summary>
    public static async Task<List<string>> RoundRulesAsync(AppDbContext db, CancellationToken ct)
    {
        var rounds = await db.Rounds.AsNoTracking().Include(r => r.Rubric).ThenInclude(r => r.Criteria).Include(r => r.Versions).AsSplitQuery().Where(r => r.State != RoundState.Preparing).ToListAsync(ct);
        return [.. rounds.Where(r => !Hold(r)).Select(r => r.Key)];

        static bool Hold(Round round)
        {
            var versions = round.Versions.OrderBy(v => v.Number).ToList();
            return versions.Count > 0 && versions.Index().All(v => v.Item.Number == v.Index + 1 && v.Item.Hash == Stamp.Sha256(v.Item.Text) && v.Item.Reason is null == (v.Index == 0))
                && round.RulesHash == versions[^1].Hash && round.RulesHash == RoundRules.Hash(round);
        }
    }

    /// <summary>A lot's list is the one committed, of the files in it, and drawing it again gives the order that was kept.</summary>
    public static async Task<List<string>> LotsAsync(AppDbContext db, CancellationToken ct)
    {
        var lots = await db.Lots.AsNoTracking().Include(l => l.Entries).ToListAsync(ct);
        var files = lots.SelectMany(l => l.Entries).Select(e => e.CandidateId).ToList();
        var codes = await db.Candidates.IncludingMerged().Where(c => files.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Code, ct);
        return [.. lots.Where(l => !l.Holds() || !l.Entries.Select(e => codes[e.CandidateId]).Order(StringComparer.Ordinal).SequenceEqual(l.Codes)).Select(l => l.Key)];
    }

    /// <summary>The text of every minutes is the one its hash was made of, and the lots it tells of give the same when they are drawn again from it.</summary>
    public static async Task<List<string>> MinutesAsync(AppDbContext db, CancellationToken ct)
    {
        var all = await db.Minutes.AsNoTracking().Include(m => m.Lines).ToListAsync(ct);
        return [.. all.Where(m => !m.Holds || !m.Lines.Select(l => MinutesText.Read<MinutesFile>(l.Text)).All(f => f.Lots.All(l => l.Holds(f.Code)))).Select(m => m.Key)];
    }

    /// <summary>Nobody's marks count on the file of somebody they are tied to.</summary>
    public static Task<List<string>> TiesAsync(AppDbContext db, CancellationToken ct) =>
        db.Reviews.IncludingTraining().Where(r => r.State != ReviewState.SetAside && db.Conflicts.Any(c => c.CandidateId == r.CandidateId && c.UserId == r.UserId)).Select(r => r.Key).ToListAsync(ct);

    /// <summary>Nobody inquires into the family of somebody whose file they score or whom they hear, and the score on the file is the report's that counts.</summary>
    public static async Task<List<string>> InquiriesAsync(AppDbContext db, CancellationToken ct)
    {
        var counting = db.SocialInquiries.Where(i => i.State != InquiryState.TakenBack && i.State != InquiryState.SetAside);
        var twice = await counting.Where(i => db.Reviews.Any(r => r.CandidateId == i.CandidateId && r.UserId == i.InquirerUserId && r.State != ReviewState.SetAside)
            || db.InterviewPanelists.Any(p => p.UserId == i.InquirerUserId && p.Interview!.CandidateId == i.CandidateId)
            || db.Conflicts.Any(c => c.CandidateId == i.CandidateId && c.UserId == i.InquirerUserId)).Select(i => i.Key).ToListAsync(ct);
        var scores = await counting.Where(i => i.State == InquiryState.Signed && i.EndedAt == null
            && !db.SocialFiles.Any(s => s.CandidateId == i.CandidateId && s.NeedScore == db.InquiryReports.Where(r => r.InquiryId == i.Id).OrderByDescending(r => r.Number).Select(r => (int?)r.Score).FirstOrDefault())).Select(i => i.Key).ToListAsync(ct);
        return [.. twice.Union(scores)];
    }

    /// <summary>Behind each application there is a file, the person's name as it is sorted by, and the person's link to that edition.</summary>
    public static Task<List<string>> WholeFilesAsync(AppDbContext db, CancellationToken ct) =>
        db.Candidates.Where(c => c.SortName != c.Person.SearchKey || !db.CandidateFiles.Any(f => f.CandidateId == c.Id && f.EditionId == c.EditionId)
            || !db.PersonLinks.Any(l => l.PersonId == c.PersonId && l.EditionId == c.EditionId && !l.IsStudent)).Select(c => c.Key).ToListAsync(ct);
}
