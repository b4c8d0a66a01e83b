using AusAiducation.Core.Candidates;
using AusAiducation.Web.Components.Lists;

namespace AusAiducation.Web.Features.Candidates;

/// <summary>Exports of the list of candidates.</summary>
static class CandidateEndpoints
{
    public static void Map(WebApplication app) => app.MapListing<CandidateListing, CandidateFilter, CandidateRow>("/candidates");
}
