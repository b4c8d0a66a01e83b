using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>One rule as the page shows it.</summary>
public sealed record RuleLine(string Key, int Version, RuleTerms Terms)
{
    public Refusal Sentence => RuleSentences.Of(Terms);
}

/// <summary>One version with its rows, the answers given with it, and why it cannot change.</summary>
public sealed record RulesVersion(string Key, int Number, RulesState State, string? Reason, string? By, DateTime? InForceAt, int Answers, Refusal? WhyNotChange, IReadOnlyList<RuleLine> Lines);

/// <summary>What a draft would change: how many open files go from one proposal to another.</summary>
public sealed record RulesEffect(bool? From, bool? To, int Files);

/// <summary>The rules of one edition: in force, being prepared with its effect, and replaced.</summary>
public sealed record RulesFile(string EditionKey, string EditionCode, int BacYear, Refusal? Closed, RulesVersion InForce, RulesVersion? Draft, IReadOnlyList<RulesVersion> Replaced, IReadOnlyList<RulesEffect> Effect, int Contradicted);

/// <summary>Reads the rules of an edition for their page.</summary>
public sealed class RulesPages(ViewerDb viewerDb)
{
    public async Task<RulesFile?> OpenAsync(string editionKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewEditions);
        var edition = await db.Editions.AsNoTracking().Include(e => e.RuleVersions).ThenInclude(v => v.Rows).Include(e => e.RuleVersions).ThenInclude(v => v.By).FirstOrDefaultAsync(e => e.Key == editionKey, ct);
        if (edition is null) return null;
        var answers = await db.EligibilityDecisions.Where(d => d.EditionId == edition.Id).GroupBy(d => d.RulesId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key ?? 0, g => g.Count, ct);
        RulesVersion View(EligibilityRules v) => new(v.Key, v.Number, v.State, v.Reason, v.By?.DisplayName, v.InForceAt, answers.GetValueOrDefault(v.Id), edition.WhyNotChange() ?? v.WhyNotChange(answers.GetValueOrDefault(v.Id)),
            v.InOrder.Select(r => new RuleLine(r.Key, r.Version, r.Terms)).ToList());
        var (effect, contradicted) = edition.RulesDraft is { } draft && db.Viewer.Can(Permission.ManageEditions) ? await EffectAsync(db, edition, draft, ct) : ([], 0);
        return new RulesFile(edition.Key, edition.Code, edition.BacYear, edition.WhyNotChange(), View(edition.Eligibility), edition.RulesDraft is { } d ? View(d) : null,
            edition.RuleVersions.Where(v => v.State == RulesState.Replaced).OrderByDescending(v => v.Number).Select(View).ToList(), effect, contradicted);
    }

    /// <summary>Counts over the files this viewer meets; nothing is written.</summary>
    static async Task<(IReadOnlyList<RulesEffect> Effect, int Contradicted)> EffectAsync(AppDbContext db, Edition edition, EligibilityRules draft, CancellationToken ct)
    {
        var open = db.Candidates.Where(c => c.EditionId == edition.Id && c.Stage != CandidateStage.Withdrawn && c.Stage != CandidateStage.NotSelected);
        var facts = await CandidateFacts.OfAsync(open, ct);
        var last = (await db.EligibilityDecisions.Where(d => d.EditionId == edition.Id).OrderBy(d => d.Id).Select(d => new { d.CandidateId, d.Eligible, d.ProposedEligible }).ToListAsync(ct))
            .GroupBy(d => d.CandidateId).ToDictionary(g => g.Key, g => g.Last());
        var moved = facts.Values.Select(f => (Id: f.CandidateId, From: EligibilityProposal.For(edition.Eligibility, edition.BacYear, f), To: EligibilityProposal.For(draft, edition.BacYear, f))).ToList();
        return (moved.Where(m => m.From.Eligible != m.To.Eligible).GroupBy(m => (From: m.From.Eligible, To: m.To.Eligible)).Select(g => new RulesEffect(g.Key.From, g.Key.To, g.Count())).OrderByDescending(e => e.Files).ToList(),
            moved.Count(m => last.TryGetValue(m.Id, out var answer) && m.To.Contradicts(answer.Eligible, answer.ProposedEligible)));
    }
}
