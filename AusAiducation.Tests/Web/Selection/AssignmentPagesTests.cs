using System.Net;
using AngleSharp.Html.Dom;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Web.Selection;

public class AssignmentPagesTests
{
    [Fact]
    public async Task A_chair_weighs_a_proposed_tie_and_confirms_a_proposed_assignment_on_pages_without_scripts()
    {
        await using var programme = await LiveProgramme.StartAsync();
        var chair = await programme.SignInAsync("chair");

        const string ties = "/selection/ties";
        var page = await chair.OpenAsync(ties);
        var proposal = Assert.Single(page.QuerySelectorAll("input[name='Input.Tie']").OfType<IHtmlInputElement>()).Value;
        var refused = await FormVisitor.WordsAsync(await chair.SubmitAsync(ties, "weigh", ("Input.Tie", proposal), ("Input.Act", "dismiss")));
        Assert.Contains("À remplir.", refused, StringComparison.Ordinal);
        await chair.SubmitAsync(ties, "weigh", ("Input.Tie", proposal), ("Input.Reason", "Nom répandu"), ("Input.Act", "dismiss"));
        Assert.Contains("Aucun fait connu", (await chair.OpenAsync(ties)).Body!.TextContent, StringComparison.Ordinal);

        await using var db = programme.OpenAll();
        var need = await db.Rounds.SingleAsync(r => r.Kind == RoundKind.Need && r.State == RoundState.Preparing);
        var address = $"/selection/assignment?round={need.Key}&plan=Kept&seed=essai";
        page = await chair.OpenAsync(address);
        Assert.Contains("ne trouve personne", page.Body!.TextContent, StringComparison.Ordinal);
        var done = await chair.SubmitAsync(address, page, "confirm");
        Assert.Contains("done=", FormVisitor.LeadsTo(done), StringComparison.Ordinal);
        Assert.True(await db.Reviews.AnyAsync(r => r.RoundId == need.Id));
        // Sent twice, by a slow line: the second finds nothing as it was shown.
        Assert.Contains("Quelque chose a changé", await FormVisitor.WordsAsync(await chair.SubmitAsync(address, page, "confirm")), StringComparison.Ordinal);

        var member = await programme.SignInAsync("committee1");
        foreach (var closed in new[] { ties, address }) Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(closed)).StatusCode);
        var own = $"/selection/reviews/ties?round={need.Key}";
        var sponsor = (await member.OpenAsync(own)).QuerySelectorAll("select[name='Pay.Sponsor'] option").OfType<IHtmlOptionElement>().First(o => o.TextContent == "Axeli").Value;
        await member.SubmitAsync(own, "own-sponsor", ("Pay.Sponsor", sponsor), ("Pay.Kind", "Employee"));
        Assert.Contains("Axeli", (await chair.OpenAsync(ties)).Body!.TextContent, StringComparison.Ordinal);
    }
}
