using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Assignment;
using AusAiducation.Core.Data.Listings;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Selection;

public class AssigningTests
{
    [Fact]
    public async Task Files_are_given_together_and_each_refusal_names_its_file_and_its_reason()
    {
        await using var world = await RoundWorld.CreateAsync();
        var (free, tied, given, early, full) = (await world.World.CandidateAsync("Alaoui"), await world.World.CandidateAsync("Bennani"), await world.World.CandidateAsync("Chraibi"),
            await world.World.CandidateAsync("Drissi", CandidateStage.Received), await world.World.CandidateAsync("Fassi"));
        await world.GiveAsync(world.Hiba, given);
        await world.GiveAsync(world.Karim, full);
        await world.GiveAsync(world.Salma, full);
        await world.As<DeclaringTies>(world.Manager).ForMemberAsync(world.RoundKey, new TieInput { Member = world.Hiba.Key, File = tied.Code, Kind = "Kin" });

        var result = await world.As<Assigning>(world.Manager).AssignAsync(world.RoundKey, new AssignInput { Member = world.Hiba.Key, Files = [free.Code, tied.Code, given.Code, early.Code, full.Code, "C-ZZZZZ"] });

        Assert.Equal(1, result.Given);
        Assert.Equivalent(new Dictionary<string, string>
        {
            [tied.Code] = "Selection.TieRefuses", [given.Code] = "Selection.AlreadyGiven", [early.Code] = "Selection.FileNotEligible", [full.Code] = "Selection.EnoughReviews", ["C-ZZZZZ"] = "Selection.NoSuchFile",
        }, result.Refused.ToDictionary(r => r.Code, r => r.Why.Key), strict: true);
    }

    [Fact]
    public async Task What_is_given_by_hand_within_ten_minutes_is_told_in_one_mail_that_forgets_what_was_taken_back()
    {
        await using var world = await RoundWorld.CreateAsync();
        var files = new List<Candidate>();
        for (var i = 0; i < 4; i++) files.Add(await world.World.CandidateAsync($"Nom{i}"));
        async Task<List<string>> MailsAsync()
        {
            await using var db = world.Programme.OpenAll();
            return [.. (await db.OutgoingMails.OrderBy(m => m.Id).ToListAsync()).Select(m => $"{m.To} {m.Subject} {(m.DueAt - world.Programme.Time.GetUtcNow().UtcDateTime).TotalMinutes}")];
        }

        var first = await world.GiveAsync(world.Hiba, files[0], files[1]);
        world.Programme.Time.Advance(TimeSpan.FromMinutes(4));
        await world.GiveAsync(world.Hiba, files[2]);
        await world.GiveAsync(world.Karim, files[0]);
        Assert.Equal(["hiba@test.example 3 dossiers à lire, édition 2021-2022 6", "karim@test.example 1 dossier à lire, édition 2021-2022 10"], await MailsAsync());

        await world.As<Assigning>(world.Manager).UnassignAsync(first[0]);
        Assert.StartsWith("hiba@test.example 2 dossiers à lire", (await MailsAsync())[0], StringComparison.Ordinal);
        await world.As<Assigning>(world.Manager).UnassignAsync((await world.As<MyReviewQueries>(world.Karim).OfAsync())!.Rows[0].Key);
        Assert.Single(await MailsAsync());
        await using (var db = world.Programme.OpenAll())
            Assert.DoesNotContain("dossiers à lire", string.Join(' ', await db.History.Select(h => h.Changes).ToListAsync()), StringComparison.Ordinal);

        // What is about to leave stands as written; the next file is another mail.
        world.Programme.Time.Advance(TimeSpan.FromMinutes(5.5));
        await world.GiveAsync(world.Hiba, files[3]);
        Assert.Equal(["hiba@test.example 2 dossiers à lire, édition 2021-2022 0.5", "hiba@test.example 1 dossier à lire, édition 2021-2022 10"], await MailsAsync());
    }

    [Fact]
    public async Task A_plan_confirmed_meanwhile_takes_over_the_mail_that_waits()
    {
        await using var world = await RoundWorld.CreateAsync();
        await world.GiveAsync(world.Hiba, await world.World.CandidateAsync("Alaoui"));
        for (var i = 0; i < 4; i++) await world.World.CandidateAsync($"Nom{i}");
        var planning = world.As<ReviewPlanning>(world.Manager);
        var view = (await planning.ReadAsync(world.RoundKey, new PlanInput()))!;
        await planning.ConfirmAsync(world.RoundKey, new PlanInput { Seed = view.Seed, Shown = view.Plan!.Fingerprint });

        await using var db = world.Programme.OpenAll();
        var mail = Assert.Single(await db.OutgoingMails.Where(m => m.To == "hiba@test.example").ToListAsync());
        var held = (await world.As<MyReviewQueries>(world.Hiba).OfAsync())!.Rows.Count;
        Assert.InRange(held, 2, 6);
        Assert.Equal((held, world.Programme.Time.GetUtcNow().UtcDateTime), (mail.Count, mail.DueAt));
    }

    [Fact]
    public async Task A_closed_round_somebody_without_the_hat_and_an_empty_choice_are_refused()
    {
        await using var world = await RoundWorld.CreateAsync();
        var file = await world.World.CandidateAsync("Alaoui");
        var assigning = world.As<Assigning>(world.Manager);

        var empty = await Assert.ThrowsAsync<InputRefused>(() => assigning.AssignAsync(world.RoundKey, new AssignInput()));
        Assert.Equal(["Member", "Files"], empty.Problems.Select(p => p.Field));
        var stranger = await Assert.ThrowsAsync<InputRefused>(() => assigning.AssignAsync(world.RoundKey, new AssignInput { Member = world.Manager.Key, Files = [file.Code] }));
        Assert.Equal("Selection.NotAMember", stranger.Problems[0].Refusal.Key);
        await Assert.ThrowsAsync<AccessDenied>(() => world.As<Assigning>(world.Hiba).AssignAsync(world.RoundKey, new AssignInput { Member = world.Hiba.Key, Files = [file.Code] }));
        await world.As<RoundKeeping>(world.Manager).CloseAsync(world.RoundKey);
        var closed = await Assert.ThrowsAsync<RuleBroken>(() => assigning.AssignAsync(world.RoundKey, new AssignInput { Member = world.Hiba.Key, Files = [file.Code] }));
        Assert.Equal("Selection.RoundClosed", closed.Refusal.Key);
    }

    [Fact]
    public async Task A_review_is_taken_back_only_while_it_was_not_started()
    {
        await using var world = await RoundWorld.CreateAsync();
        var keys = await world.GiveAsync(world.Hiba, await world.World.CandidateAsync("Alaoui"), await world.World.CandidateAsync("Bennani"));
        var assigning = world.As<Assigning>(world.Manager);
        var sheet = (await world.As<ReviewSheets>(world.Hiba).OpenAsync(keys[1]))!;
        await world.As<Scoring>(world.Hiba).SaveAsync(keys[1], new Dictionary<string, int?>(), "Je lis", sheet.Draft.Version);

        await assigning.UnassignAsync(keys[0]);
        var started = await Assert.ThrowsAsync<RuleBroken>(() => assigning.UnassignAsync(keys[1]));

        Assert.Equal("Selection.ReviewStarted", started.Refusal.Key);
        Assert.Equal([keys[1]], (await world.As<MyReviewQueries>(world.Hiba).OfAsync())!.Rows.Select(r => r.Key));
        await Assert.ThrowsAsync<AccessDenied>(() => world.As<Assigning>(world.Karim).UnassignAsync(keys[1]));
    }

    [Fact]
    public async Task Each_member_meets_the_files_in_a_stored_order_of_their_own()
    {
        await using var world = await RoundWorld.CreateAsync();
        var files = new List<Candidate>();
        for (var i = 0; i < 12; i++) files.Add(await world.World.CandidateAsync($"Nom{i}"));
        await world.GiveAsync(world.Hiba, [.. files]);
        await world.GiveAsync(world.Karim, [.. files]);

        async Task<List<string>> OrderAsync(AppUser member) => [.. (await world.As<MyReviewQueries>(member).OfAsync())!.Rows.Select(r => r.Code)];

        Assert.Equal(await OrderAsync(world.Hiba), await OrderAsync(world.Hiba));
        Assert.NotEqual(await OrderAsync(world.Hiba), await OrderAsync(world.Karim));
    }

    [Fact]
    public async Task The_list_of_files_tells_which_are_short_of_members_and_which_of_reviews()
    {
        await using var world = await RoundWorld.CreateAsync();
        var (none, half, full) = (await world.World.CandidateAsync("Alaoui"), await world.World.CandidateAsync("Bennani"), await world.World.CandidateAsync("Chraibi"));
        var keys = await world.GiveAsync(world.Hiba, half, full);
        var other = await world.GiveAsync(world.Karim, full);
        await world.SendAsync(world.Hiba, keys[1]);
        await world.SendAsync(world.Karim, other[0]);
        var coverage = world.As<ReviewCoverage>(world.Manager);

        async Task<List<string>> CodesAsync(CoverageGap? gap) => [.. (await coverage.ReadAsync(new CoverageFilter { Gap = gap }, new PageRequest(Sort: "submitted", Descending: true))).Rows.Select(r => r.Code)];

        Assert.Equal(4, (await CodesAsync(null)).Count);
        Assert.Equal(3, (await CodesAsync(CoverageGap.Members)).Count);
        Assert.DoesNotContain(full.Code, await CodesAsync(CoverageGap.Reviews));
        Assert.Contains(half.Code, await CodesAsync(CoverageGap.Reviews));
        Assert.Contains(none.Code, await CodesAsync(CoverageGap.Members));
        var row = (await coverage.ReadAsync(new CoverageFilter(), new PageRequest(Sort: "submitted", Descending: true))).Rows[0];
        Assert.Equal((full.Code, 2, 2, "hiba, karim"), (row.Code, row.Submitted, row.Expected, string.Join(", ", row.Holders.Select(h => h.Member))));
    }

    [Fact]
    public async Task The_desk_and_the_list_take_as_many_queries_for_one_file_as_for_three()
    {
        await using var world = await RoundWorld.CreateAsync();
        async Task<(int Desk, int List)> CountAsync() =>
            (await world.Programme.Queries.During(() => world.Programme.As<RoundQueries>(Fixed).DeskAsync(world.World.Edition.Id)),
             await world.Programme.Queries.During(() => world.Programme.As<ReviewCoverage>(Fixed).ReadAsync(new CoverageFilter(), new PageRequest())));
        Fixed = await world.Programme.ViewerOf(world.Manager);
        await world.GiveAsync(world.Hiba, await world.World.CandidateAsync("Alaoui"));

        var one = await CountAsync();
        await world.GiveAsync(world.Hiba, await world.World.CandidateAsync("Bennani"), await world.World.CandidateAsync("Chraibi"));
        var three = await CountAsync();

        Assert.Equal(one, three);
        Assert.InRange(three.Desk + three.List, 4, 6);
    }

    Viewer Fixed { get; set; } = Viewer.Nobody;
}
