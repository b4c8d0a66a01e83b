using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace AusAiducation.Web.Components;

/// <summary>Tells interactive pages from static ones by their render mode.</summary>
static class Islands
{
    static readonly ConcurrentDictionary<Type, bool> Known = new();

    public static bool IsIsland(Type page) => Known.GetOrAdd(page, t => t.GetCustomAttribute<RenderModeAttribute>() is not null);
}
