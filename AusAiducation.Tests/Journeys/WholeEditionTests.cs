using AusAiducation.Core.Candidates;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace AusAiducation.Tests.Journeys;

/// <summary>
/// A whole edition as people live it, in a real browser: from the list a lycée sends to the report a sponsor prints. What repeats (the
/// thirty-ninth review, the twelfth interview) is done by hand once, the rest through the same acts, so that the walk stays under a minute.
/// </summary>
public sealed partial class WholeEditionTests : IAsyncDisposable
{
    const string Edition = "2022-2023";
    const int Eligible = 14;
    const int Shortlisted = 13;

    readonly Dictionary<string, Visitor> _visitors = [];
    LiveProgramme _programme = null!;
    Visitor _manager = null!;
    Visitor _chair = null!;

    [Fact]
    public async Task From_a_list_supplied_by_a_lycee_to_the_report_of_a_sponsor()
    {
        _programme = await LiveProgramme.StartAsync();
        _programme.StandAt(new DateOnly(2022, 7, 4), new TimeOnly(10, 0));
        _manager = await SignInAsync("manager");
        _chair = await SignInAsync("chair");

        await OpenTheEditionAsync();
        await PledgeSeatsAsync();
        await ImportTheListAsync();
        await ConfirmEligibilityAsync();
        await ReadACandidatesFileAsync();
        await GiveTheFilesAsync();
        await ScoreTheFilesAsync();
        await ShortlistAsync();
        await InterviewAsync();
        await EnterTheTestAsync();
        await DecideAsync();
        await AllocateAsync();
        await WelcomeAsync();
        await InviteTheStudentAsync();
        await CoachOnAPhoneAsync();
        await ReadAsSponsorAsync();
        await ReadAsStudentAsync();

        // Addresses that must not be found say so in the console, too.
        Assert.Empty(_visitors.SelectMany(v => v.Value.Errors.Where(e => !e.Contains("404", StringComparison.Ordinal)).Select(e => $"{v.Key}: {e}")));
    }

    async Task<Visitor> SignInAsync(string account, string language = "fr", int width = 1280)
    {
        var visitor = _visitors[account] = await Browser.VisitAsync(_programme, language, width);
        await visitor.SignInAsync(account);
        return visitor;
    }

    async Task OpenTheEditionAsync()
    {
        await _manager.OpenAsync("/editions/new");
        await _manager.FillAsync("Input.Code", Edition);
        await _manager.DoAsync("form#create button");

        await _manager.FillAsync("Calendar.WelcomeBy", "01/07/2022");
        Assert.NotEmpty(await _manager.RefusedAsync("form#calendar .actions button"));
        await _manager.FillAsync("Calendar.WelcomeBy", "15/09/2022");
        await _manager.DoAsync("form#calendar .actions button");
        await _manager.FillAsync("Funding.YearlyAmount", "24 000");
        await _manager.FillAsync("Funding.YearlyIncrease", "0");
        await _manager.DoAsync("form#funding .actions button");
        await _manager.LookAsync();

        Assert.Equal("15/09/2022", await _manager.Page.InputValueAsync("[name='Calendar.WelcomeBy']"));
        await _manager.Page.ClickAsync("main a[href$='/rules']");
        await _manager.Page.Locator("main table td:has-text('16')").First.WaitForAsync();
        await _manager.LookAsync();
        await _manager.Page.GoBackAsync();
        await _manager.Page.Locator("main a[href*='/rubrics']").First.ClickAsync();
        await Assertions.Expect(_manager.Page.Locator(".scroll tbody tr")).ToHaveCountAsync(12);
        await _manager.LookAsync();
    }

    async Task PledgeSeatsAsync()
    {
        foreach (var (sponsor, seats, province) in new[] { ("AUSIM", "5", "zagora"), ("DataProtect", "5", "tiznit"), ("Axeli", "1", "azilal") })
        {
            await _manager.OpenAsync("/sponsors?edition=" + Edition);
            await _manager.Page.ClickAsync($"table a:text-is('{sponsor}')");
            await _manager.FillAsync("Seats.Seats", seats);
            await _manager.DoAsync("form#seats button");
            await _manager.ChooseAsync("Preference.Province", province);
            await _manager.FillAsync("Preference.Points", "20");
            await _manager.DoAsync("form#preference button");
        }
        await _manager.LookAsync();
    }

    async Task ImportTheListAsync()
    {
        await _manager.OpenAsync("/candidates");
        await _manager.Page.ClickAsync(".head a[href='/candidates/import']");
        await _manager.Page.Locator("details:has([name='Input.NewSupplier']) > summary").ClickAsync();
        await _manager.FillAsync("Input.NewSupplier", "Lycée Ibn Khaldoun, Agdz");
        await _manager.ChooseAsync("Input.NewSupplierKind", "Lycee");
        await _manager.FillAsync("Input.AgreementReference", "Convention 2022-04");
        await _manager.FillAsync("Input.AgreedOn", "02/05/2022");
        await _manager.FillAsync("Input.InformedOn", "20/06/2022");
        await _manager.Page.SetInputFilesAsync("#file", new FilePayload { Name = "terminales-agdz.xlsx", MimeType = "application/octet-stream", Buffer = await SuppliedList.WorkbookAsync() });
        await _manager.Page.ClickAsync("form[enctype] .actions button");

        await _manager.Page.Locator("dl.kpi dd").First.WaitForAsync();
        Assert.Equal(["15", "0", "0", "0", "1", "1"], await _manager.Page.Locator("dl.kpi dd").AllInnerTextsAsync());
        Assert.Contains("175", await _manager.Page.Locator("#problems tbody tr:has(.chip.bad)").InnerTextAsync());
        Assert.Contains("Observations", await _manager.Page.Locator("main").InnerTextAsync());
        await _manager.LookAsync();
        await using (var before = _programme.OpenAll()) Assert.Equal(0, await before.Candidates.CountAsync(c => c.Edition!.Code == Edition));
        await _manager.DoAsync("form#confirm button");

        Assert.Contains("أيت لحسن", await _manager.Page.Locator("main").InnerTextAsync());
        await using var db = _programme.OpenAll();
        Assert.Equal(SuppliedList.Pupils.Count, await db.Candidates.CountAsync(c => c.Edition!.Code == Edition));
    }

    async Task ConfirmEligibilityAsync()
    {
        await _manager.OpenAsync("/candidates");
        await _manager.Page.ClickAsync(".head a[href^='/candidates/eligibility']");
        await _manager.Page.Locator("form.card:has(footer button)").Nth(1).WaitForAsync();
        await _manager.LookAsync();
        foreach (var left in new[] { 1, 0 })
        {
            await _manager.Page.Locator("form.card footer button").First.ClickAsync();
            await Assertions.Expect(_manager.Page.Locator("form.card footer button")).ToHaveCountAsync(left);
        }

        await using var db = _programme.OpenAll();
        var stages = await db.Candidates.Where(c => c.Edition!.Code == Edition).GroupBy(c => c.Stage).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        Assert.Equal(Eligible, stages[CandidateStage.Eligible]);
        Assert.Equal(1, stages[CandidateStage.Ineligible]);
    }

    async Task ReadACandidatesFileAsync()
    {
        await _manager.OpenAsync("/candidates");
        await _manager.FillAsync("q", "شفيق");
        await _manager.Page.ClickAsync("form.filters button");
        await _manager.Page.ClickAsync("table a.person:has-text('CHAFIK')");
        await _manager.Page.Locator("#eligibility .rulings li").WaitForAsync();
        await _manager.LookAsync();
        Assert.Contains("Lycée Ibn Khaldoun", await _manager.Page.Locator("main").InnerTextAsync());
    }

    /// <summary>Key of the candidate each pupil of the list became.</summary>
    async Task<List<string>> CandidatesAsync()
    {
        await using var db = _programme.OpenAll();
        var keys = await db.Candidates.Where(c => c.Edition!.Code == Edition).Select(c => new { c.Key, c.Person.FamilyName }).ToDictionaryAsync(c => c.FamilyName, c => c.Key);
        return [.. SuppliedList.Pupils.Select(p => keys[p.Family])];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _visitors.Values) await visitor.DisposeAsync();
        await _programme.DisposeAsync();
    }
}
