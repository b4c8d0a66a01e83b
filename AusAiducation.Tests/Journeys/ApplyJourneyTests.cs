using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Data.Demo;
using AusAiducation.Tests.Support;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Journeys;

/// <summary>Somebody applies on a small phone, in Arabic and in French, from the call to the receipt; each page is looked at on the way.</summary>
[Trait("Database", "Sqlite")]
public class ApplyJourneyTests
{
    [Theory]
    [InlineData("ar")]
    [InlineData("fr")]
    public async Task Applies_on_a_phone_leaves_and_resumes_elsewhere(string language)
    {
        await using var programme = await LiveProgramme.StartAsync();
        await using var visitor = await Browser.VisitAsync(programme, language, width: 360);
        var page = visitor.Page;
        var problems = new List<string>();

        await visitor.OpenAsync("/apply");
        await LookAsync(visitor, problems);
        await page.ClickAsync("#begin-form button.primary");
        await page.WaitForURLAsync("**/apply/begun");
        await LookAsync(visitor, problems);
        var secret = await page.Locator(".secret bdi").AllInnerTextsAsync();
        await page.ClickAsync("#noted button.primary");

        var identity = Applicant.Identity(birth: "14/09/2003");
        await FillAsync(visitor, identity, problems);
        foreach (var answers in Applicant.Others().Append(Applicant.Director()).OrderBy(a => a.Step))
        {
            if (answers is BacAnswers bac) (bac.National, bac.Printed) = ("16,90", "17,29");
            await FillAsync(visitor, answers, problems);
        }
        await page.WaitForURLAsync("**/apply/dossier*");
        await LookAsync(visitor, problems);
        await visitor.OpenAsync("/apply/papers");
        await LookAsync(visitor, problems);
        await page.SetInputFilesAsync("#f-Transcript", new Microsoft.Playwright.FilePayload { Name = "releve.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4 photo"u8.ToArray() });
        await page.ClickAsync("#Transcript button.btn:not(.quiet)");
        await page.WaitForSelectorAsync(".paper");
        await visitor.OpenAsync("/apply/review");
        await LookAsync(visitor, problems);
        await page.ClickAsync("#send button.primary");
        await page.WaitForURLAsync("**/apply/receipt*");
        await LookAsync(visitor, problems);

        // Out: nothing stays in this browser. In again on another device, by what was noted.
        await page.ClickAsync("form[data-sign-out] button");
        await page.WaitForURLAsync("**/apply?left=1");
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));
        Assert.Equal(0, await page.EvaluateAsync<int>("Object.keys(sessionStorage).filter(k => k.startsWith('draft:')).length"));
        await using var elsewhere = await Browser.VisitAsync(programme, language, width: 360);
        await elsewhere.OpenAsync("/apply");
        await elsewhere.Page.FillAsync("[name='Resume.Code']", secret[0]);
        await elsewhere.Page.FillAsync("[name='Resume.Words']", secret[1].Replace('-', ' '));
        await elsewhere.Page.ClickAsync("#resume-form button");
        await elsewhere.Page.WaitForURLAsync("**/apply/dossier");
        await elsewhere.OpenAsync("/apply/withdraw");
        await LookAsync(elsewhere, problems);

        await using var db = programme.OpenAll();
        var code = DossierCode.Read(secret[0]);
        Assert.NotNull((await db.Dossiers.SingleAsync(d => d.Code == code)).SubmittedAt);
        Assert.Equal(0, visitor.Sockets);
        problems.AddRange(visitor.Errors.Concat(elsewhere.Errors));
        Assert.True(problems.Count == 0, string.Join('\n', problems.Distinct()));
    }

    [Fact]
    public async Task What_is_typed_is_kept_without_pressing_anything()
    {
        await using var programme = await LiveProgramme.StartAsync();
        await using var visitor = await Browser.VisitAsync(programme, "fr", width: 360);
        var page = visitor.Page;
        await visitor.OpenAsync("/apply");
        await page.FillAsync("[name='Resume.Code']", DemoForm.UnfinishedCode);
        await page.FillAsync("[name='Resume.Words']", DemoForm.UnfinishedWords);
        await page.ClickAsync("#resume-form button");
        await page.WaitForURLAsync("**/apply/dossier");

        await visitor.OpenAsync("/apply/motivation");
        await page.Locator("#Input-Motivation").PressAsync("Control+End");
        await page.Locator("#Input-Motivation").PressSequentiallyAsync(" et en physique.");
        await Microsoft.Playwright.Assertions.Expect(page.Locator("[data-keep]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(".+"));

        await visitor.OpenAsync("/apply/motivation");
        Assert.EndsWith("et en physique.", await page.InputValueAsync("#Input-Motivation"));
        var left = CandidateFileMax - (await page.InputValueAsync("#Input-Motivation")).Length;
        Assert.Contains(left.ToString("N0", System.Globalization.CultureInfo.InvariantCulture).Replace(",", "\u202f", StringComparison.Ordinal), await page.InnerTextAsync(".remaining"), StringComparison.Ordinal);
        Assert.Empty(visitor.Errors);
    }

    const int CandidateFileMax = AusAiducation.Core.Candidates.CandidateFile.MotivationMaxLength;

    static async Task FillAsync(Visitor visitor, StepAnswers answers, List<string> problems)
    {
        var page = visitor.Page;
        await page.WaitForURLAsync($"**{answers.Step.Address()}*");
        await LookAsync(visitor, problems);
        foreach (var field in answers.GetType().GetProperties().Where(p => p.PropertyType == typeof(string) && p.SetMethod?.IsPublic == true))
        {
            if (field.GetValue(answers) is not string value) continue;
            var there = page.Locator($"[name='Input.{field.Name}']").First;
            switch (await there.EvaluateAsync<string>("e => e.type || e.tagName"))
            {
                case "radio": await page.CheckAsync($"[name='Input.{field.Name}'][value='{value}']", new() { Force = true }); break;
                case "checkbox": await there.CheckAsync(); break;
                case "select-one": await there.SelectOptionAsync(value); break;
                default: await there.FillAsync(value); break;
            }
        }
        await page.ClickAsync("#step button.primary");
        await page.WaitForURLAsync(u => !u.Contains(answers.Step.Address(), StringComparison.Ordinal));
    }

    static async Task LookAsync(Visitor visitor, List<string> problems)
    {
        var page = visitor.Page;
        var where = new Uri(page.Url).AbsolutePath;
        if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") > 1) problems.Add(where + " scrolls sideways");
        if (await page.Locator("h1").CountAsync() != 1) problems.Add(where + " has not exactly one title");
        problems.AddRange(System.Text.RegularExpressions.Regex.Matches(await page.InnerTextAsync("body"), @"\b[A-Z][A-Za-z]+\.[A-Z][A-Za-z]{2,}\b").Select(m => $"{where} shows {m.Value}"));
        var axe = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] } });
        problems.AddRange(axe.Violations.Select(v => $"{where} axe {v.Id}: {v.Nodes.First().Html}"));
    }
}
