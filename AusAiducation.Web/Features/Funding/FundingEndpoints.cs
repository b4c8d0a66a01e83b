using AusAiducation.Core.Funding;
using AusAiducation.Web.Components.Lists;

namespace AusAiducation.Web.Features.Funding;

/// <summary>Exports of the tranches the viewer may meet.</summary>
static class FundingEndpoints
{
    public static void Map(WebApplication app) => app.MapListing<TrancheListing, TrancheFilter, TrancheRow>("/funding/payments");
}
