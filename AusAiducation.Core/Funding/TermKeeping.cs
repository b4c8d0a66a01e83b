using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Funding;

/// <summary>Changes what a scholarship of an edition pays, while nobody has been promised one: the plans of an edition all follow its terms.</summary>
public sealed class TermKeeping(ViewerDb viewerDb)
{
    public async Task SetAsync(string editionKey, FundingInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageEditions);
        var terms = input.Read();
        var edition = await db.Editions.SingleOrDefaultAsync(e => e.Key == editionKey, ct) ?? throw new NotFoundForViewer(nameof(Edition));
        if (edition.ClosedAt is not null) throw new RuleBroken("Programme.EditionClosed", edition.Code);
        db.Expect(edition, input.Version);
        // Plans this viewer may not see are promises all the same.
        edition.SetFunding(terms, await db.FundingPlans.IgnoringVisibility().CountAsync(p => p.EditionId == edition.Id, ct));
        await db.SaveChangesAsync(ct);
    }
}
