using System.Net;
using AusAiducation.Core.Access;
using AusAiducation.Tests.Support;

namespace AusAiducation.Tests.Web.Accounts;

public class EmailTests
{
    [Fact]
    public async Task A_new_address_is_proved_by_a_link_mailed_there_and_the_old_one_is_told()
    {
        await using var server = new MailServer();
        await using var web = await WebProgramme.StartAsync(server.Settings);
        var user = await web.AccountAsync("amina", Role.Coach);
        var (here, there) = (await web.SignInAsync(user), await web.SignInAsync(user));

        await here.SubmitAsync("/account/email", "email", ("Input.Email", "amina.new@test.example"));
        var mail = await server.NextAsync();
        Assert.Equal("amina.new@test.example", mail.To.Mailboxes.Single().Address);
        var link = PasswordTests.LinkIn(mail);
        // Looking at the link changes nothing; a mail program does that.
        await here.OpenAsync(link);
        await there.OpenAsync("/account");
        var confirmed = await here.SubmitAsync(link, "confirm-email");

        Assert.Equal(HttpStatusCode.Redirect, confirmed.StatusCode);
        Assert.Equal(user.Email, (await server.NextAsync()).To.Mailboxes.Single().Address);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/account")).StatusCode);
        Assert.Contains("amina.new@test.example", (await here.OpenAsync("/account")).QuerySelector("main")!.TextContent);
        Assert.Contains("a déjà servi", await FormVisitor.WordsAsync(await here.SubmitAsync(link, "confirm-email")));
        user.Email = "amina.new@test.example";
        await web.SignInAsync(user);
        Assert.True(server.IsEmpty);
    }

    [Fact]
    public async Task Whether_the_new_address_has_an_account_is_told_to_its_owner_only()
    {
        await using var server = new MailServer();
        await using var web = await WebProgramme.StartAsync(server.Settings);
        var (user, owner) = (await web.AccountAsync("amina", Role.Coach), await web.AccountAsync("brahim", Role.Coach));
        var visitor = await web.SignInAsync(user);
        async Task<string> AskAsync(string email) =>
            (await FormVisitor.WordsAsync(await visitor.SubmitAsync("/account/email", "email", ("Input.Email", email)))).Replace(email, "…", StringComparison.Ordinal);

        var known = await AskAsync(owner.Email!);
        var toOwner = await server.NextAsync();
        var unknown = await AskAsync("nobody@test.example");

        Assert.Equal(unknown, known);
        Assert.Equal(owner.Email, toOwner.To.Mailboxes.Single().Address);
        Assert.DoesNotContain("http", toOwner.TextBody, StringComparison.Ordinal);
        var link = PasswordTests.LinkIn(await server.NextAsync());
        Assert.Contains("un autre compte", await FormVisitor.WordsAsync(await (await web.SignInAsync(owner)).SubmitAsync(link, "confirm-email")));
    }

    [Fact]
    public async Task What_is_no_address_or_the_present_one_is_refused_and_without_a_mail_server_the_page_says_so()
    {
        await using var server = new MailServer();
        await using var web = await WebProgramme.StartAsync(server.Settings);
        var user = await web.AccountAsync("amina", Role.Coach);
        var visitor = await web.SignInAsync(user);

        Assert.Contains("déjà votre adresse", await FormVisitor.WordsAsync(await visitor.SubmitAsync("/account/email", "email", ("Input.Email", "AMINA@test.example"))));
        Assert.Contains("error", (await FormVisitor.ReadAsync(await visitor.SubmitAsync("/account/email", "email", ("Input.Email", "amina")))).QuerySelector("#email .field")!.ClassName);
        Assert.True(server.IsEmpty);

        await using var mute = await WebProgramme.StartAsync();
        var page = await (await mute.SignInAsync(await mute.AccountAsync("amina", Role.Coach))).OpenAsync("/account/email");
        Assert.Null(page.GetElementById("email"));
    }
}
