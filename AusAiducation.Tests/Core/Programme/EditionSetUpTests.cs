using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Programme;

public class EditionSetUpTests
{
    static LocalTextInput Fr(string text) => new() { Fr = text };

    static NeedItemInput Item(string name, params (string Points, string Text)[] levels) =>
        new() { Name = Fr(name), Levels = levels.Select(l => new NeedLevelInput { Points = l.Points, Text = Fr(l.Text) }).Append(new()).ToList() };

    static CriterionInput Criterion(string name, int levels = 5) => new() { Name = Fr(name), Levels = Enumerable.Range(1, levels).Select(i => Fr($"{name} {i}")).ToList() };

    static async Task<RubricView> FileRubricAsync(World world) => (await world.Programme.As<EditionPages>(world.Manager).RubricsAsync(world.Edition.Key))!.Rubrics.Single(r => r.Purpose == RubricPurpose.File);

    [Fact]
    public async Task A_new_edition_takes_calendar_rules_rubrics_grid_and_seats_of_the_one_before()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var grid = programme.As<NeedGridKeeping>(world.Manager);
        await grid.AddAsync(world.Edition.Key, Item("Logement", ("10", "Précaire"), ("0", "Confortable")));
        await using (var db = programme.OpenAll())
        {
            (await db.RuleVersions.Include(v => v.Rows).SingleAsync()).Add(new(RuleKind.AgeAtMost) { Number = 22, Day = new(2021, 12, 31) }, answers: 0);
            (await db.Rubrics.SingleAsync(r => r.Purpose == RubricPurpose.File)).Freeze(programme.Clock.Now);
            (await db.NeedGrids.SingleAsync()).Freeze(programme.Clock.Now);
            await db.SaveChangesAsync();
        }
        await programme.As<RubricKeeping>(world.Manager).WeighAsync(new() { Rubric = world.InterviewRubric.Key, Weights = ["70", "30"], Floors = ["2", ""] });

        var key = await programme.As<EditionKeeping>(world.Manager).CreateAsync(new() { Code = "2022-2023" });

        await using var all = programme.OpenAll();
        var edition = await all.Editions.Include(e => e.RuleVersions).ThenInclude(v => v.Rows).SingleAsync(e => e.Key == key);
        Assert.Equal((new DateOnly(2022, 5, 17), 2022), (edition.Calendar.CallOpens, edition.BacYear));
        Assert.Equal((1, RulesState.InForce, 4), (edition.Eligibility.Number, edition.Eligibility.State, edition.Eligibility.Rows.Count));
        Assert.Equal(new DateOnly(2022, 12, 31), edition.Eligibility.InOrder.Last().Day);
        var rubrics = await all.Rubrics.Include(r => r.Criteria).ThenInclude(c => c.Levels).Where(r => r.EditionId == edition.Id).OrderBy(r => r.Purpose).ToListAsync();
        Assert.Equal([(RubricPurpose.File, null), (RubricPurpose.Interview, null)], rubrics.Select(r => (r.Purpose, r.FrozenAt)));
        Assert.Equal([(70, (int?)2), (30, null)], rubrics[1].Criteria.OrderBy(c => c.Position).Select(c => (c.Weight, c.Floor)));
        Assert.All(rubrics.SelectMany(r => r.Criteria), c => Assert.Equal(5, c.Levels.Count));
        var copied = await all.NeedGrids.Include(g => g.Items).ThenInclude(i => i.Levels).SingleAsync(g => g.EditionId == edition.Id);
        Assert.Equal((10, null, "Logement"), (copied.Maximum, copied.FrozenAt, copied.Items.Single().Name.Fr));
        Assert.Equal([1, 5, 5], (await all.SponsorSeats.Where(s => s.EditionId == edition.Id).Select(s => s.Seats).ToListAsync()).Order());
    }

    [Theory]
    [InlineData("2022", "Programme.CodeWrong")]
    [InlineData("2022-2024", "Programme.CodeWrong")]
    [InlineData("2021-2022", "Programme.CodeTaken")]
    [InlineData("", "Common.Required")]
    public async Task A_wrong_or_taken_year_is_a_sentence(string code, string key)
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);

        Assert.Equal(key, (await Assert.ThrowsAsync<InputRefused>(() => programme.As<EditionKeeping>(world.Manager).CreateAsync(new() { Code = code }))).Problems[0].Refusal.Key);
    }

    [Fact]
    public async Task A_criterion_is_added_worded_weighed_and_removed_until_a_round_opens()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var keeping = programme.As<RubricKeeping>(world.Manager);
        var rubric = world.FileRubric.Key;

        await keeping.AddAsync(rubric, Criterion("Curiosité"));
        var view = await FileRubricAsync(world);
        Assert.Equal(("Curiosité", 0, "Programme.Unweighed"), (view.Criteria[2].Name.En, view.Criteria[2].Weight, view.WhyNotUse!.Key));
        await keeping.WeighAsync(new() { Rubric = rubric, Weights = ["40", "40", "20"], Floors = [null, "3", ""] });
        await keeping.WordAsync(rubric, view.Criteria[2].Key, new() { Name = new() { Fr = "Curiosité", Ar = "الفضول", En = "Curiosity" }, Levels = Criterion("Niveau").Levels, Version = (await FileRubricAsync(world)).Criteria[2].Version });
        view = await FileRubricAsync(world);
        Assert.Equal((null, 3, "الفضول", "Niveau 5"), (view.WhyNotUse, view.Criteria[1].Floor, view.Criteria[2].Name.Ar, view.Criteria[2].Levels[4].Text.Fr));
        await keeping.RemoveAsync(rubric, view.Criteria[2].Key);
        Assert.Equal("Programme.WeightsNot100", (await FileRubricAsync(world)).WhyNotUse!.Key);

        await using (var db = programme.OpenAll())
        {
            (await db.Rubrics.SingleAsync(r => r.Key == rubric)).Freeze(programme.Clock.Now);
            await db.SaveChangesAsync();
        }
        Assert.Equal("Programme.RubricFrozen", (await Assert.ThrowsAsync<RuleBroken>(() => keeping.AddAsync(rubric, Criterion("Tard")))).Refusal.Key);
        Assert.Equal("Programme.RubricFrozen", (await Assert.ThrowsAsync<RuleBroken>(() => keeping.RemoveAsync(rubric, view.Criteria[0].Key))).Refusal.Key);
    }

    [Fact]
    public async Task Weights_floors_and_words_that_cannot_be_are_refused_and_nothing_is_saved()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var keeping = programme.As<RubricKeeping>(world.Manager);
        var rubric = world.FileRubric.Key;

        Assert.Equal("Programme.WeightsNot100", (await Assert.ThrowsAsync<RuleBroken>(() => keeping.WeighAsync(new() { Rubric = rubric, Weights = ["40", "50"] }))).Refusal.Key);
        Assert.Equal("Floors", (await Assert.ThrowsAsync<InputRefused>(() => keeping.WeighAsync(new() { Rubric = rubric, Weights = ["40", "60"], Floors = ["9"] }))).Problems[0].Field);
        Assert.Equal("Weights", (await Assert.ThrowsAsync<InputRefused>(() => keeping.WeighAsync(new() { Rubric = rubric, Weights = ["100"] }))).Problems[0].Field);
        Assert.Equal(["Levels[3]", "Levels[4]"], (await Assert.ThrowsAsync<InputRefused>(() => keeping.AddAsync(rubric, Criterion("Court", 3)))).Problems.Select(p => p.Field));
        Assert.Equal([40, 60], (await FileRubricAsync(world)).Criteria.Select(c => c.Weight));
    }

    [Fact]
    public async Task The_need_grid_is_written_item_by_item_and_frozen_by_the_first_inquiry()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var keeping = programme.As<NeedGridKeeping>(world.Manager);
        var edition = world.Edition.Key;
        await keeping.AddAsync(edition, Item("Logement", ("10", "Précaire"), ("0", "Confortable")));
        await keeping.AddAsync(edition, Item("Logement", ("5", "Loin"), ("1", "Près")));
        var file = (await keeping.OpenAsync(edition))!;
        Assert.Equal((15, 2), (file.Maximum, file.Items.Select(i => i.Code).Distinct().Count()));

        var other = Item("Distance", ("6", "Loin"), ("3", "Moyen"), ("0", "Près"));
        other.Version = file.Items[1].Version;
        await keeping.WordAsync(edition, file.Items[1].Key, other);
        file = (await keeping.OpenAsync(edition))!;
        Assert.Equal(("Distance", 3, 16), (file.Items[1].Name.Fr, file.Items[1].Levels.Count, file.Maximum));
        Assert.Equal("Levels", (await Assert.ThrowsAsync<InputRefused>(() => keeping.AddAsync(edition, Item("Seul", ("1", "Un"))))).Problems[0].Field);
        Assert.Equal("Levels[0].Points", (await Assert.ThrowsAsync<InputRefused>(() => keeping.AddAsync(edition, Item("Trop", ("101", "Un"), ("1", "Deux"))))).Problems[0].Field);

        await using var db = programme.OpenAll();
        var grid = await db.NeedGrids.Include(g => g.Items).ThenInclude(i => i.Levels).SingleAsync();
        var (housing, distance) = (grid.Items.Single(i => i.Code == "logement").Levels, grid.Items.Single(i => i.Code != "logement").Levels);
        Assert.Equal(13, grid.Score([housing.Single(l => l.Points == 10).Id, distance.Single(l => l.Points == 3).Id]));
        Assert.Null(grid.Score([housing[0].Id]));
        Assert.Null(grid.Score([housing[0].Id, housing[1].Id, distance[0].Id]));
        grid.Freeze(programme.Clock.Now);
        await db.SaveChangesAsync();
        Assert.Equal("NeedGrid.Frozen", (await Assert.ThrowsAsync<RuleBroken>(() => keeping.RemoveAsync(edition, file.Items[0].Key))).Refusal.Key);
    }

    [Fact]
    public async Task Set_up_is_the_managers_and_a_closed_edition_is_read_only()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var chair = await world.UserAsync("chair", Role.Chair);
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<EditionKeeping>(chair).CreateAsync(new() { Code = "2022-2023" }));
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<RubricKeeping>(chair).AddAsync(world.FileRubric.Key, Criterion("Curiosité")));
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<NeedGridKeeping>(chair).AddAsync(world.Edition.Key, Item("A", ("1", "a"), ("0", "b"))));
        Assert.NotNull(await programme.As<NeedGridKeeping>(chair).OpenAsync(world.Edition.Key));
        var coach = await world.UserAsync("coach", Role.Coach);
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<EditionPages>(coach).OpenAsync(world.Edition.Key));

        await programme.As<EditionKeeping>(world.Manager).CloseAsync(world.Edition.Key);
        foreach (var act in new Func<Task>[]
        {
            () => programme.As<RubricKeeping>(world.Manager).AddAsync(world.FileRubric.Key, Criterion("Curiosité")),
            () => programme.As<NeedGridKeeping>(world.Manager).AddAsync(world.Edition.Key, Item("A", ("1", "a"), ("0", "b"))),
            () => programme.As<AusAiducation.Core.Funding.TermKeeping>(world.Manager).SetAsync(world.Edition.Key, FundingInput.Of(world.Edition.Funding, 0)),
        })
            Assert.Equal("Programme.EditionClosed", (await Assert.ThrowsAsync<RuleBroken>(act)).Refusal.Key);
    }

    [Fact]
    public async Task The_page_of_an_edition_counts_its_parts_and_what_is_undone_in_few_queries()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await world.CandidateAsync("Alaoui", AusAiducation.Core.Candidates.CandidateStage.Received);
        await world.CandidateAsync("Bennani");
        var viewer = await programme.ViewerOf(world.Manager);

        EditionFile? file = null;
        var queries = await programme.Queries.During(async () => file = await programme.As<EditionPages>(viewer).OpenAsync(world.Edition.Key));

        Assert.InRange(queries, 1, 6);
        Assert.Equal((3, 0, 11, new EditionRest(1, 1)), (file!.Parts.Rules, file.Parts.NeedItems, file.Parts.Seats, file.Rest));
    }
}
