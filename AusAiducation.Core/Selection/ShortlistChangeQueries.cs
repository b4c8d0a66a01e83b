using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Interviews;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>One candidate about to change sides of the shortlist, or why not.</summary>
public sealed record ShortlistChangeView(string Name, string Edition, bool Shortlisted, bool HasPlannedInterview, Refusal? WhyNot);

/// <summary>Reads what the change of one shortlist decision needs.</summary>
public sealed class ShortlistChangeQueries(ViewerDb viewerDb)
{
    /// <summary>Null when there is no such candidate for this viewer.</summary>
    public async Task<ShortlistChangeView?> FindAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ShortlistCandidates);
        var c = await db.Candidates.Where(c => c.Key == key).Select(c => new
        {
            c.Stage, c.EditionId, Edition = c.Edition!.Code, c.Person.FamilyName, c.Person.GivenName,
            Planned = db.Interviews.Any(i => i.CandidateId == c.Id && i.State == InterviewState.Planned),
            Started = db.Interviews.Any(i => i.CandidateId == c.Id && i.State != InterviewState.Planned) || db.InterviewSheets.Any(s => s.CandidateId == c.Id),
            Decided = db.SelectionDecisions.Any(d => d.CandidateId == c.Id && d.ReplacedAt == null),
        }).SingleOrDefaultAsync(ct);
        return c is null || !db.Viewer.Can(Permission.ShortlistCandidates, c.EditionId) ? null
            : new($"{c.FamilyName.ToUpperInvariant()} {c.GivenName}", c.Edition, c.Stage == CandidateStage.Shortlisted, c.Planned, Shortlisting.WhyNotChange(c.Stage, c.Started, c.Decided));
    }
}
