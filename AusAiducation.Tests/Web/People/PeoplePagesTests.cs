using System.Net;
using AusAiducation.Core.Access;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Web.People;

public class PeoplePagesTests
{
    [Fact]
    public async Task A_hat_taken_away_ends_the_sign_ins_at_once()
    {
        await using var web = await WebProgramme.StartAsync();
        var manager = await web.SignInAsync(await web.AccountAsync("samia", Role.Manager));
        var chair = await web.AccountAsync("abdelhak", Role.Chair);
        var sitting = await web.SignInAsync(chair);
        await sitting.OpenAsync("/candidates");
        var page = await manager.OpenAsync("/people/" + chair.Key);

        var answer = await manager.SubmitAsync("/people/" + chair.Key, page, "hats", ("End.Choice", page.QuerySelector("[name='End.Choice']")!.GetAttribute("value")!));

        Assert.Contains("DoneHatEnded", Visitor.LeadsTo(answer));
        Assert.Contains("/account/login", Visitor.LeadsTo(await sitting.GetAsync("/candidates")));
        await using var db = web.OpenAll();
        Assert.NotNull((await db.Memberships.SingleAsync(m => m.UserId == chair.Id)).To);
    }

    [Fact]
    public async Task A_locked_account_is_out_at_once_and_comes_back_when_unlocked()
    {
        await using var web = await WebProgramme.StartAsync();
        var manager = await web.SignInAsync(await web.AccountAsync("samia", Role.Manager));
        var coach = await web.AccountAsync("houria", Role.Coach);
        var sitting = await web.SignInAsync(coach);

        await manager.SubmitAsync("/people/" + coach.Key, "keep", ("Keep.Choice", "lock"));
        Assert.Equal(HttpStatusCode.Redirect, (await sitting.GetAsync("/account")).StatusCode);
        Assert.Contains("houria", (await manager.OpenAsync("/people?state=Locked")).QuerySelector("table")!.TextContent);

        await manager.SubmitAsync("/people/" + coach.Key, "keep", ("Keep.Choice", "unlock"));
        await web.SignInAsync(coach);
    }

    [Fact]
    public async Task Without_a_mail_server_the_link_is_shown_once_to_hand_over()
    {
        await using var web = await WebProgramme.StartAsync();
        var manager = await web.SignInAsync(await web.AccountAsync("samia", Role.Manager));

        var answer = await manager.SubmitAsync("/people/new", "invite", ("Input.Name", "Houria"), ("Input.Email", "houria@test.example"), ("Hat.Role", nameof(Role.Coach)));

        var link = new Uri((await Visitor.ReadAsync(answer)).QuerySelector("main code")!.TextContent).PathAndQuery;
        await web.NewVisitor().OpenAsync(link);
    }

    [Theory]
    [InlineData(Role.Coach)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Treasurer)]
    public async Task Whoever_manages_no_people_finds_no_page(Role role)
    {
        await using var web = await WebProgramme.StartAsync();
        var visitor = await web.SignInAsync(await web.AccountAsync("nobody", role));

        foreach (var address in new[] { "/people", "/people/new", "/people.xlsx" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).StatusCode);
    }
}
