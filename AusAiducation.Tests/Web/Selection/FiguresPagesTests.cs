using System.Net;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Web.Selection;

/// <summary>Figures beside the marks, on the demonstration, as a browser without scripts meets them.</summary>
public class FiguresPagesTests
{
    [Fact]
    public async Task Figures_stand_beside_the_marks_the_bubble_around_the_cut_and_a_lot_can_be_followed()
    {
        await using var programme = await LiveProgramme.StartAsync();
        var chair = await programme.SignInAsync("chair");

        var ranking = await chair.OpenAsync("/selection/ranking?edition=2019-2020&places=12");
        Assert.NotEmpty(ranking.QuerySelectorAll("td .rank-bar"));
        Assert.Contains("alpha", ranking.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("12", ranking.QuerySelector("input[name=places]")!.GetAttribute("value"));
        var sheet = await (await chair.GetAsync("/selection/ranking.csv?edition=2019-2020&places=12")).Content.ReadAsStringAsync();
        Assert.Contains("Ajustée", sheet, StringComparison.Ordinal);

        var lot = ranking.QuerySelectorAll("a").Single(a => a.GetAttribute("href")!.StartsWith("/selection/lots/", StringComparison.Ordinal)).GetAttribute("href")!;
        var drawn = await chair.OpenAsync(lot);
        Assert.NotNull(drawn.QuerySelector("table code.hash"));
        Assert.Null(drawn.QuerySelector(".notice.bad"));
        Assert.Equal(HttpStatusCode.NotFound, (await chair.GetAsync("/selection/lots/000000000000")).StatusCode);

        var shortlist = await chair.OpenAsync("/candidates/shortlist");
        Assert.NotEmpty(shortlist.QuerySelectorAll(".cut-chart li.bubble"));
    }

    [Fact]
    public async Task The_reviewers_page_is_in_the_chairs_menu_and_no_one_elses()
    {
        await using var programme = await LiveProgramme.StartAsync();
        var chair = await programme.SignInAsync("chair");

        var page = await chair.OpenAsync("/selection/reviewers?edition=2019-2020");
        Assert.Equal(5, page.QuerySelectorAll("main tbody tr").Length);
        Assert.NotEmpty(page.QuerySelectorAll("main svg circle"));
        Assert.NotNull(page.QuerySelector("nav a[href='/selection/reviewers']"));
        foreach (var account in new[] { "manager", "auditor", "committee1" })
        {
            var other = await programme.SignInAsync(account);
            Assert.Null((await other.OpenAsync("/")).QuerySelector("a[href='/selection/reviewers']"));
            Assert.NotEqual(HttpStatusCode.OK, (await other.GetAsync("/selection/reviewers")).StatusCode);
        }
    }

    [Fact]
    public async Task A_tie_is_committed_and_drawn_through_the_forms_and_a_missing_seed_is_said_beside_its_field()
    {
        await using var web = await WebProgramme.StartAsync();
        await TiedAsync(web);
        var manager = await web.SignInAsync(await web.AccountAsync("samia", Role.Manager));
        const string ranking = "/selection/ranking?places=1";

        var lot = FormVisitor.LeadsTo(await manager.SubmitAsync(ranking, "lot"))!;
        Assert.StartsWith("/selection/lots/", lot, StringComparison.Ordinal);
        lot = lot[..lot.IndexOf('?', StringComparison.Ordinal)];
        Assert.NotNull((await FormVisitor.ReadAsync(await manager.SubmitAsync(lot, "draw"))).QuerySelector(".field.error .msg"));
        Assert.Contains("Lots.DoneDrawn", FormVisitor.LeadsTo(await manager.SubmitAsync(lot, "draw", ("Input.Seed", "MASI 11 470,18"))), StringComparison.Ordinal);

        Assert.Equal(2, (await manager.OpenAsync(lot)).QuerySelectorAll("tbody tr").Length);
        Assert.Null((await manager.OpenAsync(ranking)).GetElementById("lot"));
        await using var db = web.OpenAll();
        Assert.True((await db.Lots.SingleAsync()).Holds());
    }

    /// <summary>Two files of the same marks in a closed round whose rules announce a lot.</summary>
    static async Task TiedAsync(WebProgramme web)
    {
        await using var db = web.OpenAll();
        var edition = new Edition("2021-2022", World.Calendar, new(), new());
        db.Editions.Add(edition);
        await db.SaveChangesAsync();
        var rubric = new Rubric(edition.Id, RubricPurpose.File);
        rubric.Add("academic", 100, World.Text("academic"), Enumerable.Range(1, 5).Select(i => World.Text($"{i}")));
        db.Rubrics.Add(rubric);
        var reader = (await web.AccountAsync("reader", Role.CommitteeMember)).Id;
        await db.SaveChangesAsync();
        var round = new Round(edition.Id, RoundKind.File, 1, rubric, Scored.Terms(1) with { LotSource = "MASI" });
        db.Rounds.Add(round);
        await db.SaveChangesAsync();
        var now = DateTime.UnixEpoch;
        round.Open(now);
        foreach (var name in new[] { "Alaoui", "Bennani" })
        {
            var candidate = new Candidate(edition, new Person(name, "Amal", gender: Gender.Female),
                new CandidateFile("SMA", new(17, 17, 17), 2021, null), new SocialFile(IncomeBracket.Under12000, 6), "Lycée", "zagora");
            candidate.GoTo(CandidateStage.Eligible);
            db.Candidates.Add(candidate);
            await db.SaveChangesAsync();
            var review = new Review(round, candidate.Id, reader, 1);
            review.Mark(rubric.Criteria[0].Id, 4, now);
            review.Submit(now);
            db.Reviews.Add(review);
        }
        round.Close(now);
        await db.SaveChangesAsync();
    }
}
