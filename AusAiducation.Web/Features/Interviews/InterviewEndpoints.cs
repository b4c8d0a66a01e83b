using AusAiducation.Core.Interviews;
using AusAiducation.Web.Components.Lists;

namespace AusAiducation.Web.Features.Interviews;

/// <summary>Exports of the list of interviews.</summary>
static class InterviewEndpoints
{
    public static void Map(WebApplication app) => app.MapListing<InterviewListing, InterviewFilter, InterviewRow>("/interviews");
}
