using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Assignment;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Selection.Assignment;

public class ReviewPlanningTests
{
    static readonly PlanInput Keep = new();
    static readonly PlanInput Again = new() { Unstarted = nameof(UnstartedFiles.DealtAgain) };

    static async Task<AssignmentView> ProposeAsync(RoundWorld world, AppUser by, PlanInput ask) => (await world.As<ReviewPlanning>(by).ReadAsync(world.RoundKey, ask))!;

    static PlanInput Confirming(AssignmentView view, PlanInput ask) => new() { Seed = view.Seed, Unstarted = ask.Unstarted, Shown = view.Plan!.Fingerprint };

    static async Task<PlanDone> ConfirmAsync(RoundWorld world, AppUser by, PlanInput ask) =>
        await world.As<ReviewPlanning>(by).ConfirmAsync(world.RoundKey, Confirming(await ProposeAsync(world, by, ask), ask));

    static async Task<List<Candidate>> FilesAsync(RoundWorld world, int count)
    {
        var files = new List<Candidate>();
        for (var i = 0; i < count; i++) files.Add(await world.World.CandidateAsync($"Nom{i}"));
        return files;
    }

    static async Task<List<Review>> ReviewsAsync(RoundWorld world)
    {
        await using var db = world.Programme.OpenAll();
        return await db.Reviews.Where(r => r.State != ReviewState.SetAside).ToListAsync();
    }

    static string Refused(RuleBroken broken) => broken.Refusal.Key;

    [Fact]
    public async Task Confirmed_a_proposal_gives_every_file_its_reviews_evenly_and_tells_each_member_once()
    {
        await using var world = await RoundWorld.CreateAsync();
        await FilesAsync(world, 5);

        var view = await ProposeAsync(world, world.Manager, Keep);
        Assert.Equal((12, 6, 0, 0), (view.Plan!.Given, view.Plan.Files, view.Plan.Missing, view.Plan.TakenBack));
        Assert.Null(view.Plan.Apart);
        Assert.All(view.Members, m => Assert.Equal((4, 4), (m.Given, m.Total)));
        var done = await world.As<ReviewPlanning>(world.Manager).ConfirmAsync(world.RoundKey, Confirming(view, Keep));

        Assert.Equal(new PlanDone(12, 0, 3), done);
        Assert.All((await ReviewsAsync(world)).CountBy(r => r.CandidateId), file => Assert.Equal(2, file.Value));
        await using var db = world.Programme.OpenAll();
        var mails = await db.OutgoingMails.OrderBy(m => m.To).ToListAsync();
        Assert.Equal(["hiba@test.example", "karim@test.example", "salma@test.example"], mails.Select(m => m.To));
        Assert.All(mails, m => Assert.Contains("4 dossiers vous sont confiés", m.Body, StringComparison.Ordinal));
        Assert.All(mails, m => Assert.Contains("16", m.Body, StringComparison.Ordinal));
        var earlier = Assert.Single((await ProposeAsync(world, world.Manager, Keep)).Earlier);
        Assert.Equal((view.Seed, "manager"), (earlier.Seed, earlier.By));
        Assert.Equal("Selection.NothingToGive", Refused(await Assert.ThrowsAsync<RuleBroken>(() => ConfirmAsync(world, world.Manager, Keep))));
    }

    [Fact]
    public async Task A_tie_an_inquiry_and_the_other_side_of_the_same_person_are_refused_by_plan_as_by_hand()
    {
        await using var world = await RoundWorld.CreateAsync();
        var tied = await world.World.CandidateAsync("Alaoui");
        await world.As<DeclaringTies>(world.Manager).ForMemberAsync(world.RoundKey, new TieInput { Member = world.Hiba.Key, File = tied.Code, Kind = "Kin" });
        await world.As<DeclaringTies>(world.Manager).ForMemberAsync(world.RoundKey, new TieInput { Member = world.Karim.Key, File = tied.Code, Kind = "Kin" });

        var view = await ProposeAsync(world, world.Manager, Keep);
        Assert.Equal(1, view.Plan!.Missing);
        var why = Assert.Single(view.Plan.Shortages);
        Assert.Equal("Selection.FileShort", why.Key);
        Assert.Equal([tied.Code, 1, 2], why.Args);
        await world.As<ReviewPlanning>(world.Manager).ConfirmAsync(world.RoundKey, Confirming(view, Keep));
        Assert.Equal(world.Salma.Id, Assert.Single(await ReviewsAsync(world), r => r.CandidateId == tied.Id).UserId);

        // A round about need is read by the others: each file is held by two of the three, or by Salma alone.
        await using (var db = world.Programme.OpenAll())
        {
            var rubric = new Rubric(world.World.Edition.Id, RubricPurpose.Need);
            rubric.Add("need", 100, World.Text("need"), Enumerable.Range(1, 5).Select(i => World.Text($"need {i}")));
            db.Rubrics.Add(rubric);
            await db.SaveChangesAsync();
        }
        var need = await world.As<RoundKeeping>(world.Manager).CreateAsync(RoundWorld.Input("2", RoundKind.Need));
        var others = (await world.As<ReviewPlanning>(world.Manager).ReadAsync(need, Keep))!;
        Assert.Equal((1, 3), (others.Plan!.Given, others.Plan.Missing));
    }

    [Fact]
    public async Task Started_reviews_stay_unstarted_ones_are_kept_or_dealt_again()
    {
        await using var world = await RoundWorld.CreateAsync();
        var files = await FilesAsync(world, 3);
        var keys = await world.GiveAsync(world.Hiba, [.. files]);
        var sheet = (await world.As<ReviewSheets>(world.Hiba).OpenAsync(keys[0]))!;
        await world.As<Scoring>(world.Hiba).SaveAsync(keys[0], new Dictionary<string, int?>(), "Je lis", sheet.Draft.Version);
        await world.As<RoundPeople>(world.Manager).DescribeAsync(world.RoundKey, new MemberInput { User = world.Hiba.Key, Most = "2" });

        var kept = await ProposeAsync(world, world.Manager, Keep);
        Assert.Equal((3, 1, 0, 0), kept.Members.Where(m => m.Name == "hiba").Select(m => (m.Held, m.Started, m.Given, m.TakenBack)).Single());
        var done = await ConfirmAsync(world, world.Manager, Again);

        Assert.InRange(done.TakenBack, 1, 2);
        var after = await ReviewsAsync(world);
        Assert.All(after.CountBy(r => r.CandidateId), file => Assert.Equal(2, file.Value));
        Assert.Equal(2, after.Count(r => r.UserId == world.Hiba.Id));
        Assert.Equal(ReviewState.Draft, after.Single(r => r.Key == keys[0]).State);
    }

    [Fact]
    public async Task What_changed_since_the_proposal_refuses_it()
    {
        await using var world = await RoundWorld.CreateAsync();
        var files = await FilesAsync(world, 2);
        var planning = world.As<ReviewPlanning>(world.Manager);
        async Task MovedAsync(Func<Task> change)
        {
            var shown = Confirming(await ProposeAsync(world, world.Manager, Keep), Keep);
            await change();
            Assert.Equal("Selection.PlanMoved", Refused(await Assert.ThrowsAsync<RuleBroken>(() => planning.ConfirmAsync(world.RoundKey, shown))));
        }

        await MovedAsync(() => world.World.CandidateAsync("Nouveau"));
        await MovedAsync(() => world.GiveAsync(world.Hiba, files[0]));
        await MovedAsync(() => world.As<DeclaringTies>(world.Manager).ForMemberAsync(world.RoundKey, new TieInput { Member = world.Hiba.Key, File = files[0].Code, Kind = "Kin" }));
        await MovedAsync(async () => await ConfirmAsync(world, world.Manager, Keep));
        await using var db = world.Programme.OpenAll();
        Assert.Equal(1, await db.ReviewAssignments.CountAsync());
    }

    [Fact]
    public async Task Members_get_the_streams_they_know_and_no_more_files_than_they_take()
    {
        await using var world = await RoundWorld.CreateAsync();
        var economics = new List<int>();
        for (var i = 0; i < 4; i++) economics.Add((await world.World.CandidateAsync($"Eco{i}", stream: "ECO")).Id);
        await FilesAsync(world, 3);
        var people = world.As<RoundPeople>(world.Manager);
        foreach (var (member, streams) in new[] { (world.Hiba, "ECO"), (world.Karim, "SMA"), (world.Salma, "") })
            await people.DescribeAsync(world.RoundKey, new MemberInput { User = member.Key, Streams = streams.Length == 0 ? null : [streams, "NOPE"] });
        Assert.Equal("Most", (await Assert.ThrowsAsync<InputRefused>(() => people.DescribeAsync(world.RoundKey, new MemberInput { User = world.Hiba.Key, Most = "beaucoup" }))).Problems[0].Field);

        await ConfirmAsync(world, world.Manager, Keep);

        var reviews = await ReviewsAsync(world);
        Assert.Equal(economics.Order(), reviews.Where(r => r.UserId == world.Hiba.Id).Select(r => r.CandidateId).Order());
        Assert.DoesNotContain(reviews, r => r.UserId == world.Karim.Id && economics.Contains(r.CandidateId));
    }

    [Fact]
    public async Task A_tied_chair_plans_the_hidden_file_without_meeting_it_in_a_count_or_a_sentence()
    {
        await using var world = await RoundWorld.CreateAsync();
        var hidden = await world.World.CandidateAsync("Alaoui");
        var chair = await world.World.UserAsync("chair", Role.Chair, world.World.Edition.Id);
        await using (var db = world.Programme.OpenAll())
        {
            db.Conflicts.AddRange(new[] { chair, world.Hiba, world.Karim }.Select(u => new Conflict(world.World.Edition.Id, hidden.Id, u.Id, ConflictKind.Friend, null, u.Id)));
            await db.SaveChangesAsync();
        }

        var view = await ProposeAsync(world, chair, Keep);

        Assert.Equal((2, 1, 1, 0), (view.Plan!.Given, view.Plan.Files, view.Plan.Hidden, view.Plan.Missing));
        Assert.Equal(["Selection.HiddenShort"], view.Plan.Shortages.Select(s => s.Key));
        Assert.Equal(2, view.Members.Sum(m => m.Given));
        await world.As<ReviewPlanning>(chair).ConfirmAsync(world.RoundKey, Confirming(view, Keep));
        Assert.Equal(world.Salma.Id, Assert.Single(await ReviewsAsync(world), r => r.CandidateId == hidden.Id).UserId);
        Assert.Equal(2, (await ProposeAsync(world, chair, Keep)).Members.Sum(m => m.Held));
        await Assert.ThrowsAsync<AccessDenied>(() => ProposeAsync(world, world.Hiba, Keep));
    }

    [Fact]
    public async Task A_proposal_takes_as_many_queries_for_many_files_as_for_one()
    {
        await using var world = await RoundWorld.CreateAsync();
        var viewer = await world.Programme.ViewerOf(world.Manager);
        Task<int> CountAsync() => world.Programme.Queries.During(() => world.Programme.As<ReviewPlanning>(viewer).ReadAsync(world.RoundKey, Keep));

        var one = await CountAsync();
        await FilesAsync(world, 4);

        Assert.Equal((one, 6), (await CountAsync(), one));
    }
}
