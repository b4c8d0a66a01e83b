using System.Net;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Messages;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Web.Candidates;

/// <summary>Figures, views and work on many files, as a browser without scripts meets them.</summary>
public class PipelinePagesTests
{
    static async Task<Candidate> CandidateAsync(WebProgramme web)
    {
        await using var db = web.OpenAll();
        var edition = new Edition("2021-2022", World.Calendar, new EligibilityRules(), new FundingTerms());
        db.Editions.Add(edition);
        await db.SaveChangesAsync();
        db.RequiredPapers.AddRange(UsualPapers.For(edition.Id));
        var candidate = new Candidate(edition, new Person("Alaoui", "Amal", gender: Gender.Female), new CandidateFile("SMA", new BacMarks(17, 17, 17), 2021, null), new SocialFile(IncomeBracket.Under12000, 6), "Lycée Ibn Sina", "zagora");
        db.Candidates.Add(candidate);
        await db.SaveChangesAsync();
        return candidate;
    }

    [Fact]
    public async Task A_figure_opens_its_list_a_ticked_file_is_previewed_then_done_and_its_result_is_found_again()
    {
        await using var web = await WebProgramme.StartAsync();
        var candidate = await CandidateAsync(web);
        var manager = await web.SignInAsync(await web.AccountAsync("samia", Role.Manager));

        var missing = (await manager.OpenAsync("/")).QuerySelector("a.tile.bad")!;
        Assert.Equal("1", missing.QuerySelector("b")!.TextContent);
        var list = await manager.OpenAsync(missing.GetAttribute("href")!);
        Assert.Equal(candidate.Key, list.QuerySelector("input[name=key]")!.GetAttribute("value"));
        var address = $"/candidates/bulk?edition=2021-2022&act=AskPapers&key={candidate.Key}";
        Assert.Contains("Relevé de notes", (await manager.OpenAsync(address)).QuerySelector("#bulk-do")!.TextContent, StringComparison.Ordinal);
        var run = FormVisitor.LeadsTo(await manager.SubmitAsync(address, "bulk-do"))!;

        Assert.StartsWith("/candidates/bulk/", run, StringComparison.Ordinal);
        Assert.Contains("ALAOUI Amal", (await manager.OpenAsync(run)).QuerySelector("ul.left")!.TextContent, StringComparison.Ordinal);
        Assert.Contains((await manager.OpenAsync("/candidates/bulk")).QuerySelectorAll("a.person"), a => a.GetAttribute("href") == run);
        await using (var db = web.OpenAll()) Assert.Equal((candidate.Id, MessageState.Held), await db.Messages.Select(m => new ValueTuple<int, MessageState>(m.CandidateId!.Value, m.State)).SingleAsync());
        // Asked a second time, the preview says why not; a reason that is missing stands beside its field, and what was ticked stays.
        Assert.Null((await manager.OpenAsync(address)).QuerySelector("#bulk-do input[name=files]"));
        var refused = await FormVisitor.ReadAsync(await manager.SubmitAsync(address.Replace("AskPapers", "Withdraw", StringComparison.Ordinal), "bulk-do"));
        Assert.NotNull(refused.QuerySelector("#bulk-do .field.error .msg"));
        Assert.NotNull(refused.QuerySelector("input[name=files][checked]"));

        var chair = await web.SignInAsync(await web.AccountAsync("abdelhak", Role.Chair));
        foreach (var page in new[] { "/candidates/bulk", run }) Assert.NotEqual(HttpStatusCode.OK, (await chair.GetAsync(page)).StatusCode);
        foreach (var page in new[] { "/candidates", "/candidates/board", "/candidates/provenance" })
        {
            var seen = await chair.OpenAsync(page);
            Assert.Null(seen.QuerySelector(".tile"));
            Assert.Null(seen.QuerySelector("input[name=key]"));
        }
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync("/candidates/bulk/000000000000")).StatusCode);
    }

    [Fact]
    public async Task A_view_is_kept_shown_and_taken_away_by_forms_and_provenance_leaves_as_a_sheet()
    {
        await using var web = await WebProgramme.StartAsync();
        await CandidateAsync(web);
        var manager = await web.SignInAsync(await web.AccountAsync("samia", Role.Manager));
        const string shown = "/candidates?stage=Received&sort=since";

        var refused = await FormVisitor.ReadAsync(await manager.SubmitAsync(shown, "view-save-form"));
        Assert.NotNull(refused.QuerySelector("dialog[data-open] .field.error .msg"));
        Assert.Contains("Views.DoneSaved", FormVisitor.LeadsTo(await manager.SubmitAsync(shown, "view-save-form", ("Save.Name", "À confirmer"))), StringComparison.Ordinal);
        Assert.Equal("À confirmer", (await manager.OpenAsync(shown + "&edition=2021-2022")).QuerySelector(".view[aria-current]")!.TextContent);
        Assert.Contains("Views.DoneRemoved", FormVisitor.LeadsTo(await manager.SubmitAsync(shown, "view-remove")), StringComparison.Ordinal);
        Assert.Null((await manager.OpenAsync(shown)).QuerySelector(".view"));
        // An edition that is not there shows an empty list, not an error.
        await manager.OpenAsync("/candidates?edition=1999-2000&stage=Vanished");

        var sheet = await (await manager.GetAsync("/candidates/provenance.csv?edition=2021-2022")).Content.ReadAsStringAsync();
        Assert.Contains("moins de 5", sheet, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync("/candidates/provenance?edition=1999-2000")).StatusCode);
        var coach = await web.SignInAsync(await web.AccountAsync("houria", Role.Coach));
        Assert.NotEqual(HttpStatusCode.OK, (await coach.GetAsync("/candidates/provenance.csv")).StatusCode);
    }
}
