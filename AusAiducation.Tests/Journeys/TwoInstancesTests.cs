using AusAiducation.Core.Data;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Support;
using AusAiducation.Web.Features.People;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Journeys;

/// <summary>Two programs on one PostgreSQL database are one to whoever uses them.</summary>
[Trait("Database", "Postgres")]
public class TwoInstancesTests
{
    [Fact]
    public async Task A_sign_in_on_one_works_on_the_other_and_a_lock_on_one_ends_the_island_open_on_the_other()
    {
        Assert.SkipWhen(TestDatabases.Provider == DatabaseProvider.Sqlite, "Several instances need PostgreSQL.");
        await using var here = await LiveProgramme.StartAsync(ownKeys: true);
        await using var there = here.StartAnother();
        await using var member = await Browser.VisitAsync(here);
        await member.SignInAsync("committee2");
        await using var db = here.OpenAll();
        var review = await db.Reviews.Where(r => r.User!.UserName == "committee2@demo.example" && r.State == ReviewState.Assigned && r.Round.State == RoundState.Open).Select(r => r.Key).FirstAsync();

        // Cookies do not know ports: the browser brings to B what A gave it.
        Assert.Equal(200, await member.OpenAsync(new Uri(there.Address, "/selection/reviews/" + review).ToString()));
        await member.Page.Locator("input[type=radio]:enabled").First.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });

        var account = await db.Users.Where(u => u.UserName == "committee2@demo.example").Select(u => u.Key).SingleAsync();
        var admin = await AdministratorOnAsync(here);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await admin.SubmitAsync("/people/" + account, "keep", ("Keep.Choice", AccountCard.Lock))).StatusCode);

        await member.Page.WaitForURLAsync(u => u.StartsWith(new Uri(there.Address, "/account/login").ToString(), StringComparison.Ordinal), new() { Timeout = 5_000 });
    }

    static async Task<FormVisitor> AdministratorOnAsync(LiveProgramme programme)
    {
        var admin = new FormVisitor(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = programme.Address });
        Assert.Equal("/", FormVisitor.LeadsTo(await admin.SubmitAsync("/account/login", "login", ("Input.Email", "admin@demo.example"), ("Input.Password", Visitor.Password))));
        return admin;
    }
}
