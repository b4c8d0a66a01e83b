using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>What anybody may know of the running call: its year, its days, its rules. Nothing else is readable without an account.</summary>
public sealed record PublicCall(string Code, EditionCalendar Calendar, int BacYear)
{
    /// <summary>The compulsory rules, as sentences.</summary>
    public IReadOnlyList<Refusal> Rules { get; init; } = [];
}

/// <summary>Reads the public facts; part of the access machinery, so it may open as System, and answers with this record only.</summary>
public sealed class PublicCalls(AppDbContextFactory factory)
{
    public async Task<PublicCall?> CurrentAsync(CancellationToken ct = default)
    {
        await using var db = factory.Create(Viewer.System);
        var edition = await db.Editions.AsNoTracking().Include(e => e.RuleVersions.Where(v => v.State == RulesState.InForce)).ThenInclude(v => v.Rows)
            .Where(e => e.ClosedAt == null).OrderByDescending(e => e.Code).FirstOrDefaultAsync(ct);
        if (edition is null) return null;
        var rules = edition.Eligibility.InOrder.Where(r => r.Compulsory).Select(r => RuleSentences.Of(r.Terms)).ToList();
        return new PublicCall(edition.Code, edition.Calendar, edition.BacYear) { Rules = rules };
    }
}
