using AusAiducation.Core.Candidates;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Checking;

/// <summary>The stage of an application is what the latest decision about it says.</summary>
static class StageChecks
{
    public static async Task<List<string>> StagesAsync(AppDbContext db, CancellationToken ct)
    {
        var rows = db.Candidates.Where(c => c.Stage != CandidateStage.Withdrawn).Select(c => new Standing(
            c.Key,
            c.Stage,
            db.EligibilityDecisions.Where(d => d.CandidateId == c.Id).OrderByDescending(d => d.At).ThenByDescending(d => d.Id).Select(d => (bool?)d.Eligible).FirstOrDefault(),
            db.ShortlistDecisions.Where(d => d.CandidateId == c.Id).OrderByDescending(d => d.At).ThenByDescending(d => d.Id).Select(d => (bool?)d.Shortlisted).FirstOrDefault(),
            db.SelectionDecisions.Where(d => d.CandidateId == c.Id && d.ReplacedAt == null && d.ReleasedAt != null).Select(d => (SelectionOutcome?)d.Outcome).FirstOrDefault()));
        List<string> wrong = [];
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
            if (!Agrees(row)) wrong.Add(row.Key);
        return wrong;
    }

    /// <summary>A reserve may have been called up, or dropped, after its own decision was released.</summary>
    static bool Agrees(Standing c) => c.Stage switch
    {
        CandidateStage.Received => c is { Eligible: null, Shortlisted: null, Released: null },
        CandidateStage.Eligible => c is { Eligible: true, Released: null },
        CandidateStage.Ineligible => c is { Eligible: false, Released: null },
        CandidateStage.Shortlisted => c is { Shortlisted: true, Released: null },
        CandidateStage.NotShortlisted => c is { Shortlisted: false, Released: null },
        CandidateStage.Selected or CandidateStage.Accepted => c is { Shortlisted: true, Released: SelectionOutcome.Selected or SelectionOutcome.Reserve },
        CandidateStage.Reserve => c is { Shortlisted: true, Released: SelectionOutcome.Reserve },
        CandidateStage.NotSelected => c is { Shortlisted: true, Released: SelectionOutcome.NotSelected or SelectionOutcome.Reserve },
        CandidateStage.Withdrawn => true,
    };

    sealed record Standing(string Key, CandidateStage Stage, bool? Eligible, bool? Shortlisted, SelectionOutcome? Released);
}
