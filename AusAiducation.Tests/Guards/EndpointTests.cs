using AusAiducation.Tests.Support;
using AusAiducation.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AusAiducation.Tests.Guards;

public class EndpointTests
{
    [Fact]
    public async Task Every_endpoint_names_its_permission_or_is_public()
    {
        await using var programme = await WebProgramme.StartAsync();
        var endpoints = programme.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().ToList();
        Assert.Contains(endpoints, e => e.RoutePattern.RawText == "/candidates.xlsx");

        var silent = endpoints.Where(e => !IsOfTheFramework(e)
                && e.Metadata.GetMetadata<RequiresAttribute>() is null && e.Metadata.GetMetadata<PublicAttribute>() is null)
            .Select(e => e.RoutePattern.RawText);

        Assert.Empty(silent);
    }

    /// <summary>The circuit's own addresses ask for a signed-in person by the fallback policy; static files are public by name.</summary>
    static bool IsOfTheFramework(RouteEndpoint e) =>
        e.RoutePattern.RawText is { } path && (path.StartsWith("/_blazor", StringComparison.Ordinal) || path.StartsWith("_blazor", StringComparison.Ordinal) || path.StartsWith("/_framework", StringComparison.Ordinal) || path.StartsWith("_framework", StringComparison.Ordinal))
        || e.RoutePattern.RawText == "{**path:file}"
        || e.Metadata.Any(m => m.GetType().Name.Contains("StaticAsset", StringComparison.Ordinal));
}
