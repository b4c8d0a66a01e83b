using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Inquiries;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using AusAiducation.Tests.Core.Candidates.Inquiries;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AusAiducation.Tests.Web.Inquiries;

public class VisitPagesTests
{
    static async Task<Candidate> CandidateAsync(WebProgramme web, string name)
    {
        await using var db = web.OpenAll();
        var edition = await db.Editions.FirstOrDefaultAsync() ?? db.Editions.Add(new Edition("2021-2022", new EditionCalendar(), new EligibilityRules(), new FundingTerms())).Entity;
        await db.SaveChangesAsync();
        if (!await db.NeedGrids.AnyAsync()) db.NeedGrids.Add(InquiryWorld.Grid(edition.Id));
        var person = new Person(name, "Amal", "العلوي", "أمل");
        person.Reach(new PersonContact("+212600000001", null, "zagora", "Douar Aït Ali"));
        var candidate = new Candidate(edition, person, new CandidateFile("SMA", new BacMarks(17.31m, 17.31m, 17.31m), 2021, null), new SocialFile(IncomeBracket.Under12000, 6), "Lycée Ibn Sina", "zagora");
        candidate.GoTo(CandidateStage.Eligible);
        candidate.GoTo(CandidateStage.Shortlisted);
        db.Candidates.Add(candidate);
        await db.SaveChangesAsync();
        return candidate;
    }

    [Fact]
    public async Task A_visit_is_given_on_the_list_filled_on_a_light_page_kept_while_typing_and_signed()
    {
        await using var web = await WebProgramme.StartAsync();
        var (candidate, other) = (await CandidateAsync(web, "Alaoui"), await CandidateAsync(web, "Bennani"));
        var (btissam, driss) = (await web.AccountAsync("btissam", Role.SocialInquirer), await web.AccountAsync("driss", Role.SocialInquirer));
        var manager = await web.SignInAsync(await web.AccountAsync("samia", Role.Manager));
        var today = web.Services.GetRequiredService<ProgrammeClock>().Today;
        var due = today.AddDays(7).ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
        const string list = "/candidates/inquiries";
        async Task<string> GiveAsync(AppUser to, Candidate file) => await FormVisitor.WordsAsync(await manager.SubmitAsync(list, "assign", ("Input.Inquirer", to.Key), ("Input.DueOn", due), ("keys", file.Key), ("Act", "give")));

        Assert.Contains("Cochez au moins un dossier", await FormVisitor.WordsAsync(await manager.SubmitAsync(list, "assign", ("Input.Inquirer", btissam.Key), ("Input.DueOn", due), ("Act", "give"))), StringComparison.Ordinal);
        Assert.Contains("1 visite confiée", await GiveAsync(btissam, candidate), StringComparison.Ordinal);
        Assert.Contains("1 visite confiée", await GiveAsync(driss, other), StringComparison.Ordinal);
        await using var db = web.OpenAll();
        var (visit, theirs) = (await db.SocialInquiries.SingleAsync(i => i.CandidateId == candidate.Id), await db.SocialInquiries.SingleAsync(i => i.CandidateId == other.Id));

        var inquirer = await web.SignInAsync(btissam);
        var address = "/inquiries/" + visit.Key;
        var answer = await inquirer.GetAsync(address);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(Encoding.UTF8.GetByteCount(html) < 80_000, "The form is heavier than a phone should wait for.");
        Assert.DoesNotContain("blazor.web", html, StringComparison.Ordinal);
        Assert.DoesNotContain("MudBlazor", html, StringComparison.Ordinal);
        // Neither mark, school nor the code a committee knows the file by.
        Assert.All(new[] { "17,31", "Ibn Sina", candidate.Code }, secret => Assert.DoesNotContain(secret, html, StringComparison.Ordinal));
        Assert.Contains("Douar Aït Ali", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        foreach (var closed in new[] { "/inquiries/" + theirs.Key, $"/inquiries/{theirs.Key}/documents/x", "/candidates/" + candidate.Key, list, list + ".xlsx" })
            Assert.Contains((await inquirer.GetAsync(closed)).StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.Forbidden });

        // Kept while typing, and there again on the next opening.
        var page = await inquirer.OpenAsync(address);
        var form = (IHtmlFormElement)page.GetElementById("inquiry")!;
        var kept = await inquirer.SendAsync(address + "/keep", form, ("Input.MonthlyIncome", "4000"), ("Input.Findings[1].Evidence", "Deux pièces."));
        Assert.Equal(1, JsonDocument.Parse(await kept.Content.ReadAsStringAsync()).RootElement.GetProperty("version").GetInt32());
        Assert.Equal(HttpStatusCode.Conflict, (await inquirer.SendAsync(address + "/keep", form, ("Input.MonthlyIncome", "1"))).StatusCode);
        page = await inquirer.OpenAsync(address);
        Assert.Equal(("4000", "Deux pièces."), (page.QuerySelector<IHtmlInputElement>("[name='Input.MonthlyIncome']")!.Value, page.QuerySelector<IHtmlTextAreaElement>("[name='Input.Findings[1].Evidence']")!.Value));

        // Signed with gaps: what is missing stands beside its field, what was typed stays.
        var refused = await FormVisitor.ReadAsync(await inquirer.SubmitAsync(address, page, "inquiry", ("Then", "sign"), ("Input.Notes", "Accueil franc.")));
        Assert.True(refused.QuerySelectorAll(".error").Length >= 6);
        Assert.Contains("Accueil franc.", refused.QuerySelector("[name='Input.Notes']")!.TextContent, StringComparison.Ordinal);
        (string, string)[] whole = [("Input.Contact", "HomeVisit"), ("Input.Met", "Mother"), ("Input.Answers[0].Answer", "Confirmed"), ("Then", "sign"),
            .. refused.QuerySelectorAll<IHtmlInputElement>("input[name$='.Item']").SelectMany((item, i) => new[]
            {
                ($"Input.Findings[{i}].Level", refused.QuerySelector<IHtmlInputElement>($"input[name='Input.Findings[{i}].Level']")!.Value), ($"Input.Findings[{i}].Source", "Seen"), ($"Input.Findings[{i}].Evidence", "Vu."),
            })];
        Assert.Contains("done=Inquiries.DoneSigned", FormVisitor.LeadsTo(await inquirer.SubmitAsync(address, refused, "inquiry", whole)), StringComparison.Ordinal);

        var card = (await manager.OpenAsync($"/candidates/{candidate.Key}/need")).GetElementById("need")!.TextContent;
        Assert.Contains("45 points sur 45", card, StringComparison.Ordinal);
        Assert.Contains("déclaré Moins de 12", card, StringComparison.Ordinal);
        Assert.Equal(45, await db.SocialFiles.Where(s => s.CandidateId == candidate.Id).Select(s => s.NeedScore).SingleAsync());
    }
}
