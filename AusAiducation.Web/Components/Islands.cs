using System.Collections.Concurrent;
using System.Reflection;
using AusAiducation.Web.Access;
using Microsoft.AspNetCore.Components;

namespace AusAiducation.Web.Components;

/// <summary>Tells interactive pages from static ones by their render mode.</summary>
static class Islands
{
    static readonly ConcurrentDictionary<Type, bool> Known = new();

    /// <summary>Pages of the public form load no framework script.</summary>
    public static bool IsLight(Type page) => page.GetCustomAttribute<LightPageAttribute>() is not null;

    public static bool IsIsland(Type page) => Known.GetOrAdd(page, t => t.GetCustomAttribute<RenderModeAttribute>() is not null);
}
