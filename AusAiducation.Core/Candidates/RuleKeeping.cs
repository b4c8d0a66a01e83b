using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>
/// Changes what makes a candidate eligible. A version that already answered stays as it is: a draft is prepared beside it, looked at with
/// what it would change, and put in force whole with a reason.
/// </summary>
public sealed class RuleKeeping(ViewerDb viewerDb, ProgrammeClock clock)
{
    public Task AddAsync(string versionKey, RuleInput input, CancellationToken ct = default) =>
        ChangeAsync(versionKey, (_, version, answers) => version.Add(input.Read(), answers), ct);

    public Task SetAsync(string versionKey, string ruleKey, RuleInput input, CancellationToken ct = default) =>
        ChangeAsync(versionKey, (db, version, answers) =>
        {
            var row = RowOf(version, ruleKey);
            db.Expect(row, input.Version);
            version.Change(row, input.Read(), answers);
        }, ct);

    public Task RemoveAsync(string versionKey, string ruleKey, CancellationToken ct = default) =>
        ChangeAsync(versionKey, (_, version, answers) => version.Remove(RowOf(version, ruleKey), answers), ct);

    public Task PrepareAsync(string editionKey, CancellationToken ct = default) => EditionAsync(editionKey, (_, edition) => edition.PrepareRules(), ct);

    public Task DropAsync(string editionKey, CancellationToken ct = default) => EditionAsync(editionKey, (_, edition) => edition.DropRulesDraft(), ct);

    /// <summary>From here on the draft proposes; answers already given stay, and those it contradicts are shown for review.</summary>
    public Task PutInForceAsync(string editionKey, string? reason, CancellationToken ct = default)
    {
        var p = new Problems();
        var why = p.Required("Reason", reason, EligibilityRules.ReasonMaxLength);
        return EditionAsync(editionKey, (db, edition) =>
        {
            p.ThrowIfAny();
            edition.PutRulesInForce(why, db.Viewer.UserId, clock.Now);
        }, ct);
    }

    static EligibilityRule RowOf(EligibilityRules version, string key) => version.Rows.FirstOrDefault(r => r.Key == key) ?? throw new NotFoundForViewer(nameof(EligibilityRule));

    async Task ChangeAsync(string versionKey, Action<AppDbContext, EligibilityRules, int> change, CancellationToken ct)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageEditions);
        var version = await db.RuleVersions.Include(v => v.Rows).SingleOrDefaultAsync(v => v.Key == versionKey, ct) ?? throw new NotFoundForViewer(nameof(EligibilityRules));
        RuleBroken.If((await db.Editions.SingleAsync(e => e.Id == version.EditionId, ct)).WhyNotChange());
        change(db, version, await db.EligibilityDecisions.CountAsync(d => d.RulesId == version.Id, ct));
        await db.SaveChangesAsync(ct);
    }

    async Task EditionAsync(string editionKey, Action<AppDbContext, Edition> change, CancellationToken ct)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageEditions);
        var edition = await db.Editions.Include(e => e.RuleVersions).ThenInclude(v => v.Rows).SingleOrDefaultAsync(e => e.Key == editionKey, ct) ?? throw new NotFoundForViewer(nameof(Edition));
        RuleBroken.If(edition.WhyNotChange());
        change(db, edition);
        await db.SaveNewAsync(ct);
    }
}
