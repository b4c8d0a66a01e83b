using AusAiducation.Core.Coaching;
using AusAiducation.Web.Components.Lists;

namespace AusAiducation.Web.Features.Coaching;

/// <summary>Exports of the team's list of coached students.</summary>
static class CoachingEndpoints
{
    public static void Map(WebApplication app) => app.MapListing<CoachingListing, CoachingFilter, CoachingRow>("/coaching");
}
