using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Selection;

public class RoundKeepingTests
{
    [Fact]
    public async Task A_round_is_prepared_from_the_rubric_for_files_with_the_committee_and_hides_identity()
    {
        await using var world = await RoundWorld.CreateAsync(open: false);

        await using var db = world.Programme.OpenAll();
        var round = await db.Rounds.SingleAsync();
        Assert.Equal((RoundState.Preparing, true, OthersVisible.AfterOwn, 2), (round.State, round.HidesIdentity, round.OthersVisible, round.ReviewsPerFile));
    }

    [Fact]
    public async Task What_is_typed_wrong_is_said_beside_its_field()
    {
        await using var world = await RoundWorld.CreateAsync(open: false);

        var refused = await Assert.ThrowsAsync<InputRefused>(() =>
            world.As<RoundKeeping>(world.Manager).CreateAsync(new RoundInput { Edition = "2021-2022", OpensOn = "tomorrow", ClosesOn = "01/07/2021", ReviewsPerFile = "0", OthersVisible = "Sometimes", FirstBreaker = "BacAverage", SecondBreaker = "BacAverage" }));

        Assert.Equal(["OpensOn", "ClosesOn", "ReviewsPerFile", "OthersVisible", "SecondBreaker"], refused.Problems.Select(p => p.Field));
    }

    [Fact]
    public async Task It_opens_only_with_an_eligible_file_enough_members_and_weights_of_100()
    {
        await using var world = await RoundWorld.CreateAsync(open: false);
        var keeping = world.As<RoundKeeping>(world.Manager);
        async Task<string> WhyNotAsync() => (await Assert.ThrowsAsync<RuleBroken>(() => keeping.OpenAsync(world.RoundKey))).Refusal.Key;

        Assert.Equal("Selection.NoEligibleFile", await WhyNotAsync());
        await world.World.CandidateAsync("Alaoui", CandidateStage.Received);
        Assert.Equal("Selection.NoEligibleFile", await WhyNotAsync());
        await world.World.CandidateAsync("Bennani");

        await using var db = world.Programme.OpenAll();
        var hats = await db.Memberships.Where(m => m.Role == Role.CommitteeMember).ToListAsync();
        hats[0].End(world.Programme.Clock.Today);
        hats[1].End(world.Programme.Clock.Today);
        await db.SaveChangesAsync();
        Assert.Equal("Selection.TooFewMembers", await WhyNotAsync());
        await world.MemberAsync("nadia");

        var criterion = await db.Criteria.SingleAsync(c => c.Code == "academic");
        db.Entry(criterion).Property(c => c.Weight).CurrentValue = 41;
        await db.SaveChangesAsync();
        Assert.Equal("Programme.WeightsNot100", await WhyNotAsync());
        Assert.Equal("Programme.WeightsNot100", (await world.As<RoundQueries>(world.Manager).DeskAsync(world.World.Edition.Id))!.WhyNotOpen!.Key);
        db.Entry(criterion).Property(c => c.Weight).CurrentValue = 40;
        await db.SaveChangesAsync();
        await keeping.OpenAsync(world.RoundKey);

        Assert.Equal("Selection.RoundNotPreparing", await WhyNotAsync());
    }

    [Fact]
    public async Task Opening_freezes_the_rules_under_a_hash_that_tells_when_a_weight_was_changed_after()
    {
        await using var world = await RoundWorld.CreateAsync();
        var desk = world.As<RoundQueries>(world.Manager);
        Assert.False((await desk.DeskAsync(world.World.Edition.Id))!.RulesChanged);

        await using var db = world.Programme.OpenAll();
        db.Entry(await db.Criteria.SingleAsync(c => c.Code == "academic")).Property(c => c.Weight).CurrentValue = 50;
        await db.SaveChangesAsync();

        var after = (await desk.DeskAsync(world.World.Edition.Id))!;
        Assert.True(after.RulesChanged);
        Assert.Equal(64, after.RulesHash!.Length);
    }

    [Fact]
    public async Task Only_those_who_keep_rounds_open_and_close_them_and_the_chair_does()
    {
        await using var world = await RoundWorld.CreateAsync();
        var chair = await world.World.UserAsync("chair", Role.Chair, world.World.Edition.Id);

        await Assert.ThrowsAsync<AccessDenied>(() => world.As<RoundKeeping>(world.Hiba).CloseAsync(world.RoundKey));
        Assert.Equal(3, (await world.As<RoundQueries>(chair).DeskAsync(world.World.Edition.Id))!.Members.Count);
        await world.As<RoundKeeping>(chair).CloseAsync(world.RoundKey);

        var again = await Assert.ThrowsAsync<RuleBroken>(() => world.As<RoundKeeping>(chair).CloseAsync(world.RoundKey));
        Assert.Equal("Selection.RoundClosed", again.Refusal.Key);
    }

    [Fact]
    public async Task Closing_while_somebody_types_refuses_the_next_save_and_keeps_the_draft_readable()
    {
        await using var world = await RoundWorld.CreateAsync();
        var key = (await world.GiveAsync(world.Hiba, await world.World.CandidateAsync("Alaoui")))[0];
        var sheet = (await world.As<ReviewSheets>(world.Hiba).OpenAsync(key))!;
        var saved = await world.As<Scoring>(world.Hiba).SaveAsync(key, RoundWorld.Marks(sheet, 4, 2), "Atelier tenu", sheet.Draft.Version);

        await world.As<RoundKeeping>(world.Manager).CloseAsync(world.RoundKey);

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => world.As<Scoring>(world.Hiba).SaveAsync(key, saved.Marks, "Atelier tenu deux ans", saved.Version));
        Assert.Equal("Selection.RoundClosed", refused.Refusal.Key);
        var after = (await world.As<ReviewSheets>(world.Hiba).OpenAsync(key))!;
        Assert.False(after.CanWrite);
        Assert.Equal(("Atelier tenu", 2), (after.Draft.Comment, after.Draft.Marks.Count));
    }
}
