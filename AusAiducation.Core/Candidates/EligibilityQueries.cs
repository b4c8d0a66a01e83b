using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>A file that waits for its answer, with what the rules propose.</summary>
public sealed record WaitingFile(int Id, string Key, string Name, string NameArabic, string? ProvinceCode, BacMarks Marks, EligibilityProposal Proposal);

/// <summary>
/// Files for which the rules propose the same for the same cause: that <see cref="Rule"/>, or none where all are met.
/// <see cref="Count"/> may be more than the files shown.
/// </summary>
public sealed record WaitingGroup(bool? Eligible, string CauseKey, string? RuleKey, RuleTerms? Rule, int Count, IReadOnlyList<WaitingFile> Files);

/// <summary>What waits in one edition: unanswered files by cause, and answered ones whose facts now say otherwise.</summary>
public sealed record EligibilityDesk(IReadOnlyList<WaitingGroup> Groups, IReadOnlyList<WaitingFile> Contradicted)
{
    public int Waiting => Groups.Sum(g => g.Count);
}

/// <summary>The page on which eligibility is confirmed in bulk.</summary>
public sealed class EligibilityQueries(ViewerDb viewerDb)
{
    /// <summary>Five queries.</summary>
    public async Task<EligibilityDesk> DeskAsync(int editionId, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ConfirmEligibility);
        var edition = await db.Editions.AsNoTracking().Include(e => e.RuleVersions.Where(v => v.State == RulesState.InForce)).ThenInclude(v => v.Rows).FirstAsync(e => e.Id == editionId, ct);
        var open = db.Candidates.Where(c => c.EditionId == editionId && c.Stage != CandidateStage.Withdrawn && c.Stage != CandidateStage.NotSelected);
        // Facts of every open file without the names, then the names of those that are shown.
        var rows = await open.OrderBy(c => c.SortName).ThenBy(c => c.Id)
            .Select(c => new { c.Id, c.Stage, Last = db.EligibilityDecisions.Where(d => d.CandidateId == c.Id).OrderByDescending(d => d.Id).Select(d => new { d.Eligible, d.ProposedEligible }).FirstOrDefault() }).ToListAsync(ct);
        var facts = await CandidateFacts.OfAsync(open, ct);
        var proposed = rows.Where(r => facts.ContainsKey(r.Id)).Select(r => (Row: r, Proposal: EligibilityProposal.For(edition.Eligibility, edition.BacYear, facts[r.Id]))).ToList();
        var groups = proposed.Where(p => p.Row.Stage == CandidateStage.Received).GroupBy(p => (p.Proposal.Eligible, p.Proposal.Cause.Key, Rule: p.Proposal.Rule?.Key))
            .OrderBy(g => g.Key.Eligible switch { true => 0, false => 1, null => 2 }).ThenBy(g => g.Key.Key).ThenBy(g => g.First().Proposal.Rule?.Position)
            .Select(g => (g.Key, g.First().Proposal.Rule?.Terms, Count: g.Count(), Shown: g.Take(ConfirmingEligibility.AtOnce).ToList())).ToList();
        var contradicted = proposed.Where(p => p.Row.Last is { } last && p.Proposal.Contradicts(last.Eligible, last.ProposedEligible)).Take(ConfirmingEligibility.AtOnce).ToList();
        var ids = groups.SelectMany(g => g.Shown).Concat(contradicted).Select(p => p.Row.Id).ToList();
        var names = await db.Candidates.Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, c.Key, c.Person.FamilyName, c.Person.GivenName, c.Person.FamilyNameArabic, c.Person.GivenNameArabic, c.ProvinceCode }).ToDictionaryAsync(c => c.Id, ct);
        WaitingFile File(int id, EligibilityProposal proposal) =>
            new(id, names[id].Key, $"{names[id].FamilyName.ToUpperInvariant()} {names[id].GivenName}", $"{names[id].GivenNameArabic} {names[id].FamilyNameArabic}".Trim(), names[id].ProvinceCode, facts[id].Marks, proposal);
        return new EligibilityDesk(
            groups.Select(g => new WaitingGroup(g.Key.Eligible, g.Key.Key, g.Key.Rule, g.Terms, g.Count, g.Shown.Select(p => File(p.Row.Id, p.Proposal)).ToList())).ToList(),
            contradicted.Select(p => File(p.Row.Id, p.Proposal)).ToList());
    }
}
