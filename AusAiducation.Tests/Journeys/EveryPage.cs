using AusAiducation.Tests.Support;
using AusAiducation.Web.Components.Layout;

namespace AusAiducation.Tests.Journeys;

/// <summary>One program with the demonstration, for pages that are only looked at.</summary>
public sealed class LookedAt : IAsyncLifetime
{
    internal LiveProgramme Programme { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Programme = await LiveProgramme.StartAsync();

    public ValueTask DisposeAsync() => Programme.DisposeAsync();
}

/// <summary>
/// Opens every page a hat has and looks at what a person would notice. The long walks are classes of their own, so that they go on beside one
/// another.
/// </summary>
public abstract class EveryPage(LookedAt at) : IClassFixture<LookedAt>
{
    readonly HashSet<string> _known = [.. Navigation.Links.Select(l => l.Address)];

    /// <summary>The menu's links, and the first row of each kind that its lists lead to.</summary>
    /// <param name="axe">Not for a hat whose pages another walk gives to axe: its rules ask neither for a language nor for a width.</param>
    protected async Task Pages_are_whole_accessible_and_fit(string account, string language, int width, bool axe = true)
    {
        await using var visitor = await Browser.VisitAsync(at.Programme, language, width);
        await visitor.SignInAsync(account);
        var menu = await visitor.Page.EvalOnSelectorAllAsync<string[]>("nav.side a.item", "links => links.map(a => a.getAttribute('href'))");
        Assert.NotEmpty(menu);
        var problems = new List<string>();
        var opened = new HashSet<string>();
        foreach (var address in menu)
        {
            await LookAsync(address);
            foreach (var further in await LeadingOnAsync(visitor)) await LookAsync(further);
        }
        problems.AddRange(visitor.Errors);
        Assert.True(problems.Count == 0, string.Join('\n', problems.Distinct()));

        async Task LookAsync(string address)
        {
            if (!opened.Add(address)) return;
            var status = await visitor.OpenAsync(address);
            if (status != 200) problems.Add($"{address}: {status}");
            problems.AddRange((await Looking.AtAsync(visitor.Page, axe)).Select(p => $"{address}: {p}"));
        }
    }

    protected async Task Public_pages_are_whole_accessible_and_fit(string language, int width)
    {
        await using var visitor = await Browser.VisitAsync(at.Programme, language, width);
        var problems = new List<string>();
        foreach (var address in new[] { "/", "/account/login", "/account/forgot", "/not-found", "/error", "/apply", "/apply/lost" })
        {
            await visitor.OpenAsync(address);
            problems.AddRange((await Looking.AtAsync(visitor.Page)).Select(p => $"{address}: {p}"));
        }
        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.Equal(0, visitor.Sockets);
    }

    /// <summary>What the page before one's eyes leads to: of each shape of address the first, six at most.</summary>
    async Task<List<string>> LeadingOnAsync(Visitor visitor)
    {
        var inside = await visitor.Page.EvalOnSelectorAllAsync<string[]>("main a[href^='/']", "links => links.map(a => a.getAttribute('href'))");
        return [.. inside.Where(a => !_known.Contains(a.Split('?')[0]) && !IsDownload(a)).GroupBy(Shape).Select(g => g.First()).Take(6)];
    }

    static bool IsDownload(string address) => new[] { ".pdf", ".xlsx", ".csv", "/language/", "/documents/" }.Any(d => address.Contains(d, StringComparison.Ordinal)) && !address.EndsWith("/check", StringComparison.Ordinal);

    /// <summary>"/students/abc?x=1" and "/students/def" look the same.</summary>
    static string Shape(string address) => string.Join('/', address.Split('?')[0].Split('/').Select(part => part.Length >= 12 && part.Any(char.IsDigit) ? "*" : part));
}
