using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>A named person confirms official marks, many at once; from then on they are the file's.</summary>
public sealed class ConfirmingResults(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>The versions are those that were shown: marks entered again meanwhile are not confirmed unseen.</summary>
    public async Task<IReadOnlyList<FileResult>> ConfirmAsync(IReadOnlyDictionary<string, int> shown, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ConfirmEligibility);
        if (shown.Count == 0) throw new RuleBroken("Eligibility.NobodyTicked");
        if (shown.Count > ConfirmingEligibility.AtOnce) throw new RuleBroken("Eligibility.TooManyAtOnce", ConfirmingEligibility.AtOnce);
        var keys = shown.Keys.ToList();
        var results = await db.OfficialResults.Include(r => r.Candidate!.File).Include(r => r.Candidate!.Person).Include(r => r.Candidate!.Edition).Where(r => keys.Contains(r.Key))
            .OrderBy(r => r.Candidate!.SortName).ToListAsync(ct);
        var told = new List<FileResult>();
        foreach (var result in results)
        {
            var candidate = result.Candidate!;
            db.Viewer.Demand(Permission.ConfirmEligibility, candidate.EditionId);
            var whyNot = candidate.Edition!.WhyNotChange()
                ?? (result.Version != shown[result.Key] || result.ConfirmedAt is not null ? new Refusal("Results.ChangedMeanwhile") : null);
            if (whyNot is null) result.Confirm(candidate.File, db.Viewer.UserId, clock.Now);
            told.Add(new(candidate.Key, candidate.Person.DisplayName, whyNot));
        }
        await db.SaveChangesAsync(ct);
        return [.. told, .. keys.Except(results.Select(r => r.Key)).Select(k => new FileResult(k, "", new Refusal("Common.GoneMeanwhile")))];
    }
}
