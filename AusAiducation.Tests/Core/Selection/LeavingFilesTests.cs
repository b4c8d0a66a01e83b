using AusAiducation.Core.Access;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Selection;

/// <summary>Skipping, abstaining, one's own history, and the table of one criterion.</summary>
public class LeavingFilesTests
{
    static readonly string[] Names = ["Alaoui", "Bennani", "Chraibi"];

    static async Task<List<string>> GiveThreeAsync(RoundWorld world)
    {
        var candidates = new List<AusAiducation.Core.Candidates.Candidate>();
        foreach (var name in Names) candidates.Add(await world.World.CandidateAsync(name));
        return await world.GiveAsync(world.Hiba, [.. candidates]);
    }

    [Fact]
    public async Task A_skipped_file_comes_last_keeps_its_draft_and_is_not_done()
    {
        await using var world = await RoundWorld.CreateAsync();
        await GiveThreeAsync(world);
        var (scoring, reviews) = (world.As<Scoring>(world.Hiba), world.As<MyReviewQueries>(world.Hiba));
        var order = (await reviews.OfAsync())!.Rows.Select(r => r.Key).ToList();
        var sheet = (await world.As<ReviewSheets>(world.Hiba).OpenAsync(order[0]))!;
        await scoring.SaveAsync(order[0], RoundWorld.Marks(sheet, 4, 3), "à relire", sheet.Draft.Version);

        var next = await scoring.SkipAsync(order[0]);

        Assert.Equal(order[1], next);
        var mine = (await reviews.OfAsync())!;
        Assert.Equal([order[1], order[2], order[0]], mine.Rows.Select(r => r.Key));
        Assert.Equal((0, 3, true), (mine.Done, mine.Given, mine.Rows[2].Skipped));
        Assert.Equal(("à relire", 2), ((await world.ReviewAsync(order[0])).Comment, (await world.ReviewAsync(order[0])).Marks.Count));
        world.Programme.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(order[2], await scoring.SkipAsync(order[1]));
        Assert.Equal(order[0], await world.SendAsync(world.Hiba, order[2]));
        Assert.Equal(order[1], await world.SendAsync(world.Hiba, order[0]));
        Assert.Equal("Selection.ReviewSubmitted", (await Assert.ThrowsAsync<RuleBroken>(() => scoring.SkipAsync(order[0]))).Refusal.Key);
    }

    [Fact]
    public async Task Abstaining_counts_nowhere_frees_the_place_and_is_told_to_the_chair_with_its_reason()
    {
        await using var world = await RoundWorld.CreateAsync();
        var candidate = await world.World.CandidateAsync("Alaoui");
        var key = (await world.GiveAsync(world.Hiba, candidate))[0];
        await world.GiveAsync(world.Karim, candidate);
        var sheet = (await world.As<ReviewSheets>(world.Hiba).OpenAsync(key))!;
        await world.As<Scoring>(world.Hiba).SaveAsync(key, RoundWorld.Marks(sheet, 4, 3), "commencé", sheet.Draft.Version);

        Assert.Equal("Reason", Assert.Single((await Assert.ThrowsAsync<InputRefused>(() => world.As<Scoring>(world.Hiba).AbstainAsync(key, new AbstainInput { Reason = "  " }))).Problems).Field);
        Assert.Null(await world.As<Scoring>(world.Hiba).AbstainAsync(key, new AbstainInput { Reason = "Je ne lis pas cette filière." }));

        var desk = (await world.As<RoundQueries>(world.Manager).DeskAsync(world.World.Edition.Id, world.RoundKey))!;
        var told = Assert.Single(desk.Members.Single(m => m.Name == "hiba").Abstentions);
        Assert.Equal((candidate.Code, "Je ne lis pas cette filière.", 0, 1), (told.Code, told.Reason, desk.Members.Single(m => m.Name == "hiba").Given, desk.Given));
        var row = (await world.As<ReviewCoverage>(world.Manager).ReadAsync(new CoverageFilter { Edition = "2021-2022", Round = world.RoundKey, Gap = CoverageGap.Members }, new PageRequest())).Rows.Single(r => r.Code == candidate.Code);
        Assert.Equal((1, 2), (row.Given, row.Expected));
        var again = await world.As<Assigning>(world.Manager).AssignAsync(world.RoundKey, new AssignInput { Member = world.Hiba.Key, Files = [candidate.Code] });
        Assert.Equal("Selection.AbstainedBefore", Assert.Single(again.Refused).Why.Key);
        await world.GiveAsync(world.Salma, candidate);
        // What was written stays with its author, is read only, and no longer waits.
        var kept = (await world.As<ReviewSheets>(world.Hiba).OpenAsync(key))!;
        Assert.Equal(("commencé", false, ReviewState.Abstained, 0), (kept.Draft.Comment, kept.CanWrite, kept.State, kept.Given));
        Assert.Equal("Selection.ReviewAbstained", (await Assert.ThrowsAsync<RuleBroken>(() => world.As<Scoring>(world.Hiba).SaveAsync(key, kept.Draft.Marks, "encore", kept.Draft.Version))).Refusal.Key);
        Assert.Equal((0, 0), ((await world.As<MyReviewQueries>(world.Hiba).OfAsync())!.Given, (await world.As<MyReviewQueries>(world.Hiba).OfAsync())!.Done));
    }

    [Fact]
    public async Task Nobody_leaves_a_file_that_is_not_theirs()
    {
        await using var world = await RoundWorld.CreateAsync();
        var key = (await world.GiveAsync(world.Hiba, await world.World.CandidateAsync("Alaoui")))[0];

        await Assert.ThrowsAsync<NotFoundForViewer>(() => world.As<Scoring>(world.Karim).SkipAsync(key));
        await Assert.ThrowsAsync<NotFoundForViewer>(() => world.As<Scoring>(world.Karim).AbstainAsync(key, new AbstainInput { Reason = "x" }));
        await Assert.ThrowsAsync<AccessDenied>(() => world.As<Scoring>(world.Manager).SkipAsync(key));
        Assert.Equal(ReviewState.Assigned, (await world.ReviewAsync(key)).State);
    }

    [Fact]
    public async Task Ones_own_history_has_a_version_for_what_was_done_together_and_is_for_nobody_else()
    {
        await using var world = await RoundWorld.CreateAsync();
        var key = (await world.GiveAsync(world.Hiba, await world.World.CandidateAsync("Alaoui")))[0];
        var (scoring, sheet, time) = (world.As<Scoring>(world.Hiba), (await world.As<ReviewSheets>(world.Hiba).OpenAsync(key))!, world.Programme.Time);
        var draft = await scoring.SaveAsync(key, RoundWorld.Marks(sheet, 3, 3), null, sheet.Draft.Version);
        time.Advance(TimeSpan.FromMinutes(2));
        draft = await scoring.SaveAsync(key, draft.Marks, "Régulier", draft.Version);
        time.Advance(TimeSpan.FromMinutes(10));
        await scoring.SubmitAsync(key, RoundWorld.Marks(sheet, 4, 3), "Régulier, et plus", draft.Version);

        var history = (await world.As<OwnChanges>(world.Hiba).OfAsync(key))!;

        Assert.Equal([(true, "Régulier", "Régulier, et plus", 1), (false, null, "Régulier", 2)], history.Changes.Select(c => (c.Sent, c.Before, c.After, c.Levels.Count)));
        Assert.Equal(("academic", 3, 4), (history.Changes[0].Levels[0].Criterion, history.Changes[0].Levels[0].From!.Level, history.Changes[0].Levels[0].To!.Level));
        Assert.Equal(TimeSpan.FromMinutes(2), history.Changes[1].At - history.Changes[1].BegunAt);
        Assert.Null(await world.As<OwnChanges>(world.Karim).OfAsync(key));
        await Assert.ThrowsAsync<AccessDenied>(() => world.As<OwnChanges>(world.Manager).OfAsync(key));
        await using var db = world.Programme.Factory.Create(await world.Programme.ViewerOf(world.Manager));
        Assert.False(await db.ReviewVersions.AnyAsync());
    }

    [Fact]
    public async Task The_table_holds_ones_own_files_by_one_criterion_and_saves_with_the_same_versions()
    {
        await using var world = await RoundWorld.CreateAsync();
        var keys = await GiveThreeAsync(world);
        await world.GiveAsync(world.Karim, await world.World.CandidateAsync("Ailleurs"));
        var sheet = (await world.As<ReviewSheets>(world.Hiba).OpenAsync(keys[0]))!;
        await world.As<Scoring>(world.Hiba).SaveAsync(keys[0], new Dictionary<string, int?> { [sheet.Criteria[0].Key] = 4 }, "Lu", sheet.Draft.Version);
        await world.SendAsync(world.Hiba, keys[1]);

        var table = (await world.As<ScoringTables>(world.Hiba).OpenAsync(world.RoundKey, sheet.Criteria[1].Key))!;

        Assert.Equal(keys.Order(), table.Rows.Select(r => r.Key).Order());
        Assert.Equal("project", table.Criterion.Name);
        Assert.Equal([keys[1]], table.Rows.Where(r => !r.CanWrite).Select(r => r.Key));
        var row = table.Rows.Single(r => r.Key == keys[0]);
        Assert.Equal((4, "Lu"), (row.Draft.Marks[sheet.Criteria[0].Key], row.Draft.Comment));
        world.Programme.Time.Advance(TimeSpan.FromSeconds(1));
        await world.As<Scoring>(world.Hiba).SaveAsync(row.Key, new Dictionary<string, int?>(row.Draft.Marks) { [table.Criterion.Key] = 2 }, row.Draft.Comment, row.Draft.Version);
        await Assert.ThrowsAsync<ReviewMoved>(() => world.As<Scoring>(world.Hiba).SaveAsync(row.Key, row.Draft.Marks, row.Draft.Comment, row.Draft.Version));
        Assert.Equal([2, 4], (await world.ReviewAsync(keys[0])).Marks.Select(m => m.Level).Order());
        Assert.Null(await world.As<ScoringTables>(world.Hiba).OpenAsync(world.RoundKey, "0123456789ab"));
        await Assert.ThrowsAsync<AccessDenied>(() => world.As<ScoringTables>(world.Manager).OpenAsync(world.RoundKey));
        var viewer = await world.Programme.ViewerOf(world.Hiba);
        Assert.InRange(await world.Programme.Queries.During(() => world.Programme.As<ScoringTables>(viewer).OpenAsync(world.RoundKey)), 1, 6);
        await world.As<RoundKeeping>(world.Manager).CloseAsync(world.RoundKey);
        Assert.Equal("Selection.RoundClosed", (await Assert.ThrowsAsync<RuleBroken>(() => world.As<ScoringTables>(world.Hiba).OpenAsync(world.RoundKey))).Refusal.Key);
    }
}
