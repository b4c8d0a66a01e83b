using System.Text.Json;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>What confirming the official marks would change.</summary>
public enum ResultChange { Answer, Marks, Nothing }

/// <summary>Official marks that wait, beside what the file holds: the proposal of the rules before and after.</summary>
public sealed record ResultLine(string Key, int Version, string CandidateKey, string Name, string NameArabic, BacMarks Before, BacMarks After, bool? EligibleBefore, bool? EligibleAfter, string? Source, string EnteredBy)
{
    public ResultChange Change => EligibleBefore != EligibleAfter ? ResultChange.Answer : Before == After ? ResultChange.Nothing : ResultChange.Marks;
}

/// <summary>The results of one edition: what waits, what is confirmed, who has none yet, and what the last list of this viewer did.</summary>
public sealed record ResultDesk(IReadOnlyList<ResultLine> Lines, int Waiting, int Confirmed, int Without, ResultReport? LastImport);

/// <summary>Reads the page of official results.</summary>
public sealed class ResultQueries(ViewerDb viewerDb)
{
    /// <summary>Five queries.</summary>
    public async Task<ResultDesk> DeskAsync(int editionId, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ConfirmEligibility);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var edition = await db.Editions.Include(e => e.RuleVersions.Where(v => v.State == RulesState.InForce)).ThenInclude(v => v.Rows).FirstAsync(e => e.Id == editionId, ct);
        var waiting = db.OfficialResults.Where(r => r.EditionId == editionId && r.ConfirmedAt == null);
        var counts = await db.Editions.Where(e => e.Id == editionId).Select(e => new
        {
            Waiting = db.OfficialResults.Count(r => r.EditionId == editionId && r.ConfirmedAt == null),
            Confirmed = db.OfficialResults.Count(r => r.EditionId == editionId && r.ConfirmedAt != null),
            Without = db.Candidates.Count(c => c.EditionId == editionId && c.Stage != CandidateStage.Withdrawn && !db.OfficialResults.Any(r => r.CandidateId == c.Id)),
            Report = db.Drafts.Where(d => d.OwnerUserId == db.Viewer.UserId && d.Form == ResultReport.Form && d.Target == e.Code).Select(d => d.Json).FirstOrDefault(),
        }).FirstAsync(ct);
        var rows = await waiting.OrderBy(r => r.Candidate!.SortName).ThenBy(r => r.Id).Take(ConfirmingEligibility.AtOnce).Select(r => new
        {
            Result = r, Candidate = new { r.Candidate!.Id, r.Candidate.Key, r.Candidate.Person.FamilyName, r.Candidate.Person.GivenName, r.Candidate.Person.FamilyNameArabic, r.Candidate.Person.GivenNameArabic },
            By = r.EnteredBy!.DisplayName,
        }).ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.Candidate.Id);
        var facts = await CandidateFacts.OfAsync(db.Candidates.Where(c => ids.Contains(c.Id)), ct);
        bool? Eligible(CandidateFacts f) => EligibilityProposal.For(edition.Eligibility, edition.BacYear, f).Eligible;
        var lines = rows.Where(r => facts.ContainsKey(r.Candidate.Id)).Select(r =>
        {
            var before = facts[r.Candidate.Id];
            var after = before with { Marks = r.Result.Over(before.Marks) };
            return new ResultLine(r.Result.Key, r.Result.Version, r.Candidate.Key, $"{r.Candidate.FamilyName.ToUpperInvariant()} {r.Candidate.GivenName}", $"{r.Candidate.GivenNameArabic} {r.Candidate.FamilyNameArabic}".Trim(),
                before.Marks, after.Marks, Eligible(before), Eligible(after), r.Result.Source, r.By);
        }).ToList();
        return new ResultDesk(lines, counts.Waiting, counts.Confirmed, counts.Without, counts.Report is { } json ? JsonSerializer.Deserialize<ResultReport>(json) : null);
    }
}
