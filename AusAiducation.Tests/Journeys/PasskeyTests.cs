using AusAiducation.Tests.Support;
using Microsoft.Playwright;

namespace AusAiducation.Tests.Journeys;

/// <summary>A passkey of Chromium's virtual authenticator: the whole ceremony, browser and server.</summary>
[Trait("Database", "Sqlite")]
public class PasskeyTests
{
    [Fact]
    public async Task A_passkey_is_registered_then_signs_in_without_a_password_until_it_is_removed()
    {
        await using var programme = await LiveProgramme.StartAsync();
        await using var coach = await Browser.VisitAsync(programme);
        await AuthenticatorAsync(coach.Page);
        await coach.SignInAsync("coach1");

        await coach.OpenAsync("/account/passkeys");
        await coach.Page.FillAsync("[name='Input.Name']", "Mon téléphone");
        await coach.Page.ClickAsync("[data-passkey=create] [data-passkey-start]");
        await coach.Page.Locator(".notice.good").WaitForAsync();
        Assert.Equal("Mon téléphone", await coach.Page.InputValueAsync("[name='Edit.Name']"));

        await SignOutAsync(coach.Page);
        await SignInByPasskeyAsync(coach.Page);
        await coach.Page.WaitForURLAsync(u => !u.Contains("/account/login", StringComparison.Ordinal));
        Assert.Equal(200, await coach.OpenAsync("/coaching"));

        await coach.OpenAsync("/account/passkeys");
        await coach.Page.ClickAsync("button[value=remove]");
        await coach.Page.ClickAsync("#confirm-dialog [data-confirm-ok]");
        await coach.Page.Locator(".notice.good").WaitForAsync();
        await SignOutAsync(coach.Page);
        await SignInByPasskeyAsync(coach.Page);
        await coach.Page.Locator(".notice.bad, [data-passkey-failed]:visible").First.WaitForAsync();
        Assert.Contains("/account/login", coach.Page.Url, StringComparison.Ordinal);
        Assert.Empty(coach.Errors);
    }

    static async Task AuthenticatorAsync(IPage page)
    {
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
    }

    static async Task SignInByPasskeyAsync(IPage page)
    {
        await page.GotoAsync("/account/login");
        await page.ClickAsync("[data-passkey=get] [data-passkey-start]");
    }

    static async Task SignOutAsync(IPage page)
    {
        await page.EvalOnSelectorAsync("form[action='/account/logout']", "form => form.requestSubmit()");
        await page.WaitForURLAsync(u => u.Contains("/account/login", StringComparison.Ordinal));
    }
}
