using AusAiducation.Core.Access;
using AusAiducation.Web.Components.Lists;

namespace AusAiducation.Web.Features.People;

/// <summary>Exports of the list of people.</summary>
static class PeopleEndpoints
{
    public static void Map(WebApplication app) => app.MapListing<AccountListing, AccountFilter, AccountRow>("/people");
}
