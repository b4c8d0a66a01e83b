using AusAiducation.Core.Coaching;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Support;
using AusAiducation.Web.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AusAiducation.Tests.Journeys;

/// <summary>What people really do, in a real browser, on the demonstration.</summary>
public class PeopleAtWorkTests
{
    [Fact]
    public async Task A_member_scores_from_the_keyboard_and_finds_the_draft_again()
    {
        await using var programme = await LiveProgramme.StartAsync();
        await using var member = await Browser.VisitAsync(programme);
        await member.SignInAsync("committee2");
        var key = await AssignedReviewAsync(programme, "committee2");
        await member.OpenAsync("/selection/reviews/" + key);
        await member.Page.Locator("[data-scoring][data-live]").WaitForAsync();
        await member.Page.Locator("input[type=radio]").First.FocusAsync();
        await member.Page.Keyboard.PressAsync("4");
        await member.Page.Keyboard.PressAsync("3");

        await UntilAsync(programme, db => db.ReviewMarks.CountAsync(m => m.Review!.Key == key), 2, member);

        await member.OpenAsync("/selection/reviews/" + key);
        await Microsoft.Playwright.Assertions.Expect(member.Page.Locator("input[type=radio]:checked")).ToHaveCountAsync(2);
        Assert.True(member.Sockets > 0);
    }

    [Fact]
    public async Task Ending_the_sessions_of_a_person_makes_their_open_island_leave_within_seconds()
    {
        await using var programme = await LiveProgramme.StartAsync();
        await using var member = await Browser.VisitAsync(programme);
        await member.SignInAsync("committee2");
        await member.OpenAsync("/selection/reviews/" + await AssignedReviewAsync(programme, "committee2"));
        await member.Page.Locator("input[type=radio]:enabled").First.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });

        await using var db = programme.OpenAll();
        var user = await db.Users.SingleAsync(u => u.UserName == "committee2@demo.example");
        await programme.Services.GetRequiredService<SignOuts>().OfAsync(user.Id);

        await member.Page.WaitForURLAsync(u => u.Contains("/account/login", StringComparison.Ordinal), new() { Timeout = 6_000 });
    }

    [Fact]
    public async Task A_sponsor_meets_own_students_and_gets_not_found_for_every_other_address()
    {
        await using var programme = await LiveProgramme.StartAsync();
        await using var sponsor = await Browser.VisitAsync(programme);
        await sponsor.SignInAsync("dataprotect");
        await using var db = programme.OpenAll();
        var own = await db.Sponsors.SingleAsync(s => s.Name == "DataProtect");
        var mine = await db.Students.Where(s => s.SponsorId == own.Id).Select(s => s.Key).FirstAsync();
        var other = await db.Students.Where(s => s.SponsorId != own.Id).Select(s => new { s.Key, Sponsor = s.Sponsor!.Key, Candidate = db.Candidates.Where(c => c.Id == s.CandidateId).Select(c => c.Key).First() }).FirstAsync();

        Assert.Equal(200, await sponsor.OpenAsync("/students/" + mine));
        Assert.Equal(200, await sponsor.OpenAsync("/reports/sponsor/" + own.Key));
        foreach (var address in new[] { $"/students/{other.Key}", $"/reports/sponsor/{other.Sponsor}", $"/candidates/{other.Candidate}", "/candidates", "/selection/ranking", "/funding", "/people", "/admin/history", "/mail", $"/students/onboarding/{other.Candidate}", $"/coaching/students/{other.Key}" })
            Assert.Equal(404, await sponsor.OpenAsync(address));
        foreach (var address in new[] { $"/reports/sponsor/{other.Sponsor}.pdf", "/candidates.csv", "/candidates.xlsx", "/admin/history.csv", "/mail.csv" })
            Assert.Equal(404, (await sponsor.Page.APIRequest.GetAsync(address)).Status);

        var pdf = await sponsor.Page.APIRequest.GetAsync($"/reports/sponsor/{own.Key}.pdf?lang=ar");
        Assert.Equal(200, pdf.Status);
        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString((await pdf.BodyAsync())[..4]));
        Assert.Equal(0, sponsor.Sockets);
    }

    [Fact]
    public async Task A_coach_logs_a_session_on_a_phone_and_no_circuit_is_opened()
    {
        await using var programme = await LiveProgramme.StartAsync();
        await using var coach = await Browser.VisitAsync(programme, width: 360);
        await coach.SignInAsync("coach1");
        await using var db = programme.OpenAll();
        var student = await db.CoachAssignments.Where(a => a.To == null && a.Coach!.UserName == "coach1@demo.example").Select(a => new { a.StudentId, a.Student!.Key }).FirstAsync();
        var before = await db.CoachingSessions.CountAsync(s => s.StudentId == student.StudentId);
        await coach.OpenAsync("/coaching/sessions/new?student=" + student.Key);
        Assert.Equal(0, await coach.Page.Locator("input[name='Input.Mood']:checked").CountAsync());
        await coach.Page.Locator("input[name='Input.Mood'][value='Attention']").CheckAsync(new() { Force = true });
        await coach.Page.Locator("input[name='Input.Channel'][value='Phone']").CheckAsync(new() { Force = true });
        await coach.Page.Locator("select[name='Input.Minutes']").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 2 });
        await coach.Page.FillAsync("[name='Input.SharedNote']", "Organisation des révisions avant les concours.");
        await coach.Page.ClickAsync("form#session .actions button");
        await coach.Page.Locator(".notice.good").WaitForAsync();

        Assert.Equal(before + 1, await db.CoachingSessions.CountAsync(s => s.StudentId == student.StudentId));
        Assert.Equal(SessionMood.Attention, await db.CoachingSessions.Where(s => s.StudentId == student.StudentId).OrderByDescending(s => s.Id).Select(s => s.Mood).FirstAsync());
        Assert.Equal(0, coach.Sockets);
    }

    static async Task<string> AssignedReviewAsync(LiveProgramme programme, string account)
    {
        await using var db = programme.OpenAll();
        return await db.Reviews.Where(r => r.User!.UserName == account + "@demo.example" && r.State == ReviewState.Assigned && r.Round.State == RoundState.Open).Select(r => r.Key).FirstAsync();
    }

    /// <summary>Waits until the database says so; the draft is saved within two seconds of the last key.</summary>
    static async Task UntilAsync(LiveProgramme programme, Func<AusAiducation.Core.Data.AppDbContext, Task<int>> count, int expected, Visitor who)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            await using var db = programme.OpenAll();
            if (await count(db) == expected) return;
            if (limit.IsCancellationRequested) Assert.Fail($"Not {expected} rows, but on the page: {await who.Page.InnerTextAsync("main")}\n{string.Join('\n', who.Errors)}");
            await pulse.WaitForNextTickAsync();
        }
    }
}
