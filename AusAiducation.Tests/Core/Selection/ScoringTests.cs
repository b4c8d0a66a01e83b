using AusAiducation.Core.Access;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Selection;

public class ScoringTests
{
    [Fact]
    public async Task A_draft_is_on_the_server_after_each_save_and_comes_back_on_another_device()
    {
        await using var world = await RoundWorld.CreateAsync();
        var key = (await world.GiveAsync(world.Hiba, await world.World.CandidateAsync("Alaoui")))[0];
        var sheet = (await world.As<ReviewSheets>(world.Hiba).OpenAsync(key))!;
        var academic = sheet.Criteria[0].Key;

        var first = await world.As<Scoring>(world.Hiba).SaveAsync(key, new Dictionary<string, int?> { [academic] = 4 }, null, sheet.Draft.Version);
        world.Programme.Time.Advance(TimeSpan.FromSeconds(1));
        await world.As<Scoring>(world.Hiba).SaveAsync(key, first.Marks, "Atelier tenu deux ans ; ", first.Version);

        var elsewhere = (await world.As<ReviewSheets>(world.Hiba).OpenAsync(key))!;
        Assert.Equal((ReviewState.Draft, "Atelier tenu deux ans ; ", 4, null), (elsewhere.State, elsewhere.Draft.Comment, elsewhere.Draft.Marks[academic], elsewhere.Score));
        Assert.Equal(world.Programme.Clock.Now, elsewhere.Draft.SavedAt);
    }

    [Fact]
    public async Task The_second_window_is_told_what_the_first_saved_and_writes_nothing()
    {
        await using var world = await RoundWorld.CreateAsync();
        var key = (await world.GiveAsync(world.Hiba, await world.World.CandidateAsync("Alaoui")))[0];
        var sheet = (await world.As<ReviewSheets>(world.Hiba).OpenAsync(key))!;
        await world.As<Scoring>(world.Hiba).SaveAsync(key, RoundWorld.Marks(sheet, 4, 3), "Première fenêtre", sheet.Draft.Version);

        var moved = await Assert.ThrowsAsync<ReviewMoved>(() => world.As<Scoring>(world.Hiba).SaveAsync(key, RoundWorld.Marks(sheet, 2, 2), "Seconde fenêtre", sheet.Draft.Version));

        Assert.Equal(("Première fenêtre", 4), (moved.Theirs.Comment, moved.Theirs.Marks[sheet.Criteria[0].Key]));
        Assert.Equal("Première fenêtre", (await world.ReviewAsync(key)).Comment);
        var kept = await world.As<Scoring>(world.Hiba).SaveAsync(key, RoundWorld.Marks(sheet, 2, 2), "Seconde fenêtre", moved.Theirs.Version);
        Assert.Equal("Seconde fenêtre", kept.Comment);
    }

    [Fact]
    public async Task Two_windows_saving_in_the_same_instant_leave_one_winner_and_one_told()
    {
        await using var world = await RoundWorld.CreateAsync();
        var key = (await world.GiveAsync(world.Hiba, await world.World.CandidateAsync("Alaoui")))[0];
        var sheet = (await world.As<ReviewSheets>(world.Hiba).OpenAsync(key))!;

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 4).Select(level => Task.Run(async () =>
        {
            try { await world.As<Scoring>(world.Hiba).SaveAsync(key, RoundWorld.Marks(sheet, level, level), $"fenêtre {level}", sheet.Draft.Version); return level; }
            catch (ReviewMoved) { return 0; }
        })));

        var winner = Assert.Single(outcomes, o => o > 0);
        var review = await world.ReviewAsync(key);
        Assert.Equal($"fenêtre {winner}", review.Comment);
        Assert.Equal([winner, winner], review.Marks.Select(m => m.Level));
    }

    [Fact]
    public async Task A_review_is_sent_complete_with_its_integer_total_and_never_twice()
    {
        await using var world = await RoundWorld.CreateAsync();
        var key = (await world.GiveAsync(world.Hiba, await world.World.CandidateAsync("Alaoui")))[0];
        var scoring = world.As<Scoring>(world.Hiba);
        var sheet = (await world.As<ReviewSheets>(world.Hiba).OpenAsync(key))!;
        async Task<string> WhyNotAsync(Dictionary<string, int?> marks, string? comment = null) =>
            (await Assert.ThrowsAsync<RuleBroken>(() => scoring.SubmitAsync(key, marks, comment, sheet.Draft.Version))).Refusal.Key;

        Assert.Equal("Selection.MarksMissing", await WhyNotAsync(new() { [sheet.Criteria[0].Key] = 4 }));
        Assert.Equal("Selection.ExtremeNeedsComment", await WhyNotAsync(RoundWorld.Marks(sheet, 5, 3)));
        Assert.Equal("Selection.LevelOffScale", await WhyNotAsync(RoundWorld.Marks(sheet, 6, 3)));
        Assert.Equal("Selection.NoSuchCriterion", await WhyNotAsync(new() { ["0123456789ab"] = 3 }));
        Assert.Equal("Selection.CommentTooLong", await WhyNotAsync(RoundWorld.Marks(sheet, 4, 3), new string('x', Review.CommentMaxLength + 1)));
        Assert.Empty((await world.ReviewAsync(key)).Marks);

        await scoring.SubmitAsync(key, RoundWorld.Marks(sheet, 5, 3), "Rare", sheet.Draft.Version);
        Assert.Equal("Selection.ReviewSubmitted", await WhyNotAsync(RoundWorld.Marks(sheet, 1, 1), "Autre"));

        var review = await world.ReviewAsync(key);
        Assert.Equal((ReviewState.Submitted, (40 * 5) + (60 * 3), 2), (review.State, review.Total, review.Marks.Count));
    }

    [Fact]
    public async Task A_hat_taken_away_refuses_the_next_save_and_keeps_what_was_saved()
    {
        await using var world = await RoundWorld.CreateAsync();
        var key = (await world.GiveAsync(world.Hiba, await world.World.CandidateAsync("Alaoui")))[0];
        var scoring = world.As<Scoring>(world.Hiba);
        var sheet = (await world.As<ReviewSheets>(world.Hiba).OpenAsync(key))!;
        var saved = await scoring.SaveAsync(key, RoundWorld.Marks(sheet, 4, 3), "Lu", sheet.Draft.Version);
        await using (var db = world.Programme.OpenAll())
        {
            (await db.Memberships.SingleAsync(m => m.UserId == world.Hiba.Id)).End(world.Programme.Clock.Today);
            await db.SaveChangesAsync();
        }

        await Assert.ThrowsAsync<AccessDenied>(() => scoring.SaveAsync(key, saved.Marks, "Lu et relu", saved.Version));

        Assert.Equal("Lu", (await world.ReviewAsync(key)).Comment);
    }

    [Fact]
    public async Task Nothing_opens_before_the_round_does_nor_before_the_member_signed_on_ties()
    {
        await using var world = await RoundWorld.CreateAsync(open: false);
        var key = (await world.GiveAsync(world.Hiba, await world.World.CandidateAsync("Alaoui")))[0];
        var sheets = world.As<ReviewSheets>(world.Hiba);
        async Task<string> WhyNotAsync() => (await Assert.ThrowsAsync<RuleBroken>(() => sheets.OpenAsync(key))).Refusal.Key;

        Assert.Equal("Selection.RoundNotYetOpen", await WhyNotAsync());
        await world.As<RoundKeeping>(world.Manager).OpenAsync(world.RoundKey);
        Assert.Equal("Selection.SignTiesFirst", await WhyNotAsync());
        var save = await Assert.ThrowsAsync<RuleBroken>(() => world.As<Scoring>(world.Hiba).SaveAsync(key, new Dictionary<string, int?>(), "x", 1));
        Assert.Equal("Selection.SignTiesFirst", save.Refusal.Key);
        Assert.False((await world.As<MyReviewQueries>(world.Hiba).OfAsync())!.CanOpenFiles);
        await world.As<DeclaringTies>(world.Hiba).SignAsync(world.RoundKey);

        Assert.NotNull(await sheets.OpenAsync(key));
    }

    [Fact]
    public async Task After_sending_the_file_with_the_fewest_reviews_comes_next_whatever_its_place()
    {
        await using var world = await RoundWorld.CreateAsync();
        var (a, b, c) = (await world.World.CandidateAsync("Alaoui"), await world.World.CandidateAsync("Bennani"), await world.World.CandidateAsync("Chraibi"));
        var hiba = await world.GiveAsync(world.Hiba, a, b, c);
        var karim = await world.GiveAsync(world.Karim, a, b);
        await world.SendAsync(world.Karim, karim[0]);
        await world.SendAsync(world.Karim, karim[1]);

        Assert.Equal(hiba[2], (await world.As<MyReviewQueries>(world.Hiba).OfAsync())!.NextKey);
        var next = await world.SendAsync(world.Hiba, hiba[2]);
        Assert.Contains(next, new[] { hiba[0], hiba[1] });
        next = await world.SendAsync(world.Hiba, next!);
        Assert.Null(await world.SendAsync(world.Hiba, next!));
    }

    [Fact]
    public async Task Skipping_goes_round_the_unsent_files_in_the_members_own_order()
    {
        await using var world = await RoundWorld.CreateAsync();
        await world.GiveAsync(world.Hiba, await world.World.CandidateAsync("Alaoui"), await world.World.CandidateAsync("Bennani"), await world.World.CandidateAsync("Chraibi"));
        var order = (await world.As<MyReviewQueries>(world.Hiba).OfAsync())!.Rows.Select(r => r.Key).ToList();
        await world.SendAsync(world.Hiba, order[0]);

        async Task<ReviewSheet> SheetAsync(int i) => (await world.As<ReviewSheets>(world.Hiba).OpenAsync(order[i]))!;

        Assert.Equal((order[2], order[0], order[2], 2, 3, 1), ((await SheetAsync(1)).SkipToKey, (await SheetAsync(1)).PreviousKey, (await SheetAsync(1)).NextKey, (await SheetAsync(1)).Place, (await SheetAsync(1)).Given, (await SheetAsync(1)).Done));
        Assert.Equal(order[1], (await SheetAsync(2)).SkipToKey);
    }

    [Fact]
    public async Task Sixteen_members_saving_at_once_lose_nothing_and_are_refused_nothing()
    {
        const int saves = 12;
        await using var world = await RoundWorld.CreateAsync();
        var writers = new List<(AppUser Member, string Key)>();
        for (var i = 0; i < 16; i++)
        {
            var member = await world.MemberAsync($"member{i}");
            await world.As<DeclaringTies>(member).SignAsync(world.RoundKey);
            writers.Add((member, (await world.GiveAsync(member, await world.World.CandidateAsync($"Nom{i}")))[0]));
        }

        await Task.WhenAll(writers.Select(w => Task.Run(async () =>
        {
            var sheet = (await world.As<ReviewSheets>(w.Member).OpenAsync(w.Key))!;
            var version = sheet.Draft.Version;
            for (var n = 1; n <= saves; n++)
                version = (await world.As<Scoring>(w.Member).SaveAsync(w.Key, RoundWorld.Marks(sheet, (n % 5) + 1, 3), $"{w.Member.DisplayName} {n}", version)).Version;
        })));

        foreach (var (member, key) in writers)
        {
            var review = await world.ReviewAsync(key);
            Assert.Equal(($"{member.DisplayName} {saves}", 2, saves + 1), (review.Comment, review.Marks.Count, review.Version));
        }
    }

    [Fact]
    public async Task The_list_and_the_sheet_take_as_many_queries_for_one_file_as_for_three()
    {
        await using var world = await RoundWorld.CreateAsync();
        var keys = await world.GiveAsync(world.Hiba, await world.World.CandidateAsync("Alaoui"));
        async Task<(int List, int Sheet)> CountAsync()
        {
            var viewer = await world.Programme.ViewerOf(world.Hiba);
            return (await world.Programme.Queries.During(() => world.Programme.As<MyReviewQueries>(viewer).OfAsync()), await world.Programme.Queries.During(() => world.Programme.As<ReviewSheets>(viewer).OpenAsync(keys[0])));
        }

        var one = await CountAsync();
        await world.GiveAsync(world.Hiba, await world.World.CandidateAsync("Bennani"), await world.World.CandidateAsync("Chraibi"));
        var three = await CountAsync();

        Assert.Equal(one, three);
        Assert.InRange(three.List, 1, 6);
        Assert.InRange(three.Sheet, 1, 6);
    }
}
