using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Texts;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>The eligibility rules of an edition, as typed.</summary>
public sealed class RulesInput
{
    public string? MinimumAverage { get; set; }
    public string? IncomeBracketRequired { get; set; }
    public int Version { get; set; }

    public static RulesInput Of(EligibilityRules r, int version) =>
        new() { MinimumAverage = Formats.Figure(r.MinimumAverage), IncomeBracketRequired = r.IncomeBracketRequired ? "yes" : null, Version = version };
}

/// <summary>Changes what makes a candidate eligible, while nobody's eligibility has been confirmed with it.</summary>
public sealed class RuleKeeping(ViewerDb viewerDb)
{
    public async Task SetAsync(string editionKey, RulesInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageEditions);
        var p = new Problems();
        if (string.IsNullOrWhiteSpace(input.MinimumAverage)) p.Add(nameof(input.MinimumAverage), "Common.Required");
        var rules = new EligibilityRules { MinimumAverage = p.Mark(nameof(input.MinimumAverage), input.MinimumAverage) ?? 0, IncomeBracketRequired = input.IncomeBracketRequired == "yes" };
        p.ThrowIfAny();
        var edition = await db.Editions.SingleOrDefaultAsync(e => e.Key == editionKey, ct) ?? throw new NotFoundForViewer(nameof(Edition));
        if (edition.ClosedAt is not null) throw new RuleBroken("Programme.EditionClosed", edition.Code);
        db.Expect(edition, input.Version);
        edition.SetRules(rules, await db.EligibilityDecisions.CountAsync(d => d.EditionId == edition.Id, ct));
        await db.SaveChangesAsync(ct);
    }
}
