using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Sheets;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Interviews.Tests;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Interviews;

public class TestMarkingTests
{
    static string Cell(Candidate candidate, EditionTest test) => TestMarksInput.Cell(candidate.Key, test.Key);

    [Fact]
    public async Task Comma_and_point_are_marks_and_an_emptied_line_is_no_mark()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (a, b) = (await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted), await world.CandidateAsync("Bennani", CandidateStage.Shortlisted));
        var (act, test) = (programme.As<TestMarking>(world.Manager), await world.TestAsync());

        Assert.Equal(2, await act.SaveAsync(new TestMarksInput { Marks = { [Cell(a, test)] = "17,25", [Cell(b, test)] = "9.5" } }));
        Assert.Equal(1, await act.SaveAsync(new TestMarksInput { Marks = { [Cell(a, test)] = "17,25", [Cell(b, test)] = "" } }));

        await using var db = programme.OpenAll();
        Assert.Equal(new { CandidateId = a.Id, Hundredths = (int?)1725 }, await db.TestResults.Select(t => new { t.CandidateId, t.Hundredths }).SingleAsync());
    }

    [Theory]
    [InlineData("20,5")]
    [InlineData("douze")]
    public async Task One_wrong_line_saves_nothing_and_is_named(string typed)
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (a, b) = (await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted), await world.CandidateAsync("Bennani", CandidateStage.Shortlisted));
        var test = await world.TestAsync();

        var refused = await Assert.ThrowsAsync<InputRefused>(() => programme.As<TestMarking>(world.Manager).SaveAsync(new TestMarksInput { Marks = { [Cell(a, test)] = "12", [Cell(b, test)] = typed } }));

        Assert.Equal(Cell(b, test), refused.Problems.Single().Field);
        await using var db = programme.OpenAll();
        Assert.Empty(await db.TestResults.ToListAsync());
    }

    [Fact]
    public async Task A_hidden_candidate_cannot_be_marked_nor_anyone_by_an_interviewer()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted);
        await world.TieAsync(world.Manager, candidate);
        var input = new TestMarksInput { Marks = { [Cell(candidate, await world.TestAsync())] = "12" } };

        await Assert.ThrowsAsync<NotFoundForViewer>(() => programme.As<TestMarking>(world.Manager).SaveAsync(input));
        await Assert.ThrowsAsync<AccessDenied>(async () => await programme.As<TestMarking>(await world.UserAsync("Salma", Role.Interviewer)).SaveAsync(input));
    }

    [Fact]
    public async Task The_figure_is_the_exact_weighted_mean_and_an_absence_leaves_it_incomplete()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (a, b) = (await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted), await world.CandidateAsync("Bennani", CandidateStage.Shortlisted));
        var (reasoning, french) = (await world.TestAsync("Raisonnement", 65), await world.TestAsync("Français", 35));
        var act = programme.As<TestMarking>(world.Manager);
        await act.SaveAsync(new TestMarksInput { Marks = { [Cell(a, reasoning)] = "15,33", [Cell(a, french)] = "12.5", [Cell(b, reasoning)] = "19", [Cell(b, french)] = "Absent" } });

        var rows = (await programme.As<InterviewListing>(world.Manager).ReadAsync(new InterviewFilter(), new(Sort: "test"))).Rows;
        // 0,65 x 15,33 + 0,35 x 12,5, not a hundredth of it lost.
        Assert.Equal((a.Id, 14.3395m), (rows[0].Id, rows[0].Test.Mean));
        Assert.Equal((b.Id, (decimal?)null, 1, 2), (rows[1].Id, rows[1].Test.Mean, rows[1].Test.Done, rows[1].Test.Expected));
        var ranked = (await programme.As<RankingQueries>(world.Manager).ReadAsync())!.Rows;
        Assert.Equal((14.3395m, null), (ranked.Single(r => r.Id == a.Id).Test.Mean, ranked.Single(r => r.Id == b.Id).Test.Mean));
        Assert.Equal(14.3395m, (await programme.As<CandidateSelectionQueries>(world.Manager).FindAsync(a.Key))!.Test.Mean);
        await using var db = programme.OpenAll();
        Assert.Equal(1, await db.TestResults.CountAsync(t => t.CandidateId == b.Id && t.Hundredths == null));
    }

    [Fact]
    public async Task Who_saves_over_marks_they_did_not_see_is_told()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (candidate, test) = (await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted), await world.TestAsync());
        var (act, sheets) = (programme.As<TestMarking>(world.Manager), programme.As<TestQueries>(world.Manager));
        var seen = (await sheets.ReadAsync(null, 1))!.Seen;
        await act.SaveAsync(new TestMarksInput { Marks = { [Cell(candidate, test)] = "12" }, Seen = seen });

        var late = new TestMarksInput { Marks = { [Cell(candidate, test)] = "13" }, Seen = seen };
        Assert.Equal("Common.ChangedMeanwhile", (await Assert.ThrowsAsync<RuleBroken>(() => act.SaveAsync(late))).Refusal.Key);
        Assert.Equal(12m, (await sheets.ReadAsync(null, 1))!.Page.Rows.Single().Cells[0]!.Mark);
    }

    [Fact]
    public async Task Weights_make_a_hundred_and_stand_once_a_mark_exists()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted);
        var act = programme.As<TestKeeping>(world.Manager);
        TestsInput Input(params (string? Key, string Name, string Weight)[] tests) => new() { Edition = world.Edition.Code, Tests = [.. tests.Select(t => new TestLineInput { Key = t.Key, Version = "1", Name = new LocalTextInput { Fr = t.Name }, Weight = t.Weight })] };

        Assert.Equal(("Tests.SumNotWhole", 90), (await Assert.ThrowsAsync<RuleBroken>(() => act.SaveAsync(Input((null, "Logique", "60"), (null, "Français", "30"))))) is var sum ? (sum.Refusal.Key, (int)sum.Refusal.Args[0]) : default);
        Assert.Equal("Tests[1].Name", (await Assert.ThrowsAsync<InputRefused>(() => act.SaveAsync(Input((null, "Logique", "60"), (null, "LOGIQUE", "40"))))).Problems.Single().Field);
        await act.SaveAsync(Input((null, "Logique", "60"), (null, "Français", "40")));
        await using var db = programme.OpenAll();
        var tests = await db.EditionTests.OrderBy(t => t.Position).ToListAsync();
        await programme.As<TestMarking>(world.Manager).SaveAsync(new TestMarksInput { Marks = { [Cell(candidate, tests[0])] = "12" } });

        var (first, second) = (tests[0].Key, tests[1].Key);
        Assert.Equal("Tests.Fixed", (await Assert.ThrowsAsync<RuleBroken>(() => act.SaveAsync(Input((first, "Logique", "50"), (second, "Français", "50"))))).Refusal.Key);
        Assert.Equal("Tests.Fixed", (await Assert.ThrowsAsync<RuleBroken>(() => act.SaveAsync(Input((first, "Logique", "100"))))).Refusal.Key);
    }

    [Fact]
    public async Task A_list_is_read_by_code_massar_or_name_and_nothing_is_written_before_it_is_confirmed()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (a, b, c) = (await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted), await world.CandidateAsync("Bennani", CandidateStage.Shortlisted), await world.CandidateAsync("Chraibi", CandidateStage.Shortlisted));
        var hidden = await world.CandidateAsync("Daoudi", CandidateStage.Shortlisted);
        await world.TieAsync(world.Manager, hidden);
        var (logic, french) = (await world.TestAsync("Logique", 60), await world.TestAsync("Français", 40));
        await using var db = programme.OpenAll();
        var massar = await db.PersonIdentities.Where(i => i.PersonId == b.PersonId).Select(i => i.Massar).SingleAsync();
        var import = programme.As<TestImporting>(world.Manager);
        var list = $"Code;Massar;Nom complet;LOGIQUE;Francais\n{a.Code};;;15,5;abs\n;{massar};;12.25;\n;;Amal CHRAIBI;20;9\n{a.Code};;;3;3\n;;Amal Chraibi;21;\n{hidden.Code};;;12;12\n";
        await import.ReadAsync(world.Edition.Code, System.Text.Encoding.UTF8.GetBytes(list), "notes.csv");

        Assert.Empty(await db.TestResults.ToListAsync());
        var waiting = (await import.WaitingAsync(world.Edition.Code))!;
        Assert.Equal([a.Key, b.Key, c.Key], waiting.Taken.Select(l => l.CandidateKey));
        Assert.Equal([(5, "Tests.LineTwice"), (6, "Tests.LineTwice"), (7, "Tests.Unknown")], waiting.Refused.Select(l => (l.Line, l.WhyNot!)));
        Assert.Null(await programme.As<TestImporting>(await world.UserAsync("autre", Role.Manager)).WaitingAsync(world.Edition.Code));
        Assert.Equal(5, await import.ConfirmAsync(world.Edition.Code));
        Assert.Equal([(a.Id, logic.Id, 1550), (a.Id, french.Id, null), (b.Id, logic.Id, 1225), (c.Id, logic.Id, 2000), (c.Id, french.Id, 900)],
            (await db.TestResults.OrderBy(t => t.CandidateId).ThenBy(t => t.TestId).Select(t => new { t.CandidateId, t.TestId, t.Hundredths }).ToListAsync()).Select(t => (t.CandidateId, t.TestId, t.Hundredths)));
        Assert.Null(await import.WaitingAsync(world.Edition.Code));
        Assert.Equal("Tests.NoTestColumn", (await Assert.ThrowsAsync<SheetRefused>(() => import.ReadAsync(world.Edition.Code, "Code;Dictée\nC-1;12\n"u8.ToArray(), "x.csv"))).Key);
    }
}
