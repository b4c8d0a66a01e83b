using System.Net;
using AusAiducation.Core.Access;
using AusAiducation.Core.Programme;
using AusAiducation.Tests.Support;
using AusAiducation.Web.Verbs;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AusAiducation.Tests.Web.Accounts;

public class SignInTests
{
    [Fact]
    public async Task A_wrong_password_an_unknown_address_a_locked_and_a_closed_account_are_answered_alike()
    {
        await using var web = await WebProgramme.StartAsync();
        var known = await web.AccountAsync("amina", Role.Coach);
        var locked = await web.AccountAsync("brahim", Role.Coach);
        var closed = await web.AccountAsync("chama", Role.Coach);
        await using (var db = web.OpenAll())
        {
            (await db.Users.SingleAsync(u => u.Id == locked.Id)).Lock();
            (await db.Users.SingleAsync(u => u.Id == closed.Id)).Close(known.CreatedAt);
            await db.SaveChangesAsync();
        }

        var answers = new List<(HttpStatusCode, string)>();
        foreach (var (email, password) in new[] { (known.Email!, "not this one at all"), ("nobody@test.example", WebProgramme.Password), (locked.Email!, WebProgramme.Password), (closed.Email!, WebProgramme.Password) })
        {
            var answer = await web.NewVisitor().SubmitAsync("/account/login", "login", ("Input.Email", email), ("Input.Password", password));
            answers.Add((answer.StatusCode, await FormVisitor.WordsAsync(answer)));
        }

        Assert.Single(answers.Distinct());
        Assert.Contains("Adresse ou mot de passe incorrect", answers[0].Item2);
        await web.SignInAsync(known);
    }

    [Fact]
    public async Task The_request_in_which_a_sign_in_is_checked_again_is_still_its_owners()
    {
        await using var web = await WebProgramme.StartAsync();
        var visitor = await web.SignInAsync(await web.AccountAsync("samia", Role.Manager));
        web.Services.GetRequiredService<IOptions<SecurityStampValidatorOptions>>().Value.ValidationInterval = TimeSpan.Zero;

        for (var i = 0; i < 3; i++) await visitor.OpenAsync("/candidates");
    }

    [Fact]
    public async Task Eight_wrong_passwords_bar_the_right_one_with_the_same_answer_and_put_nobody_out()
    {
        await using var web = await WebProgramme.StartAsync();
        var owner = await web.AccountAsync("amina", Role.Coach);
        var atHome = await web.SignInAsync(owner);
        var guesser = web.NewVisitor();
        var wrong = "";
        for (var i = 0; i < 8; i++)
            wrong = await FormVisitor.WordsAsync(await guesser.SubmitAsync("/account/login", "login", ("Input.Email", owner.Email!), ("Input.Password", $"wrong password {i}")));

        var right = await guesser.SubmitAsync("/account/login", "login", ("Input.Email", owner.Email!), ("Input.Password", WebProgramme.Password));

        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal(wrong, await FormVisitor.WordsAsync(right));
        await atHome.OpenAsync("/account");
    }

    [Fact]
    public async Task An_ended_session_leads_to_the_sign_in_page()
    {
        await using var web = await WebProgramme.StartAsync();
        var user = await web.AccountAsync("amina", Role.Coach);
        var visitor = await web.SignInAsync(user);
        await visitor.OpenAsync("/account");

        var page = await visitor.OpenAsync("/account");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector("form[action='/account/logout']")!;
        await visitor.SendAsync("/account/logout", form);

        var answer = await visitor.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/account/login", FormVisitor.LeadsTo(answer));
        await using var db = web.OpenAll();
        Assert.NotNull((await db.UserSessions.SingleAsync(s => s.UserId == user.Id)).EndedAt);
    }

    [Fact]
    public async Task A_person_sees_their_devices_and_ends_the_others()
    {
        await using var web = await WebProgramme.StartAsync();
        var user = await web.AccountAsync("amina", Role.Coach);
        var (phone, laptop) = (await web.SignInAsync(user), await web.SignInAsync(user));
        var page = await laptop.OpenAsync("/account");
        Assert.Equal(2, page.QuerySelectorAll("#sessions tbody tr").Length);

        await laptop.SubmitAsync("/account", page, "sessions", ("Session.Key", "others"));

        Assert.Equal(HttpStatusCode.Redirect, (await phone.GetAsync("/account")).StatusCode);
        Assert.Equal(1, (await laptop.OpenAsync("/account")).QuerySelectorAll("#sessions tbody tr").Length);
    }

    [Fact]
    public async Task Whoever_has_not_signed_the_undertaking_meets_it_first()
    {
        await using var web = await WebProgramme.StartAsync();
        var user = await web.AccountAsync("amina", Role.Coach);
        await using (var db = web.OpenAll())
        {
            db.Entry(await db.Users.SingleAsync(u => u.Id == user.Id)).Property(u => u.UndertakingVersion).CurrentValue = "old";
            await db.SaveChangesAsync();
        }
        var visitor = await web.SignInAsync(user);
        Assert.Equal("/account/undertaking", FormVisitor.LeadsTo(await visitor.GetAsync("/")));

        Assert.Contains("Cochez la case", await FormVisitor.WordsAsync(await visitor.SubmitAsync("/account/undertaking", "undertaking")));
        await visitor.SubmitAsync("/account/undertaking", "undertaking", ("Input.Undertaking", "yes"));

        await visitor.OpenAsync("/");
    }

    [Fact]
    public async Task Demo_accounts_are_one_click_in_the_demonstration_and_absent_without_it()
    {
        await using var web = await WebProgramme.StartAsync();
        var user = await web.AccountAsync("amina", Role.Coach);
        await using (var db = web.OpenAll())
        {
            var account = await db.Users.SingleAsync(u => u.Id == user.Id);
            account.Email = "coach1@demo.example";
            await db.SaveChangesAsync();
            Assert.Null((await web.NewVisitor().OpenAsync("/account/login")).QuerySelector("form[action='/account/demo']"));
            db.Settings.Add(new ProgrammeSetting(ProgrammeSetting.Demonstration, "1"));
            await db.SaveChangesAsync();
        }
        var visitor = web.NewVisitor();
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)(await visitor.OpenAsync("/account/login")).QuerySelector("form[action='/account/demo']")!;

        await visitor.SendAsync("/account/demo", form);

        await visitor.OpenAsync("/account");
    }

    [Fact]
    public async Task Create_admin_makes_the_first_administrator_and_refuses_a_second()
    {
        await using var web = await WebProgramme.StartAsync();
        string[] Line(string name, params string[] more) => ["create-admin", "--email", name + "@test.example", "--name", name, .. more];

        Assert.Equal(0, await new CreateAdminVerb().RunAsync(web.Services, Line("zahra", "--link-only")));
        Assert.Equal(2, await new CreateAdminVerb().RunAsync(web.Services, Line("yassir")));
        Assert.Equal(0, await new CreateAdminVerb().RunAsync(web.Services, Line("yassir", "--force")));

        await using var db = web.OpenAll();
        Assert.Equal(2, await db.Memberships.CountAsync(m => m.Role == Role.Administrator));
        Assert.All(await db.Users.ToListAsync(), u => Assert.Null(u.PasswordHash));
    }
}
