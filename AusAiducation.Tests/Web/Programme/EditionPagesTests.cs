using System.Net;
using AusAiducation.Core.Access;
using AusAiducation.Core.Programme;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Web.Programme;

/// <summary>The forms of an edition's set-up, as a browser without scripts sends them.</summary>
public class EditionPagesTests
{
    static async Task<Edition> EditionAsync(WebProgramme web)
    {
        await using var db = web.OpenAll();
        var edition = new Edition("2021-2022", World.Calendar, new EligibilityRules(), new FundingTerms());
        db.Editions.Add(edition);
        await db.SaveChangesAsync();
        var rubric = new Rubric(edition.Id, RubricPurpose.File);
        rubric.Add("academic", 40, World.Text("academic"), Enumerable.Range(1, 5).Select(i => World.Text($"a {i}")));
        rubric.Add("project", 60, World.Text("project"), Enumerable.Range(1, 5).Select(i => World.Text($"p {i}")));
        db.Rubrics.Add(rubric);
        await db.SaveChangesAsync();
        return edition;
    }

    [Fact]
    public async Task A_manager_makes_the_next_edition_and_its_calendar_rules_rubric_and_grid_by_forms()
    {
        await using var web = await WebProgramme.StartAsync();
        await EditionAsync(web);
        var manager = await web.SignInAsync(await web.AccountAsync("samia", Role.Manager));

        var made = FormVisitor.LeadsTo(await manager.SubmitAsync("/editions/new", "create"))!;
        Assert.Contains("Programme.DoneCreated", made);
        var page = made.Split('?')[0];
        // A day out of order: the sentence stands beside it and what was typed stays.
        var refused = await FormVisitor.ReadAsync(await manager.SubmitAsync(page, "calendar", ("Calendar.CallCloses", "01/05/2022")));
        Assert.Equal("01/05/2022", refused.QuerySelector("[name='Calendar.CallCloses']")!.GetAttribute("value"));
        Assert.NotNull(refused.QuerySelector(".field.error .msg"));
        Assert.Contains("DoneCalendar", FormVisitor.LeadsTo(await manager.SubmitAsync(page, "calendar", ("Calendar.CallCloses", "06/07/2022"))));

        Assert.Contains("DoneRules", FormVisitor.LeadsTo(await manager.SubmitAsync($"{page}/rules?add=Stream", "rule", ("codes", "PC"))));
        Assert.Contains("DoneItem", FormVisitor.LeadsTo(await manager.SubmitAsync($"{page}/need-grid?add=1", "item", ("Input.Name.Fr", "Logement"),
            ("Input.Levels[0].Text.Fr", "Précaire"), ("Input.Levels[0].Points", "10"), ("Input.Levels[1].Text.Fr", "Confortable"), ("Input.Levels[1].Points", "0"))));
        var rubrics = await manager.OpenAsync($"{page}/rubrics");
        var form = rubrics.QuerySelector("form[id^='weights-']")!.Id!;
        Assert.Contains("DoneWeights", FormVisitor.LeadsTo(await manager.SubmitAsync($"{page}/rubrics", rubrics, form, ("Weights.Weights[0]", "55"), ("Weights.Weights[1]", "45"), ("Weights.Floors[0]", "2"))));
        // Without its floors, as a form cut short on its way: a sentence all the same.
        Assert.Contains("100", await FormVisitor.WordsAsync(await manager.SubmitAsync($"{page}/rubrics", form, ("Weights.Weights[0]", "55"), ("Weights.Weights[1]", "55"))));

        await using var db = web.OpenAll();
        var edition = await db.Editions.Include(e => e.RuleVersions).ThenInclude(v => v.Rows).SingleAsync(e => e.Code == "2022-2023");
        Assert.Equal((new DateOnly(2022, 7, 6), "PC"), (edition.Calendar.CallCloses, edition.Eligibility.InOrder.Last().Codes));
        Assert.Equal([55, 45], await db.Criteria.Where(c => db.Rubrics.Any(r => r.Id == c.RubricId && r.EditionId == edition.Id)).OrderBy(c => c.Position).Select(c => c.Weight).ToListAsync());
        Assert.Equal(2, await db.NeedLevels.CountAsync());
    }

    [Fact]
    public async Task Who_only_reads_editions_meets_no_form()
    {
        await using var web = await WebProgramme.StartAsync();
        var edition = await EditionAsync(web);
        var auditor = await web.SignInAsync(await web.AccountAsync("nadia", Role.Auditor));

        foreach (var page in new[] { "/rules", "/rubrics", "/need-grid" })
            Assert.Empty((await auditor.OpenAsync($"/editions/{edition.Key}{page}")).QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.GetAsync("/editions/new")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.GetAsync($"/editions/{edition.Key}/need-grid?item=unknown")).StatusCode);
        var coach = await web.SignInAsync(await web.AccountAsync("houria", Role.Coach));
        foreach (var page in new[] { "", "/rules", "/rubrics", "/need-grid" }) Assert.Equal(HttpStatusCode.NotFound, (await coach.GetAsync($"/editions/{edition.Key}{page}")).StatusCode);
    }
}
