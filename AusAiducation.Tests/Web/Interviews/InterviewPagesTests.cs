using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Support;
using AusAiducation.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace AusAiducation.Tests.Web.Interviews;

public class InterviewPagesTests
{
    static async Task<List<Candidate>> ShortlistAsync(WebProgramme web, params AppUser[] panel)
    {
        await using var db = web.OpenAll();
        var edition = db.Editions.Add(new Edition("2021-2022", World.Calendar, new EligibilityRules(), new FundingTerms())).Entity;
        await db.SaveChangesAsync();
        var rubric = new Rubric(edition.Id, RubricPurpose.Interview);
        rubric.Add("clarity", 100, World.Text("Clarté"), Enumerable.Range(1, 5).Select(i => World.Text($"niveau {i}")));
        db.Add(rubric);
        await db.SaveChangesAsync();
        var round = new Round(edition.Id, RoundKind.Interview, 1, rubric, Scored.Terms(2));
        round.Seat(panel.Select(p => p.Id));
        round.Open(web.Services.GetRequiredService<ProgrammeClock>().Now);
        db.Add(round);
        var candidates = new List<Candidate>();
        foreach (var name in new[] { "Alaoui", "Bennani" })
        {
            var person = new Person(name, "Amal", "العلوي", "أمل");
            person.Reach(new PersonContact("0612345678", name + "@mail.example", "zagora"));
            var candidate = new Candidate(edition, person, new CandidateFile("SMA", new BacMarks(17.31m, 17.31m, 17.31m), 2021, null), new SocialFile(IncomeBracket.Under12000, 6), "Lycée Ibn Sina", "zagora");
            candidate.GoTo(CandidateStage.Eligible);
            candidate.GoTo(CandidateStage.Shortlisted);
            db.Candidates.Add(candidate);
            candidates.Add(candidate);
        }
        await db.SaveChangesAsync();
        return candidates;
    }

    [Fact]
    public async Task A_day_is_set_filled_told_by_mail_with_an_invitation_moved_and_printed()
    {
        await using var server = new MailServer();
        await using var web = await WebProgramme.StartAsync(server.Settings);
        var (salma, omar, driss) = (await web.AccountAsync("salma", Role.Interviewer), await web.AccountAsync("omar", Role.Interviewer), await web.AccountAsync("driss", Role.Interviewer));
        var candidates = await ShortlistAsync(web, salma, omar);
        var manager = await web.SignInAsync(await web.AccountAsync("samia", Role.Manager));
        var today = web.Services.GetRequiredService<ProgrammeClock>().Today;
        var date = today.AddDays(10).ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

        // What is wrong stands beside its field, what was typed stays.
        var refused = await FormVisitor.ReadAsync(await manager.SubmitAsync("/interviews/days/new", "day", ("Input.Date", date), ("Input.Kind", "Room"), ("Input.Place", "Siège de la FME"), ("Input.ClosesAt", "8h00")));
        Assert.Equal(("Siège de la FME", 2), (refused.QuerySelector<IHtmlInputElement>("#Input-Place")!.Value, refused.QuerySelectorAll(".field.error").Length));
        var made = FormVisitor.LeadsTo(await manager.SubmitAsync("/interviews/days/new", "day", ("Input.Date", date), ("Input.Kind", "Room"), ("Input.Place", "Siège de la FME")))!;
        var day = made.Split('?')[0];
        Assert.Contains("2 personnes au moins", await FormVisitor.WordsAsync(await manager.SubmitAsync(day + "/panels/new", "panel", ("Input.Name", "Jury A"), ("Input.Members", salma.Key))), StringComparison.Ordinal);
        await using (var db = web.OpenAll())
        {
            var row = await db.InterviewDays.SingleAsync();
            db.InterviewPanels.Add(new InterviewPanel(row, "Jury A", "salle 2", [salma.Id, omar.Id]));
            await db.SaveChangesAsync();
        }

        const string place = "/interviews/place";
        Assert.Contains("2 candidats sans entretien", await FormVisitor.WordsAsync(await manager.GetAsync(place)), StringComparison.Ordinal);
        Assert.StartsWith("/interviews", FormVisitor.LeadsTo(await manager.SubmitAsync(place, "place", ("Act", "all"))), StringComparison.Ordinal);
        var view = await FormVisitor.WordsAsync(await manager.GetAsync(day));
        Assert.All(candidates, c => Assert.Contains(c.Code, view, StringComparison.Ordinal));
        Assert.Contains("2 sans contact confirmé", view, StringComparison.Ordinal);

        await using var look = web.OpenAll();
        var first = await look.Messages.OrderBy(m => m.SortName).FirstAsync();
        await manager.SubmitAsync("/mail/" + first.Key, "release");
        await web.Services.GetRequiredService<OutboxPost>().SendDueAsync();
        var invitation = await InvitationAsync(server);
        var interview = await look.Interviews.AsNoTracking().SingleAsync(i => i.CandidateId == candidates[0].Id);
        Assert.Contains("METHOD:REQUEST", invitation, StringComparison.Ordinal);
        Assert.Contains($"UID:{interview.Key}@ausaiducation", invitation, StringComparison.Ordinal);
        Assert.Contains($"DTSTART:{interview.StartsAt:yyyyMMdd'T'HHmmss'Z'}", invitation, StringComparison.Ordinal);
        Assert.Contains("ORGANIZER:mailto:programme@test.example", invitation, StringComparison.Ordinal);

        // Moved for a reason: the calendar gets the same entry with a higher number.
        var form = await manager.OpenAsync("/interviews/plan/" + candidates[0].Key);
        var slot = form.QuerySelectorAll<IHtmlOptionElement>("#SlotInput-Slot option").Last().Value;
        Assert.StartsWith("/interviews", FormVisitor.LeadsTo(await manager.SubmitAsync("/interviews/plan/" + candidates[0].Key, form, "slot", ("SlotInput.Slot", slot), ("SlotInput.Reason", "Autocar tardif"))), StringComparison.Ordinal);
        var changed = await look.Messages.OrderByDescending(m => m.Id).FirstAsync();
        await manager.SubmitAsync("/mail/" + changed.Key, "release");
        await web.Services.GetRequiredService<OutboxPost>().SendDueAsync();
        invitation = await InvitationAsync(server);
        Assert.Contains($"UID:{interview.Key}@ausaiducation", invitation, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1", invitation, StringComparison.Ordinal);

        // Sheets: the team's and the panel's own, as page and PDF; nobody else's.
        var sheets = await FormVisitor.WordsAsync(await manager.GetAsync(day + "/sheets"));
        Assert.All(candidates, c => Assert.Contains(c.Code, sheets, StringComparison.Ordinal));
        Assert.Equal("application/pdf", (await manager.GetAsync(day + "/sheets.pdf")).Content.Headers.ContentType?.MediaType);
        var (member, stranger) = (await web.SignInAsync(salma), await web.SignInAsync(driss));
        var mine = "/interviews/mine/sheets?day=" + today.AddDays(10).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(candidates[0].Code, await FormVisitor.WordsAsync(await member.GetAsync(mine)), StringComparison.Ordinal);
        Assert.DoesNotContain("Ibn Sina", await (await member.GetAsync(mine)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(mine)).StatusCode);
        foreach (var closed in new[] { day, day + "/sheets", day + "/sheets.pdf", place, "/interviews/tests", "/interviews" })
            Assert.Contains((await member.GetAsync(closed)).StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.Forbidden });
    }

    [Fact]
    public async Task Tests_are_listed_marked_in_a_table_and_read_from_a_file_after_a_look()
    {
        await using var web = await WebProgramme.StartAsync();
        var candidates = await ShortlistAsync(web);
        var manager = await web.SignInAsync(await web.AccountAsync("samia", Role.Manager));
        const string page = "/interviews/tests";

        Assert.Contains("90 %", await FormVisitor.WordsAsync(await manager.SubmitAsync(page, "list", ("Input.Tests[0].Name.Fr", "Logique"), ("Input.Tests[0].Weight", "60"), ("Input.Tests[1].Name.Fr", "Français"), ("Input.Tests[1].Weight", "30"))), StringComparison.Ordinal);
        await manager.SubmitAsync(page, "list", ("Input.Tests[0].Name.Fr", "Logique"), ("Input.Tests[0].Weight", "60"), ("Input.Tests[1].Name.Fr", "Français"), ("Input.Tests[1].Weight", "40"));
        var table = await manager.OpenAsync(page);
        var marks = table.QuerySelectorAll<IHtmlInputElement>("input.mark").Select(i => i.Name!).ToList();
        Assert.Equal(4, marks.Count);
        var refused = await FormVisitor.ReadAsync(await manager.SubmitAsync(page, table, "marks", (marks[0], "15,5"), (marks[1], "22")));
        Assert.Equal(("15,5", 1), (refused.QuerySelector<IHtmlInputElement>($"input[name='{marks[0]}']")!.Value, refused.QuerySelectorAll(".field.error").Length));
        Assert.Contains("done=Tests.DoneMarks", FormVisitor.LeadsTo(await manager.SubmitAsync(page, table, "marks", (marks[0], "15,5"), (marks[1], "12"))), StringComparison.Ordinal);

        var read = await manager.UploadAsync(page, "notes.csv", Encoding.UTF8.GetBytes($"Code;Logique;Français\n{candidates[1].Code};14;abs\nC-XXXXX;12;12\n"));
        Assert.StartsWith("/interviews/tests/import", FormVisitor.LeadsTo(read), StringComparison.Ordinal);
        await using var db = web.OpenAll();
        Assert.Equal(2, await db.TestResults.CountAsync());
        Assert.Contains("C-XXXXX", await FormVisitor.WordsAsync(await manager.GetAsync(FormVisitor.LeadsTo(read)!)), StringComparison.Ordinal);
        await manager.SubmitAsync(FormVisitor.LeadsTo(read)!, "confirm");
        Assert.Equal([1550, 1200, 1400, null], (await db.TestResults.OrderBy(t => t.Id).ToListAsync()).Select(t => t.Hundredths));
        Assert.Contains("14,10", await FormVisitor.WordsAsync(await manager.GetAsync("/interviews")), StringComparison.Ordinal);
    }

    /// <summary>The calendar part of the next mail, its folded lines joined again; the file beside it says the same.</summary>
    static async Task<string> InvitationAsync(MailServer server)
    {
        var mail = await server.NextAsync();
        Assert.Contains("entretien", mail.TextBody, StringComparison.Ordinal);
        var part = mail.BodyParts.OfType<TextPart>().Single(p => p.ContentType.IsMimeType("text", "calendar"));
        var file = mail.Attachments.OfType<MimePart>().Single();
        using var bytes = new MemoryStream();
        await file.Content!.DecodeToAsync(bytes);
        Assert.Equal(("invitation.ics", "REQUEST"), (file.FileName, part.ContentType.Parameters["method"]));
        var text = Encoding.UTF8.GetString(bytes.ToArray()).ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal);
        Assert.Equal(text.Trim(), part.Text.ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal).Trim());
        return text;
    }
}
