using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates.Inquiries;

/// <summary>Where the inquiries of an edition stand, who may be sent, and why nobody can be.</summary>
public sealed record InquiryDeskView(InquiryTally Tally, IReadOnlyList<InquirerChoice> Inquirers, Refusal? WhyNotAssign);

/// <summary>Reads what stands above the list of inquiries; three queries and the edition.</summary>
public sealed class InquiryDesk(ViewerDb viewerDb, LegalGate gate, Programme.ProgrammeClock clock)
{
    public async Task<InquiryDeskView> ReadAsync(int editionId, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewInquiries, editionId);
        var tally = await InquiryTally.OfAsync(db, editionId, clock.Today, ct);
        var inquirers = await InquiryRows.Inquirers(db, editionId, clock.Today).OrderBy(u => u.DisplayName).Select(u => new InquirerChoice(u.Key, u.DisplayName)).ToListAsync(ct);
        var grid = await db.NeedGrids.AsNoTracking().Include(g => g.Items).SingleOrDefaultAsync(g => g.EditionId == editionId, ct);
        var closed = await db.Editions.AsNoTracking().SingleAsync(e => e.Id == editionId, ct);
        return new(tally, inquirers, !db.Viewer.Can(Permission.AssignInquiries, editionId) ? new("Inquiries.NotYours")
            : closed.WhyNotChange() ?? (grid is null ? new("NeedGrid.Empty") : grid.WhyNotUse()) ?? await gate.WhyNotCollectAsync(ct));
    }
}
