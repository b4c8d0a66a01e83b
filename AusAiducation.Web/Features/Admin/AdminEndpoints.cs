using AusAiducation.Core.Data;
using AusAiducation.Web.Components.Lists;

namespace AusAiducation.Web.Features.Admin;

/// <summary>Exports of the history.</summary>
static class AdminEndpoints
{
    public static void Map(WebApplication app) => app.MapListing<HistoryListing, HistoryFilter, HistoryRow>("/admin/history");
}
