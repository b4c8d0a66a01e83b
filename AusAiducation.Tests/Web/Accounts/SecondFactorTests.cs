using System.Net;
using AusAiducation.Core.Access;
using AusAiducation.Tests.Support;
using AusAiducation.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Web.Accounts;

public class SecondFactorTests
{
    // RFC 6238, appendix B, SHA-1: the last six of the eight digits printed there.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, OneTimeCodes.Code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", seconds / 30));

    [Fact]
    public async Task A_code_signs_in_once_and_a_recovery_code_once()
    {
        await using var web = await WebProgramme.StartAsync();
        var user = await web.AccountAsync("amina", Role.Treasurer);
        var elsewhere = await web.SignInAsync(user);
        var (key, recovery) = await EnableAsync(await web.SignInAsync(user));
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/account")).StatusCode);

        // The code that turned it on is used up; so is the next one after its first use.
        var step = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30;
        var visitor = await AfterPasswordAsync(web, user);
        Assert.Equal(HttpStatusCode.OK, (await SendCodeAsync(visitor, OneTimeCodes.Code(key, await LastStepAsync(web, user)))).StatusCode);
        Assert.Equal("/", Visitor.LeadsTo(await SendCodeAsync(visitor, OneTimeCodes.Code(key, step + 1))));
        var again = await AfterPasswordAsync(web, user);
        Assert.Equal(HttpStatusCode.OK, (await SendCodeAsync(again, OneTimeCodes.Code(key, step + 1))).StatusCode);

        Assert.Equal("/", Visitor.LeadsTo(await SendCodeAsync(again, recovery)));
        Assert.Equal(HttpStatusCode.OK, (await SendCodeAsync(await AfterPasswordAsync(web, user), recovery)).StatusCode);
    }

    [Fact]
    public async Task The_key_and_the_recovery_codes_are_not_readable_in_the_database()
    {
        await using var web = await WebProgramme.StartAsync();
        var (key, recovery) = await EnableAsync(await web.SignInAsync(await web.AccountAsync("amina", Role.Treasurer)));

        await using var db = web.OpenAll();
        var stored = await db.UserTokens.Select(t => t.Value).ToListAsync();

        Assert.Equal(2, stored.Count);
        Assert.DoesNotContain(stored, s => s!.Contains(key, StringComparison.Ordinal) || s.Contains(recovery, StringComparison.Ordinal));
    }

    static async Task<(string Key, string Recovery)> EnableAsync(Visitor visitor)
    {
        var page = await visitor.OpenAsync("/account/totp");
        Assert.NotNull(page.QuerySelector(".qr svg"));
        var key = page.QuerySelector("main code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var answer = await visitor.SubmitAsync("/account/totp", page, "enable", ("Input.Code", OneTimeCodes.Code(key, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30)));
        var codes = (await Visitor.ReadAsync(answer)).QuerySelectorAll(".codes code");
        Assert.Equal(10, codes.Length);
        return (key, codes[0].TextContent);
    }

    static async Task<Visitor> AfterPasswordAsync(WebProgramme web, AppUser user)
    {
        var visitor = web.NewVisitor();
        var answer = await visitor.SubmitAsync("/account/login", "login", ("Input.Email", user.Email!), ("Input.Password", WebProgramme.Password));
        Assert.StartsWith("/account/login/code", Visitor.LeadsTo(answer), StringComparison.Ordinal);
        return visitor;
    }

    static Task<HttpResponseMessage> SendCodeAsync(Visitor visitor, string code) => visitor.SubmitAsync("/account/login/code", "code", ("Input.Code", code));

    static async Task<long> LastStepAsync(WebProgramme web, AppUser user)
    {
        await using var db = web.OpenAll();
        return await db.Users.Where(u => u.Id == user.Id).Select(u => u.LastTotpStep).SingleAsync();
    }
}
