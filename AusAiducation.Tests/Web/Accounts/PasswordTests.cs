using System.Net;
using System.Text.RegularExpressions;
using AusAiducation.Core.Access;
using AusAiducation.Tests.Support;
using AusAiducation.Web.Access;
using MimeKit;

namespace AusAiducation.Tests.Web.Accounts;

public partial class PasswordTests
{
    [Fact]
    public async Task A_forgotten_password_is_replaced_by_a_mailed_link_that_works_once_and_says_nothing_of_unknown_addresses()
    {
        await using var server = new MailServer();
        await using var web = await WebProgramme.StartAsync(server.Settings);
        var user = await web.AccountAsync("amina", Role.Coach);
        var signedIn = await web.SignInAsync(user);
        var unknown = await web.NewVisitor().SubmitAsync("/account/forgot", "forgot", ("Input.Email", "nobody@test.example"));
        var known = await web.NewVisitor().SubmitAsync("/account/forgot", "forgot", ("Input.Email", user.Email!));
        Assert.Equal((unknown.StatusCode, await FormVisitor.WordsAsync(unknown)), (known.StatusCode, await FormVisitor.WordsAsync(known)));

        var mail = await server.NextAsync();
        Assert.Equal(user.Email, mail.To.Mailboxes.Single().Address);
        var link = LinkIn(mail);
        const string fresh = "une autre longue phrase";
        var visitor = web.NewVisitor();
        var changed = await visitor.SubmitAsync(link, "reset", ("Input.Password", fresh), ("Input.Again", fresh));

        Assert.StartsWith("/account/login", FormVisitor.LeadsTo(changed), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await signedIn.GetAsync("/account")).StatusCode);
        Assert.Equal("/", FormVisitor.LeadsTo(await visitor.SubmitAsync("/account/login", "login", ("Input.Email", user.Email!), ("Input.Password", fresh))));
        Assert.Contains("a déjà servi", await FormVisitor.WordsAsync(await web.NewVisitor().SubmitAsync(link, "reset", ("Input.Password", fresh), ("Input.Again", fresh))));
        Assert.Equal(user.Email, (await server.NextAsync()).To.Mailboxes.Single().Address);
        Assert.True(server.IsEmpty);
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sign_ins_and_keeps_this_one()
    {
        await using var web = await WebProgramme.StartAsync();
        var user = await web.AccountAsync("amina", Role.Coach);
        var (here, there) = (await web.SignInAsync(user), await web.SignInAsync(user));

        var answer = await here.SubmitAsync("/account/password", "password", ("Input.Current", WebProgramme.Password), ("Input.Password", "une autre longue phrase"), ("Input.Again", "une autre longue phrase"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        await here.OpenAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task An_invited_person_chooses_a_password_signs_and_is_in()
    {
        await using var server = new MailServer();
        await using var web = await WebProgramme.StartAsync(server.Settings);
        var manager = await web.SignInAsync(await web.AccountAsync("samia", Role.Manager));
        await manager.SubmitAsync("/people/new", "invite", ("Input.Name", "Houria Fikri"), ("Input.Email", "houria@test.example"), ("Input.Language", "fr"), ("Hat.Role", nameof(Role.Coach)));
        var link = LinkIn(await server.NextAsync());
        var houria = web.NewVisitor();
        var page = await houria.OpenAsync(link);
        Assert.Contains("samia vous invite", page.QuerySelector("main")!.TextContent);
        Assert.Contains("Coach", page.QuerySelector("main")!.TextContent);

        Assert.Contains("Cochez la case", await FormVisitor.WordsAsync(await houria.SubmitAsync(link, page, "invitation", ("Input.Password", "ma phrase de passe"), ("Input.Again", "ma phrase de passe"))));
        await houria.SubmitAsync(link, "invitation", ("Input.Password", "ma phrase de passe"), ("Input.Again", "ma phrase de passe"), ("Input.Undertaking", "yes"));

        Assert.Contains("houria@test.example", (await houria.OpenAsync("/account")).QuerySelector("main")!.TextContent);
        Assert.Contains("a déjà servi", (await web.NewVisitor().OpenAsync(link)).QuerySelector("main")!.TextContent);
    }

    [Theory]
    [InlineData("court", "Accounts.PasswordTooShort")]
    [InlineData("password1234", "Accounts.PasswordCommon")]
    [InlineData("motdepasse123", "Accounts.PasswordCommon")]
    [InlineData("aaaaaaaaaaaaaa", "Accounts.PasswordCommon")]
    [InlineData("P@ssw0rd-2024!", "Accounts.PasswordCommon")]
    [InlineData("azertyuiopqs", "Accounts.PasswordCommon")]
    [InlineData("1a2z3e4r5t6y", "Accounts.PasswordCommon")]
    [InlineData("mlkjhgfdsqpoi", "Accounts.PasswordCommon")]
    [InlineData("123456789abcdef", "Accounts.PasswordCommon")]
    [InlineData("lion-lion-lion-lion", "Accounts.PasswordCommon")]
    [InlineData("xk7!xk7!xk7!", "Accounts.PasswordCommon")]
    [InlineData("casablanca2024", "Accounts.PasswordCommon")]
    [InlineData("Mohammed12071995", "Accounts.PasswordCommon")]
    [InlineData("bismillahirrahmanirrahim", "Accounts.PasswordCommon")]
    [InlineData("demo-ausaiducation", "Accounts.PasswordCommon")]
    [InlineData("AusAiducation#2026", "Accounts.PasswordCommon")]
    [InlineData("Fikri-12/07/1995", "Accounts.PasswordIsYourName")]
    [InlineData("houria.fikri1", "Accounts.PasswordIsYourName")]
    [InlineData("ma phrase de passe", null)]
    [InlineData("le chat noir dort ici", null)]
    [InlineData("Houria aime les figues vertes", null)]
    [InlineData("837462910582", null)]
    [InlineData("tR7#qm2&Lz9x", null)]
    [InlineData("القط ينام فوق السطح", null)]
    public void Twelve_characters_no_composition_rule_and_nothing_a_guesser_tries_first(string password, string? key) =>
        Assert.Equal(key, PasswordRules.WhyNot(password, new AppUser { Email = "houria.fikri@test.example", DisplayName = "Houria Fikri" }));

    internal static string LinkIn(MimeMessage mail) => new Uri(Link().Match(mail.TextBody!).Value).PathAndQuery;

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}
