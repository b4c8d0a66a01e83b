using AusAiducation.Tests.Support;
using AusAiducation.Web.Components.Layout;

namespace AusAiducation.Tests.Journeys;

/// <summary>Opens every page each hat has, in the three languages, on a desk and on a phone, and looks at what a person would notice.</summary>
[Trait("Database", "Sqlite")]
public class EveryPageTests
{
    [Theory]
    [InlineData("manager", "fr", 1280)]
    [InlineData("manager", "ar", 360)]
    [InlineData("chair", "en", 1280)]
    [InlineData("committee1", "fr", 360)]
    [InlineData("dataprotect", "ar", 1280)]
    [InlineData("coach1", "ar", 360)]
    [InlineData("treasurer", "fr", 1280)]
    [InlineData("student1", "fr", 360)]
    [InlineData("inquirer", "ar", 360)]
    [InlineData("auditor", "en", 360)]
    [InlineData("admin", "fr", 1280)]
    public async Task Pages_are_whole_accessible_and_fit(string account, string language, int width)
    {
        await using var programme = await LiveProgramme.StartAsync();
        await using var visitor = await Browser.VisitAsync(programme, language, width);
        await visitor.SignInAsync(account);
        var problems = new List<string>();
        foreach (var address in await AddressesAsync(visitor))
        {
            var status = await visitor.OpenAsync(address);
            if (status != 200) problems.Add($"{address}: {status}");
            problems.AddRange((await Looking.AtAsync(visitor.Page)).Select(p => $"{address}: {p}"));
        }
        problems.AddRange(visitor.Errors);
        Assert.True(problems.Count == 0, string.Join('\n', problems.Distinct()));
    }

    [Theory]
    [InlineData("fr", 1280)]
    [InlineData("ar", 360)]
    public async Task Public_pages_are_whole_accessible_and_fit(string language, int width)
    {
        await using var programme = await LiveProgramme.StartAsync();
        await using var visitor = await Browser.VisitAsync(programme, language, width);
        var problems = new List<string>();
        foreach (var address in new[] { "/", "/account/login", "/account/forgot", "/not-found", "/error", "/apply", "/apply/lost" })
        {
            await visitor.OpenAsync(address);
            problems.AddRange((await Looking.AtAsync(visitor.Page)).Select(p => $"{address}: {p}"));
        }
        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.Equal(0, visitor.Sockets);
    }

    /// <summary>The menu's links, and the first row each of its lists leads to.</summary>
    static async Task<List<string>> AddressesAsync(Visitor visitor)
    {
        var found = new List<string>();
        var menu = await visitor.Page.EvalOnSelectorAllAsync<string[]>("nav.side a.item", "links => links.map(a => a.getAttribute('href'))");
        foreach (var address in menu.Distinct())
        {
            found.Add(address);
            await visitor.OpenAsync(address);
            var inside = await visitor.Page.EvalOnSelectorAllAsync<string[]>("main a[href^='/']", "links => links.map(a => a.getAttribute('href'))");
            var known = Navigation.Links.Select(l => l.Address).ToHashSet();
            found.AddRange(inside.Where(a => !known.Contains(a.Split('?')[0]) && !IsDownload(a)).GroupBy(Shape).Select(g => g.First()).Take(6));
        }
        return found.Distinct().ToList();
    }

    static bool IsDownload(string address) => new[] { ".pdf", ".xlsx", ".csv", "/language/", "/documents/" }.Any(d => address.Contains(d, StringComparison.Ordinal)) && !address.EndsWith("/check", StringComparison.Ordinal);

    /// <summary>"/students/abc?x=1" and "/students/def" look the same.</summary>
    static string Shape(string address) => string.Join('/', address.Split('?')[0].Split('/').Select(part => part.Length >= 12 && part.Any(char.IsDigit) ? "*" : part));
}
