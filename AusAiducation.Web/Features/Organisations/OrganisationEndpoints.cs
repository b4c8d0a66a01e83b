using AusAiducation.Core.Candidates;
using AusAiducation.Web.Components.Lists;

namespace AusAiducation.Web.Features.Organisations;

/// <summary>Exports of the list of organisations.</summary>
static class OrganisationEndpoints
{
    public static void Map(WebApplication app) => app.MapListing<OrganisationListing, OrganisationFilter, OrganisationRow>("/organisations");
}
