using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AusAiducation.Tests.Support;

/// <summary>What a person would notice on a page: it scrolls sideways, shows a key for a sentence, says one thing twice, shuts somebody out.</summary>
static partial class Looking
{
    static readonly AxeRunOptions Rules = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] } };

    public static async Task<List<string>> AtAsync(IPage page, bool axe = true)
    {
        var problems = new List<string>();
        if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") > 1) problems.Add("scrolls sideways");
        if (await page.Locator("h1").CountAsync() != 1) problems.Add("has not exactly one title");
        // A key shown instead of its text is a sentence nobody wrote.
        problems.AddRange(Key.Matches(await page.InnerTextAsync("body")).Select(m => "shows " + m.Value).Distinct());
        // Scripts and labels find the first of two; axe looks only at those it has a rule for.
        problems.AddRange((await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i)")).Select(id => "has two of #" + id));
        if (!axe) return problems;
        var found = await page.RunAxe(Rules);
        problems.AddRange(found.Violations.Select(v => $"axe {v.Id}: {v.Nodes.First().Html} {v.Nodes.First().Any.FirstOrDefault()?.Message}"));
        return problems;
    }

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+\.[A-Z][A-Za-z]{2,}\b")]
    private static partial Regex Key { get; }
}
