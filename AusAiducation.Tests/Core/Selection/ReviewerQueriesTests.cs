using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Support;

namespace AusAiducation.Tests.Core.Selection;

public class ReviewerQueriesTests
{
    /// <summary>Five files read by two: the second marks one level lower on everything.</summary>
    static async Task<(World World, List<Candidate> Files)> ScoredAsync(TestProgramme programme)
    {
        var world = await World.CreateAsync(programme);
        List<Candidate> files = [];
        for (var i = 0; i < 5; i++) files.Add(await world.CandidateAsync($"Nom{i}"));
        await world.RoundAsync(2, close: true, [.. files.Select((c, i) => (c, new[] { (2 + i % 4, 2 + i % 4), (1 + i % 4, 1 + i % 4) }))]);
        return (world, files);
    }

    [Fact]
    public async Task The_chair_reads_severity_spread_and_agreement()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, _) = await ScoredAsync(programme);

        var view = (await programme.As<ReviewerQueries>(await world.UserAsync("chair", Role.Chair)).ReadAsync())!;

        Assert.Equal([("reviewer0", .5, 5), ("reviewer1", -.5, 5)], view.Members.Select(m => (m.Name, Math.Round(m.Portrait.Effect!.Shift, 9), m.Portrait.Reviews)));
        Assert.Equal([0, 4, 2, 2, 2], view.Members[0].Levels);
        Assert.Equal(1, view.Members[0].Portrait.Halo!.Value, 1e-9);
        Assert.Equal((5, 1d), (view.Agreement!.Paired, Math.Round(view.Agreement.Concordance!.Value!.Value, 9)));
        Assert.NotNull(view.Agreement.Icc);
        Assert.NotNull(view.Agreement.Kappa);
        Assert.All(view.Ranking.Rows, r => Assert.NotNull(r.Adjusted));
    }

    [Fact]
    public async Task How_members_mark_is_for_the_chair_alone_and_on_the_files_the_chair_meets()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, files) = await ScoredAsync(programme);
        foreach (var role in new[] { Role.Auditor, Role.CommitteeMember, Role.Interviewer, Role.Sponsor })
            await Assert.ThrowsAsync<AccessDenied>(async () => await programme.As<ReviewerQueries>(await world.UserAsync($"{role}", role, sponsorId: role == Role.Sponsor ? world.Ausim.Id : null)).ReadAsync());
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<ReviewerQueries>(world.Manager).ReadAsync());

        var chair = await world.UserAsync("chair", Role.Chair);
        await world.TieAsync(chair, files[0]);
        Assert.All((await programme.As<ReviewerQueries>(chair).ReadAsync())!.Members, m => Assert.Equal((4, 8), (m.Portrait.Reviews, m.Levels.Sum())));
    }

    [Fact]
    public async Task An_edition_without_a_review_has_no_reviewer_and_every_length_costs_the_same()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var chair = await programme.ViewerOf(await world.UserAsync("chair", Role.Chair));
        Assert.Empty((await programme.As<ReviewerQueries>(chair).ReadAsync())!.Members);
        var (a, b) = (await world.CandidateAsync("Alaoui"), await world.CandidateAsync("Bennani"));
        await world.RoundAsync(1, close: true, (a, [(4, 4)]));
        var one = await programme.Queries.During(() => programme.As<ReviewerQueries>(chair).ReadAsync());
        await using (var db = programme.OpenAll())
        {
            var round = db.Rounds.Single();
            foreach (var name in new[] { "x", "y" }) db.Reviews.Add(new Review(round, b.Id, (await world.UserAsync(name)).Id, 1));
            await db.SaveChangesAsync();
        }

        Assert.Equal(one, await programme.Queries.During(() => programme.As<ReviewerQueries>(chair).ReadAsync()));
        Assert.InRange(one, 1, 6);
    }
}
