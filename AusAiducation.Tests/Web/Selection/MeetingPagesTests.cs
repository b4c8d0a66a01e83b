using System.Net;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Meetings;
using AusAiducation.Core.Texts;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Web.Selection;

/// <summary>The meeting from its preparation to its minutes, as a browser without scripts meets it.</summary>
public class MeetingPagesTests
{
    const string Desk = "/selection/meeting/prepare?edition=2021-2022";

    static async Task<List<Candidate>> ShortlistedAsync(WebProgramme web, params string[] names)
    {
        await using var db = web.OpenAll();
        var edition = new Edition("2021-2022", World.Calendar, new EligibilityRules(), new FundingTerms());
        db.Editions.Add(edition);
        await db.SaveChangesAsync();
        var candidates = names.Select(name => new Candidate(edition, new Person(name, "Amal", "العربي", "أمل", Gender.Female), new CandidateFile("SMA", new BacMarks(17, 17, 17), 2021, null), new SocialFile(IncomeBracket.Under12000, 6), "Lycée Ibn Sina", "zagora")).ToList();
        foreach (var candidate in candidates) { candidate.GoTo(CandidateStage.Eligible); candidate.GoTo(CandidateStage.Shortlisted); }
        db.Candidates.AddRange(candidates);
        await db.SaveChangesAsync();
        return candidates;
    }

    /// <summary>What the room does with scripts, written down for this test.</summary>
    static async Task SettleAsync(WebProgramme web, int chair)
    {
        await using var db = web.OpenAll();
        foreach (var (i, item) in (await db.AgendaItems.Include(i => i.Meeting).OrderBy(i => i.Position).ToListAsync()).Index())
        {
            var outcome = i == 0 ? SelectionOutcome.Selected : SelectionOutcome.NotSelected;
            item.Decide(1, 1, VoteCount.Of([Enum.Parse<VoteChoice>(outcome.ToString())]), outcome, item.Meeting.OpenedAt!.Value);
            db.SelectionDecisions.Add(new SelectionDecision(item.EditionId, item.CandidateId, outcome, null, "Entretien solide", chair, item.Meeting.OpenedAt.Value));
        }
        await db.SaveChangesAsync();
    }

    [Fact]
    public async Task A_meeting_is_planned_ordered_opened_closed_and_minuted_by_forms()
    {
        await using var web = await WebProgramme.StartAsync();
        await ShortlistedAsync(web, "Alaoui", "Bennani");
        var account = await web.AccountAsync("abdelhak", Role.Chair);
        var chair = await web.SignInAsync(account);
        var wrong = await FormVisitor.ReadAsync(await chair.SubmitAsync(Desk, "terms", ("Input.HeldOn", "demain"), ("Input.Place", "AUSIM"), ("Input.QuorumKind", "Share"), ("Input.Quorum", "150")));
        Assert.Equal(2, wrong.QuerySelectorAll("#terms .field.error .msg").Length);
        Assert.Equal("demain", wrong.QuerySelector("#Input-HeldOn")!.GetAttribute("value"));
        Assert.Contains("DonePlanned", FormVisitor.LeadsTo(await chair.SubmitAsync(Desk, "terms", ("Input.HeldOn", "05/08/2021"), ("Input.Place", "AUSIM"), ("Input.QuorumKind", "Share"), ("Input.Quorum", "50"))), StringComparison.Ordinal);

        var desk = await chair.OpenAsync(Desk);
        var second = desk.QuerySelectorAll("button[name='Move.Up']")[1].GetAttribute("value")!;
        await chair.SubmitAsync(Desk, desk, "move", ("Move.Up", second));
        Assert.Equal(second, (await chair.OpenAsync(Desk)).QuerySelector("button[name='Move.Up']")!.GetAttribute("value"));
        Assert.NotNull(desk.QuerySelector("form#open button[disabled]"));
        await chair.SubmitAsync(Desk, "attend", ("Attend.Comes", account.Key));
        Assert.Contains("DoneOpened", FormVisitor.LeadsTo(await chair.SubmitAsync(Desk, "open")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await chair.GetAsync("/selection/meeting")).StatusCode);
        await SettleAsync(web, account.Id);
        Assert.Contains("DoneClosed", FormVisitor.LeadsTo(await chair.SubmitAsync(Desk, "close")), StringComparison.Ordinal);
        var made = FormVisitor.LeadsTo(await chair.SubmitAsync(Desk, "minutes"))!.Split('?')[0];

        var page = await chair.OpenAsync(made);
        Assert.Contains(Texts.In("fr", "Minutes.Title"), page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("أمل العربي", page.QuerySelector("article.report")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll(".annex tbody tr"));
        var named = page.QuerySelector(".annex .person")!.TextContent;
        Assert.DoesNotContain(named, page.QuerySelector("article.report")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("application/pdf", (await chair.GetAsync(made + ".pdf")).Content.Headers.ContentType!.MediaType);
        Assert.NotNull((await FormVisitor.ReadAsync(await chair.SubmitAsync(Desk, "minutes", ("Input.Reason", "")))).QuerySelector("#minutes .field.error .msg"));

        var member = await web.SignInAsync(await web.AccountAsync("leila", Role.CommitteeMember));
        Assert.Equal(HttpStatusCode.OK, (await member.GetAsync("/selection/meeting")).StatusCode);
        foreach (var closed in new[] { made, made + ".pdf", Desk, "/selection/decisions/after" }) Assert.NotEqual(HttpStatusCode.OK, (await member.GetAsync(closed)).StatusCode);
    }

    [Fact]
    public async Task A_told_decision_is_contested_and_answered_on_the_candidates_page()
    {
        await using var web = await WebProgramme.StartAsync();
        var candidate = (await ShortlistedAsync(web, "Alaoui"))[0];
        var account = await web.AccountAsync("samia", Role.Manager);
        await using (var db = web.OpenAll())
        {
            var decision = new SelectionDecision(candidate.EditionId, candidate.Id, SelectionOutcome.NotSelected, null, "Entretien", account.Id, account.CreatedAt);
            decision.Release(account.Id, account.CreatedAt);
            db.SelectionDecisions.Add(decision);
            (await db.Candidates.SingleAsync(c => c.Id == candidate.Id)).GoTo(CandidateStage.NotSelected);
            await db.SaveChangesAsync();
        }
        var manager = await web.SignInAsync(account);
        var page = $"/candidates/{candidate.Key}/selection";
        var today = Formats.Day(DateOnly.FromDateTime(ProgrammeClock.Local(account.CreatedAt)));

        Assert.Contains("DoneRecorded", FormVisitor.LeadsTo(await manager.SubmitAsync(page, "appeal", ("Input.ReceivedOn", today), ("Input.Way", "Letter"), ("Input.Words", "Ma moyenne est de 17."))), StringComparison.Ordinal);
        var refused = await FormVisitor.ReadAsync(await manager.SubmitAsync(page, "appeal-answer", ("Answer.Outcome", "DecisionChanged"), ("Answer.NewOutcome", "Reserve"), ("Answer.Answer", "Vous avez raison.")));
        Assert.Equal(2, refused.QuerySelectorAll("#appeal-answer .field.error .msg").Length);
        Assert.Contains("DoneAnswered", FormVisitor.LeadsTo(await manager.SubmitAsync(page, "appeal-answer", ("Answer.Outcome", "DecisionStands"), ("Answer.Answer", "L’entretien l’emporte."))), StringComparison.Ordinal);

        Assert.Contains("L’entretien l’emporte.", (await manager.OpenAsync(page)).GetElementById("appeals")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ma moyenne est de 17.", (await manager.OpenAsync("/selection/decisions/after")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
