using AusAiducation.Core.Coaching;
using AusAiducation.Core.Funding;
using AusAiducation.Core.Sponsorship;
using AusAiducation.Core.Texts;
using AusAiducation.Tests.Support;
using AusAiducation.Tests.Web.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace AusAiducation.Tests.Journeys;

// From the seats to the sponsor's report.
public sealed partial class WholeEditionTests
{
    const string StudentsMail = "o.boukhriss@eleve.example";

    /// <summary>The laureate followed to the end: second of the list, from Tiznit, seventeen years old, on a seat of DataProtect.</summary>
    static Pupil Laureate => SuppliedList.Pupils[1];

    async Task AllocateAsync()
    {
        var candidates = await CandidatesAsync();
        var (ausim, axeli) = (await SponsorAsync("AUSIM"), await SponsorAsync("Axeli"));
        await _manager.OpenAsync("/allocation");
        await _manager.Page.Locator(".head .btn.primary:enabled").WaitForAsync();

        // Somebody else takes the only seat of Axeli while this board still shows it as free.
        await (await _programme.AsAsync<Allocation>("manager")).PlaceAsync(Edition, candidates[0], axeli);
        var late = _manager.Page.Locator("li.seat", new() { HasText = SuppliedList.Pupils[3].Given }).Locator("select");
        await late.SelectOptionAsync(axeli);
        Assert.Contains("Axeli", await _manager.Page.Locator(".notice.bad").InnerTextAsync());
        await _manager.Page.Locator($"[aria-labelledby='sponsor-{axeli}'] li.seat button").ClickAsync();
        await _manager.Page.FillAsync("#move-reason", "Placée par erreur.");
        await _manager.LookAsync();
        await _manager.Page.ClickAsync("dialog .btn.primary");
        await _manager.Page.Locator(".notice.good").WaitForAsync();

        await _manager.Page.ClickAsync(".head .btn.primary:enabled");
        await _manager.Page.Locator("[aria-labelledby=proposal]").WaitForAsync();
        await _manager.LookAsync();
        await _manager.Page.ClickAsync("[aria-labelledby=proposal] footer .btn.primary:enabled");
        await _manager.Page.Locator("[aria-labelledby=proposal]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await _manager.LookAsync();

        await using var db = _programme.OpenAll();
        var taken = await db.Placements.Where(p => p.EndedAt == null && candidates.Contains(db.Candidates.Where(c => c.Id == p.CandidateId).Select(c => c.Key).First()))
            .GroupBy(p => p.Sponsor!.Name).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).ToListAsync();
        Assert.Equal([("AUSIM", 5), ("Axeli", 1), ("DataProtect", 5)], taken.Select(t => (t.Key, t.Count)));
        Assert.Contains(Laureate.Given, await _manager.Page.Locator($"[aria-labelledby='sponsor-{await SponsorAsync("DataProtect")}']").InnerTextAsync());
        Assert.Contains("AÏT LAHCEN", await _manager.Page.Locator($"[aria-labelledby='sponsor-{ausim}']").InnerTextAsync());
    }

    async Task WelcomeAsync()
    {
        _programme.StandAt(new DateOnly(2022, 9, 5), new TimeOnly(9, 0));
        await _manager.OpenAsync("/students/onboarding");
        await _manager.LookAsync();
        await _manager.Page.ClickAsync($"a.person:has-text('{Laureate.Given}')");
        await _manager.FillAsync("Input.School", "Lycée Moulay Youssef, Rabat");
        await _manager.FillAsync("Input.ToldBy", "Brahim Boukhriss, son père");
        await _manager.DoAsync("form#accept button");
        await _manager.FillAsync("Convention.Signatory", "Brahim Boukhriss");
        await _manager.TickAsync("Convention.Capacity", "Self");
        Assert.NotEmpty(await _manager.RefusedAsync("form#convention-form button"));
        await _manager.TickAsync("Convention.Capacity", "Father");
        await _manager.DoAsync("form#convention-form button");
        await _manager.FillAsync("BankInput.Rib", Laureates.Rib);
        await _manager.FillAsync("BankInput.Holder", "Brahim Boukhriss");
        await _manager.ChooseAsync("BankInput.Relation", nameof(HolderRelation.Father));
        await _manager.DoAsync("form#bank-form button");
        await _manager.Page.CheckAsync("[name='Consents.DataNotice']");
        await _manager.FillAsync("Consents.GivenBy", "Brahim Boukhriss");
        await _manager.DoAsync("form#consent-form button");
        await _manager.ChooseAsync("Choice.Coach", await _programme.KeyOfAsync("coach1"));
        await _manager.DoAsync("form#coach-form button");
        Assert.Equal(6, await _manager.Page.Locator(".late-first .checklist li.done").CountAsync());
        await _manager.LookAsync();

        await (await _programme.AsAsync<Awarding>("manager")).AcceptAsync((await CandidatesAsync())[0], new AcceptanceInput { AcceptedOn = "05/09/2022", ToldBy = "Khadija Aït Lahcen", StudyPath = "CPGE MPSI", School = "Lycée Moulay Youssef", Level = "1re année" });
        await _manager.SeeAsync("/students/" + await StudentAsync(1));
        // Five years of 24 000 dirhams.
        Assert.Equal(Formats.Money(120_000m, "fr"), await _manager.Page.Locator("h2:text-is('Bourse') + .end, .card:has(details) > header .end").First.InnerTextAsync());
    }

    /// <summary>The link is shown once where no mail server is; the student opens it on a phone of their own.</summary>
    async Task InviteTheStudentAsync()
    {
        await _manager.OpenAsync("/students/onboarding/" + (await CandidatesAsync())[1]);
        await _manager.FillAsync("Invite.Email", "coach1@demo.example");
        Assert.NotEmpty(await _manager.RefusedAsync("form#account-form button"));
        await _manager.FillAsync("Invite.Email", StudentsMail);
        await _manager.Page.ClickAsync("form#account-form button");
        var link = await _manager.Page.Locator("#account code").InnerTextAsync();
        await _manager.LookAsync();

        var student = _visitors["student"] = await Browser.VisitAsync(_programme, "ar", 360);
        await student.OpenAsync(link);
        await student.LookAsync();
        await student.FillAsync("Input.Password", "une longue phrase de Tiznit");
        await student.FillAsync("Input.Again", "une longue phrase de Tiznit");
        await student.Page.ClickAsync("form#invitation button.primary");
        await student.Page.WaitForURLAsync(u => !u.Contains("invitation", StringComparison.Ordinal));
    }

    async Task CoachOnAPhoneAsync()
    {
        var coach = await SignInAsync("coach1", "ar", 360);
        await coach.SeeAsync("/coaching");
        await coach.Page.ClickAsync($"section.card:has-text('{Laureate.FamilyArabic}') footer a");
        await coach.TickAsync("Input.Mood", nameof(SessionMood.Good));
        await coach.TickAsync("Input.Channel", nameof(SessionChannel.Phone));
        await coach.ChooseAsync("Input.Minutes", "45");
        await coach.FillAsync("Input.SharedNote", "تكلمنا عن تنظيم الوقت في القسم التحضيري وعن السكن الداخلي.");
        await coach.FillAsync("Input.NextStep", "زيارة المكتبة قبل الجمعة");
        await coach.LookAsync();
        await coach.DoAsync("form#session .actions button");
        await coach.LookAsync();
        Assert.Contains("السكن الداخلي", await coach.Page.Locator(".timeline").InnerTextAsync());
        Assert.Equal(0, coach.Sockets);
    }

    async Task ReadAsSponsorAsync()
    {
        var sponsor = await SignInAsync("dataprotect");
        await sponsor.SeeAsync("/students/" + await StudentAsync(1));
        Assert.DoesNotContain("السكن الداخلي", await sponsor.Page.Locator("main").InnerTextAsync());
        Assert.Equal(404, await sponsor.OpenAsync("/students/" + await StudentAsync(0)));
        Assert.Equal(404, await sponsor.OpenAsync("/candidates/" + (await CandidatesAsync())[1]));
        await sponsor.OpenAsync("/reports");
        await sponsor.Page.ClickAsync("footer a.btn.primary");
        await sponsor.Page.Locator(".report-acts").WaitForAsync();
        await sponsor.LookAsync();
        var download = await sponsor.Page.RunAndWaitForDownloadAsync(() => sponsor.Page.ClickAsync(".report-acts a[download]"));
        await using var stream = await download.CreateReadStreamAsync();
        var pdf = new MemoryStream();
        await stream.CopyToAsync(pdf);
        var text = PdfText.All(pdf.ToArray()).Replace('\u202f', ' ').Replace('\u00a0', ' ');
        Assert.Contains("Boukhriss", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Laureate.FamilyArabic, text);
        Assert.Contains("120 000,00 DH", text);
        Assert.DoesNotContain("Lahcen", text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("dataprotect-2022-2023-fr.pdf", download.SuggestedFilename);
    }

    async Task ReadAsStudentAsync()
    {
        var student = _visitors["student"];
        await student.SeeAsync("/me");
        var text = await student.Page.Locator("main").InnerTextAsync();
        Assert.Contains("DataProtect", text);
        Assert.Contains("السكن الداخلي", text);
        Assert.Contains(Formats.Money(120_000m, "ar"), text);
    }

    async Task<string> SponsorAsync(string name)
    {
        await using var db = _programme.OpenAll();
        return await db.Sponsors.Where(s => s.Name == name).Select(s => s.Key).SingleAsync();
    }

    async Task<string> StudentAsync(int place)
    {
        var candidate = (await CandidatesAsync())[place];
        await using var db = _programme.OpenAll();
        return await db.Students.Where(s => db.Candidates.Any(c => c.Id == s.CandidateId && c.Key == candidate)).Select(s => s.Key).SingleAsync();
    }
}
