using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Selection;

/// <summary>Training files: everybody scores them first, compares, and nothing of it counts.</summary>
public class CalibratingTests
{
    /// <summary>A round with two training files, opened, in which Salma is tied to the second one.</summary>
    static async Task<(RoundWorld World, Candidate One, Candidate Two)> CreateAsync(bool open = true)
    {
        var world = await RoundWorld.CreateAsync(open: false);
        await world.World.CandidateAsync("Premier");
        var (one, two) = (await world.World.CandidateAsync("Ancien", CandidateStage.Ineligible), await world.World.CandidateAsync("Autre", CandidateStage.Withdrawn));
        await using (var db = world.Programme.OpenAll())
        {
            db.Conflicts.Add(new Conflict(world.World.Edition.Id, two.Id, world.Salma.Id, ConflictKind.Friend, null, world.Salma.Id));
            await db.SaveChangesAsync();
        }
        await ChooseAsync(world, one.Code, " " + two.Code.ToLowerInvariant());
        if (!open) return (world, one, two);
        await world.As<RoundKeeping>(world.Manager).OpenAsync(world.RoundKey);
        foreach (var member in new[] { world.Hiba, world.Karim, world.Salma }) await world.As<DeclaringTies>(member).SignAsync(world.RoundKey);
        return (world, one, two);
    }

    static async Task ChooseAsync(RoundWorld world, string first, string second = "", string third = "")
    {
        var desk = (await world.As<RoundQueries>(world.Manager).DeskAsync(world.World.Edition.Id, world.RoundKey))!;
        await world.As<Calibrating>(world.Manager).ChooseAsync(world.RoundKey, new TrainingInput { First = first, Second = second, Third = third, Version = desk.Version });
    }

    static async Task<List<string>> TrainingOfAsync(RoundWorld world, AppUser member) => (await world.As<MyReviewQueries>(member).OfAsync())!.Training.Select(r => r.Key).ToList();

    static async Task TrainAsync(RoundWorld world, AppUser member, int academic = 4)
    {
        foreach (var key in await TrainingOfAsync(world, member)) await world.SendAsync(member, key, academic);
    }

    [Fact]
    public async Task Two_or_three_files_out_of_the_race_are_chosen_before_the_round_opens_and_stand_in_its_rules()
    {
        var (world, one, two) = await CreateAsync(open: false);
        await using var _ = world;
        var racing = await world.World.CandidateAsync("Alaoui");
        async Task<string> WhyNotAsync(string first, string second, string field) =>
            (await Assert.ThrowsAsync<InputRefused>(() => ChooseAsync(world, first, second))).Problems.Single(p => p.Field == field).Refusal.Key;

        Assert.Equal("Selection.TrainingInRace", await WhyNotAsync(one.Code, racing.Code, "Second"));
        Assert.Equal("Selection.NoSuchFile", await WhyNotAsync("C-0000000", two.Code, "First"));
        Assert.Equal("Selection.TieBreakerTwice", await WhyNotAsync(one.Code, one.Code, "Second"));
        Assert.Equal("Selection.TrainingTwoOrThree", (await Assert.ThrowsAsync<RuleBroken>(() => ChooseAsync(world, one.Code))).Refusal.Key);
        await Assert.ThrowsAsync<AccessDenied>(() => world.As<Calibrating>(world.Hiba).ChooseAsync(world.RoundKey, new TrainingInput()));
        await world.As<RoundKeeping>(world.Manager).OpenAsync(world.RoundKey);

        var desk = (await world.As<RoundQueries>(world.Manager).DeskAsync(world.World.Edition.Id, world.RoundKey))!;
        Assert.Equal([one.Code, two.Code], desk.Training);
        Assert.Contains($"training {one.Code}, {two.Code}", desk.Versions[0].Text, StringComparison.Ordinal);
        Assert.False(desk.RulesChanged);
        Assert.Equal("Selection.RoundNotPreparing", (await Assert.ThrowsAsync<RuleBroken>(() => ChooseAsync(world, ""))).Refusal.Key);
    }

    [Fact]
    public async Task The_others_open_once_every_training_file_is_sent()
    {
        var (world, _, _) = await CreateAsync();
        await using var w = world;
        var real = (await world.GiveAsync(world.Hiba, await world.World.CandidateAsync("Alaoui")))[0];
        var training = await TrainingOfAsync(world, world.Hiba);
        async Task<string> WhyNotAsync(Func<Task> act) => (await Assert.ThrowsAsync<RuleBroken>(act)).Refusal.Key;

        Assert.Equal(2, training.Count);
        Assert.Equal("Selection.TrainFirst", await WhyNotAsync(() => world.As<ReviewSheets>(world.Hiba).OpenAsync(real)));
        Assert.Equal("Selection.TrainFirst", await WhyNotAsync(() => world.As<Scoring>(world.Hiba).SaveAsync(real, new Dictionary<string, int?>(), "x", 1)));
        Assert.Equal("Selection.TrainFirst", await WhyNotAsync(() => world.As<ScoringTables>(world.Hiba).OpenAsync(world.RoundKey)));
        Assert.Equal("Selection.TrainFirst", await WhyNotAsync(() => world.As<TrainingBoards>(world.Hiba).OfMemberAsync(world.RoundKey)));
        Assert.Equal("Selection.TrainingIsForAll", await WhyNotAsync(() => world.As<Scoring>(world.Hiba).AbstainAsync(training[0], new AbstainInput { Reason = "x" })));
        Assert.False((await world.As<MyReviewQueries>(world.Hiba).OfAsync())!.CanOpenFiles);
        Assert.Equal(training[1], await world.SendAsync(world.Hiba, training[0]));
        Assert.Equal(real, await world.SendAsync(world.Hiba, training[1]));

        Assert.NotNull(await world.As<ReviewSheets>(world.Hiba).OpenAsync(real));
        Assert.Equal((1, 0, true), await MineAsync());
        async Task<(int, int, bool)> MineAsync() => (await world.As<MyReviewQueries>(world.Hiba).OfAsync()) is { } m ? (m.Given, m.Done, m.HasTrained) : default;
    }

    [Fact]
    public async Task Marks_stand_side_by_side_by_letter_for_members_who_sent_theirs_and_by_name_for_the_chair()
    {
        var (world, one, two) = await CreateAsync();
        await using var _ = world;
        await TrainAsync(world, world.Hiba, 4);
        await TrainAsync(world, world.Karim, 2);

        var board = (await world.As<TrainingBoards>(world.Hiba).OfMemberAsync(world.RoundKey))!;
        Assert.Equal([one.Code, two.Code], board.Files.Select(f => f.Code));
        Assert.Equal([(true, 4), (false, 2)], board.Files[0].Given.Select(g => (g.Mine, g.Marks[board.Criteria[0].Key]!.Value)));
        Assert.Equal(("A", "A"), (board.Files[0].Given[1].Who, board.Files[1].Given[1].Who));
        Assert.Empty(board.Waiting);
        var chair = (await world.As<TrainingBoards>(world.Manager).OfRoundAsync(world.RoundKey))!;
        Assert.Equal(["hiba", "karim"], chair.Files[0].Given.Select(g => g.Who).Order());
        Assert.Equal(["salma"], chair.Waiting);
        await Assert.ThrowsAsync<AccessDenied>(() => world.As<TrainingBoards>(world.Hiba).OfRoundAsync(world.RoundKey));

        await world.As<Calibrating>(world.Manager).AgreeAsync(world.RoundKey, new AgreedInput { File = one.Code, Text = "Un atelier vaut 4." });
        Assert.Equal("Un atelier vaut 4.", (await world.As<TrainingBoards>(world.Hiba).OfMemberAsync(world.RoundKey))!.Files[0].Agreed);
        var viewer = await world.Programme.ViewerOf(world.Manager);
        Assert.InRange(await world.Programme.Queries.During(() => world.Programme.As<TrainingBoards>(viewer).OfRoundAsync(world.RoundKey)), 1, 6);
    }

    [Fact]
    public async Task A_member_with_a_tie_skips_that_file_and_meets_it_nowhere()
    {
        var (world, one, two) = await CreateAsync();
        await using var _ = world;
        await TrainAsync(world, world.Hiba);
        await world.As<Calibrating>(world.Manager).AgreeAsync(world.RoundKey, new AgreedInput { File = two.Code, Text = "Caché à Salma." });
        Assert.Single(await TrainingOfAsync(world, world.Salma));
        await TrainAsync(world, world.Salma);

        Assert.Equal([one.Code], (await world.As<TrainingBoards>(world.Salma).OfMemberAsync(world.RoundKey))!.Files.Select(f => f.Code));
        await using (var db = world.Programme.Factory.Create(await world.Programme.ViewerOf(world.Salma))) Assert.False(await db.TrainingNotes.AnyAsync());

        // Recognised only while it is scored: set aside, and the way to the others is free.
        var training = await TrainingOfAsync(world, world.Karim);
        await world.SendAsync(world.Karim, training[0]);
        await world.As<DeclaringTies>(world.Karim).OnFileAsync(training[1], new TieInput { Kind = nameof(ConflictKind.Kin) });
        Assert.True((await world.As<MyReviewQueries>(world.Karim).OfAsync())!.CanOpenFiles);
        Assert.Equal([one.Code], (await world.As<TrainingBoards>(world.Karim).OfMemberAsync(world.RoundKey))!.Files.Select(f => f.Code));
    }

    [Fact]
    public async Task Training_counts_in_no_query_but_those_of_scoring()
    {
        var (world, one, _) = await CreateAsync();
        await using var w = world;
        await TrainAsync(world, world.Hiba);

        var desk = (await world.As<RoundQueries>(world.Manager).DeskAsync(world.World.Edition.Id, world.RoundKey))!;
        Assert.Equal((0, 0), (desk.Given, desk.Submitted));
        Assert.DoesNotContain((await world.As<ReviewCoverage>(world.Manager).ReadAsync(new CoverageFilter { Edition = "2021-2022", Round = world.RoundKey }, new PageRequest())).Rows, r => r.Code == one.Code);
        await using var db = world.Programme.OpenAll();
        Assert.False(await db.Reviews.AnyAsync());
        Assert.False(await db.ReviewMarks.AnyAsync());
        Assert.Equal(0, (await world.As<MyReviewQueries>(world.Hiba).OfAsync())!.Rounds[0].Given);
    }

    [Fact]
    public async Task Whoever_joins_later_trains_too_and_leaves_with_what_was_not_begun()
    {
        var (world, _, _) = await CreateAsync();
        await using var w = world;
        var late = await world.MemberAsync("tardif");
        await world.As<DeclaringTies>(late).SignAsync(world.RoundKey);

        Assert.Equal(2, (await TrainingOfAsync(world, late)).Count);
        await world.As<RoundPeople>(world.Manager).RemoveAsync(world.RoundKey, late.Key);
        Assert.Null(await world.As<MyReviewQueries>(late).OfAsync());
        await world.JoinAsync(await world.World.UserAsync("autre"));
        await world.SendAsync(world.Karim, (await TrainingOfAsync(world, world.Karim))[0]);
        Assert.Equal("Selection.MemberHasWork", (await Assert.ThrowsAsync<RuleBroken>(() => world.As<RoundPeople>(world.Manager).RemoveAsync(world.RoundKey, world.Karim.Key))).Refusal.Key);
    }
}
