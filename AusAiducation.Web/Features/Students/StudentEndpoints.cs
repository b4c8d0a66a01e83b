using AusAiducation.Core.Students;
using AusAiducation.Web.Components.Lists;

namespace AusAiducation.Web.Features.Students;

/// <summary>Exports of the list of students: the rows the viewer may meet.</summary>
static class StudentEndpoints
{
    public static void Map(WebApplication app) => app.MapListing<StudentListing, StudentFilter, StudentRow>("/students");
}
