using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace AusAiducation.Tests.Support;

/// <summary>What people do again and again on the pages, and the two things only a test can: let days pass, and act past the pages.</summary>
static class AtWork
{
    public static Task FillAsync(this Visitor visitor, string name, string value) => visitor.Page.FillAsync($"[name='{name}']", value);

    public static Task ChooseAsync(this Visitor visitor, string name, string value) => visitor.Page.SelectOptionAsync($"select[name='{name}']", value);

    /// <summary>Ticks a box or takes a choice, hidden behind its label as they are.</summary>
    public static Task TickAsync(this Visitor visitor, string name, string value) => visitor.Page.Locator($"input[name='{name}'][value='{value}']").CheckAsync(new() { Force = true });

    /// <summary>Presses a button and waits for the green line that says what was done; the sentence of a refusal fails the test.</summary>
    public static async Task DoAsync(this Visitor visitor, string button, bool confirm = false)
    {
        await PressAsync(visitor, button, confirm);
        var answer = visitor.Page.Locator("main .notice.good:not([data-seen]), main .notice.bad:not([data-seen]), main .msg:not([data-seen])").First;
        await AnsweredAsync(visitor, button, answer);
        Assert.True(await answer.EvaluateAsync<bool>("e => e.matches('.good')"), $"{visitor.Page.Url} {button}: {await answer.InnerTextAsync()}");
    }

    /// <summary>Presses a button and gives the sentence with which it was refused.</summary>
    public static async Task<string> RefusedAsync(this Visitor visitor, string button)
    {
        await PressAsync(visitor, button, confirm: false);
        var answer = visitor.Page.Locator("main .notice.bad:not([data-seen]), main .msg:not([data-seen])").First;
        await AnsweredAsync(visitor, button, answer);
        return await answer.InnerTextAsync();
    }

    /// <summary>Waits for the answer; when none comes, says what stands on the page instead (in Development a fault shows itself there).</summary>
    static async Task AnsweredAsync(Visitor visitor, string button, ILocator answer)
    {
        try
        {
            await answer.WaitForAsync();
        }
        catch (TimeoutException e)
        {
            var text = await visitor.Page.InnerTextAsync("body");
            throw new TimeoutException($"{visitor.Page.Url} {button}: no answer, but {text[..Math.Min(600, text.Length)]}", e);
        }
    }

    static async Task PressAsync(Visitor visitor, string button, bool confirm)
    {
        // What the page said before must not be taken for its answer.
        await visitor.Page.EvaluateAsync("document.querySelectorAll('.notice, .msg').forEach(n => n.dataset.seen = '')");
        await visitor.Page.ClickAsync(button);
        if (confirm) await visitor.Page.ClickAsync("#confirm-dialog [data-confirm-ok]");
    }

    /// <summary>The programme's clock at a moment in Casablanca; it runs on from there.</summary>
    public static void StandAt(this LiveProgramme programme, DateOnly day, TimeOnly at)
    {
        var clock = programme.Services.GetRequiredService<ProgrammeClock>();
        clock.Offset += ProgrammeClock.Utc(day, at) - clock.Now;
    }

    /// <summary>An act used by this account as it stands now.</summary>
    public static async Task<T> AsAsync<T>(this LiveProgramme programme, string account) where T : notnull
    {
        await using var db = programme.OpenAll();
        var id = await db.Users.Where(u => u.UserName == account + "@demo.example").Select(u => u.Id).SingleAsync();
        var viewer = await programme.Services.GetRequiredService<ViewerLoader>().OfUserAsync(id);
        return ActivatorUtilities.CreateInstance<T>(programme.Services, new ViewerDb(programme.Services.GetRequiredService<AppDbContextFactory>(), new FixedViewer(viewer)));
    }

    /// <summary>Key of an account, as the value of the choices that name it.</summary>
    public static async Task<string> KeyOfAsync(this LiveProgramme programme, string account)
    {
        await using var db = programme.OpenAll();
        return await db.Users.Where(u => u.UserName == account + "@demo.example").Select(u => u.Key).SingleAsync();
    }

    /// <summary>Opens a page as a whole and looks at it; the first thing wrong fails the test.</summary>
    public static async Task SeeAsync(this Visitor visitor, string address)
    {
        Assert.Equal(200, await visitor.OpenAsync(address));
        await visitor.LookAsync();
    }

    public static async Task LookAsync(this Visitor visitor)
    {
        var problems = await Looking.AtAsync(visitor.Page);
        Assert.True(problems.Count == 0, $"{visitor.Page.Url}: {string.Join('\n', problems)}");
    }
}
