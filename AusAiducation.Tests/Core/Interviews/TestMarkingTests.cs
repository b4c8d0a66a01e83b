using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Interviews;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Interviews;

public class TestMarkingTests
{
    [Fact]
    public async Task Comma_and_point_are_marks_and_an_emptied_line_is_no_mark()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (a, b) = (await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted), await world.CandidateAsync("Bennani", CandidateStage.Shortlisted));
        var act = programme.As<TestMarking>(world.Manager);

        Assert.Equal(2, await act.SaveAsync(new TestMarksInput { Marks = { [a.Key] = "17,25", [b.Key] = "9.5" } }));
        Assert.Equal(1, await act.SaveAsync(new TestMarksInput { Marks = { [a.Key] = "17,25", [b.Key] = "" } }));

        await using var db = programme.OpenAll();
        Assert.Equal(new { CandidateId = a.Id, Mark = 17.25m }, await db.TestResults.Select(t => new { t.CandidateId, t.Mark }).SingleAsync());
    }

    [Theory]
    [InlineData("20,5")]
    [InlineData("douze")]
    public async Task One_wrong_line_saves_nothing_and_is_named(string typed)
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (a, b) = (await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted), await world.CandidateAsync("Bennani", CandidateStage.Shortlisted));

        var refused = await Assert.ThrowsAsync<InputRefused>(() => programme.As<TestMarking>(world.Manager).SaveAsync(new TestMarksInput { Marks = { [a.Key] = "12", [b.Key] = typed } }));

        Assert.Equal($"Marks[{b.Key}]", refused.Problems.Single().Field);
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
        var input = new TestMarksInput { Marks = { [candidate.Key] = "12" } };

        await Assert.ThrowsAsync<NotFoundForViewer>(() => programme.As<TestMarking>(world.Manager).SaveAsync(input));
        await Assert.ThrowsAsync<AccessDenied>(async () => await programme.As<TestMarking>(await world.UserAsync("Salma", Role.Interviewer)).SaveAsync(input));
    }
}
