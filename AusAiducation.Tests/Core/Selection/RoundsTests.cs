using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Checking;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Selection;

/// <summary>Several rounds in one edition: kinds, people, who may read what, and the versions of the rules.</summary>
public class RoundsTests
{
    /// <summary>An edition's rubric about need; the second criterion may not apply.</summary>
    static async Task NeedRubricAsync(RoundWorld world)
    {
        await using var db = world.Programme.OpenAll();
        var rubric = new Rubric(world.World.Edition.Id, RubricPurpose.Need);
        rubric.Add("resources", 60, World.Text("resources"), Enumerable.Range(1, 5).Select(i => World.Text($"resources {i}")));
        rubric.Add("siblings", 40, World.Text("siblings"), Enumerable.Range(1, 5).Select(i => World.Text($"siblings {i}")), compulsory: false);
        db.Add(rubric);
        await db.SaveChangesAsync();
    }

    /// <summary>An open round about need, signed by all three members.</summary>
    static async Task<string> NeedRoundAsync(RoundWorld world)
    {
        await NeedRubricAsync(world);
        var key = await world.As<RoundKeeping>(world.Manager).CreateAsync(RoundWorld.Input("1", RoundKind.Need));
        await world.As<RoundKeeping>(world.Manager).OpenAsync(key);
        foreach (var member in new[] { world.Hiba, world.Karim, world.Salma }) await world.As<DeclaringTies>(member).SignAsync(key);
        return key;
    }

    static async Task<string> SecondReadingAsync(RoundWorld world, OthersVisible others = OthersVisible.AfterOwn)
    {
        var input = RoundWorld.Input("2");
        (input.Title, input.OthersVisible) = ("Deuxième lecture", others.ToString());
        var key = await world.As<RoundKeeping>(world.Manager).CreateAsync(input);
        await world.As<RoundKeeping>(world.Manager).OpenAsync(key);
        foreach (var member in new[] { world.Hiba, world.Karim, world.Salma }) await world.As<DeclaringTies>(member).SignAsync(key);
        return key;
    }

    static async Task<(string? Review, Refusal? Why)> GiveAsync(RoundWorld world, string round, AppUser member, Candidate candidate)
    {
        var result = await world.As<Assigning>(world.Manager).AssignAsync(round, new AssignInput { Member = member.Key, Files = [candidate.Code] });
        await using var db = world.Programme.OpenAll();
        return (await db.Reviews.Where(r => r.Round.Key == round && r.UserId == member.Id && r.CandidateId == candidate.Id).Select(r => r.Key).SingleOrDefaultAsync(), result.Refused.SingleOrDefault()?.Why);
    }

    static async Task<int> BrokenAsync(RoundWorld world, string check)
    {
        await using var db = world.Programme.OpenAll();
        return (await Checks.RunAsync(db)).Single(c => c.Name == check).Count;
    }

    [Fact]
    public async Task An_edition_holds_one_round_of_interviews_several_readings_and_none_without_its_rubric()
    {
        await using var world = await RoundWorld.CreateAsync(open: false);
        var keeping = world.As<RoundKeeping>(world.Manager);
        async Task<string> WhyNotAsync(RoundKind kind) => (await Assert.ThrowsAsync<RuleBroken>(() => keeping.CreateAsync(RoundWorld.Input(kind: kind)))).Refusal.Key;

        Assert.Equal("Selection.NoRubric", await WhyNotAsync(RoundKind.Need));
        await NeedRubricAsync(world);
        await keeping.CreateAsync(RoundWorld.Input("2", RoundKind.Need));
        await keeping.CreateAsync(RoundWorld.Input("2", RoundKind.Interview));
        await keeping.CreateAsync(RoundWorld.Input("2", RoundKind.Meeting));
        await keeping.CreateAsync(RoundWorld.Input());
        Assert.Equal("Selection.OneOfThatKind", await WhyNotAsync(RoundKind.Interview));
        Assert.Equal("Selection.OneOfThatKind", await WhyNotAsync(RoundKind.Meeting));

        var view = (await world.As<RoundQueries>(world.Manager).ReadAsync(world.World.Edition.Id))!;
        Assert.Equal([(RoundKind.File, 1), (RoundKind.File, 2), (RoundKind.Need, 1), (RoundKind.Interview, 1), (RoundKind.Meeting, 1)], view.Rounds.Select(r => (r.Name.Kind, r.Name.Number)));
        Assert.Equal([RoundKind.File, RoundKind.Need], view.MayPrepare);
        await using var db = world.Programme.OpenAll();
        var hides = await db.Rounds.Where(r => r.Number == 1).ToDictionaryAsync(r => r.Kind, r => (r.HidesIdentity, r.HidesContext));
        Assert.Equal([(true, true), (true, false), (false, true), (true, true)], new[] { RoundKind.File, RoundKind.Need, RoundKind.Interview, RoundKind.Meeting }.Select(k => hides[k]));
        Assert.Equal("Selection.NobodyShortlisted", view.Desk is null ? null : (await world.As<RoundQueries>(world.Manager).DeskAsync(world.World.Edition.Id, view.Rounds[4].Key))!.WhyNotOpen!.Key);
        Assert.Null(await world.As<RoundQueries>(world.Manager).ReadAsync(world.World.Edition.Id, "0123456789ab"));

        // What was prepared by mistake may go, until something hangs on it.
        await world.GiveAsync(world.Hiba, await world.World.CandidateAsync("Alaoui"));
        Assert.Equal("Selection.RoundHasWork", (await Assert.ThrowsAsync<RuleBroken>(() => keeping.DropAsync(world.RoundKey))).Refusal.Key);
        await world.As<DeclaringTies>(world.Hiba).SignAsync(view.Rounds[1].Key);
        await keeping.DropAsync(view.Rounds[1].Key);
        await keeping.OpenAsync(world.RoundKey);
        Assert.Equal("Selection.RoundNotPreparing", (await Assert.ThrowsAsync<RuleBroken>(() => keeping.DropAsync(world.RoundKey))).Refusal.Key);
        Assert.Equal(4, await db.Rounds.CountAsync());
    }

    [Fact]
    public async Task Only_the_people_of_a_round_read_its_names_sign_and_are_given_files()
    {
        await using var world = await RoundWorld.CreateAsync(signed: false);
        var (file, people) = (await world.World.CandidateAsync("Alaoui"), world.As<RoundPeople>(world.Manager));
        await people.RemoveAsync(world.RoundKey, world.Salma.Key);

        await Assert.ThrowsAsync<NotFoundForViewer>(() => world.As<DeclaringTies>(world.Salma).SignAsync(world.RoundKey));
        await Assert.ThrowsAsync<NotFoundForViewer>(() => world.As<AusAiducation.Core.Data.ConflictNames>(world.Salma).OfAsync(world.RoundKey));
        Assert.Null(await world.As<MyReviewQueries>(world.Salma).OfAsync());
        Assert.Equal("Selection.NotAMember", (await Assert.ThrowsAsync<InputRefused>(() => GiveAsync(world, world.RoundKey, world.Salma, file))).Problems[0].Refusal.Key);
        await Assert.ThrowsAsync<AccessDenied>(() => world.As<RoundPeople>(world.Salma).AddAsync(world.RoundKey, world.Salma.Key));
        Assert.Equal("Selection.NoSuchHat", (await Assert.ThrowsAsync<InputRefused>(() => people.AddAsync(world.RoundKey, world.Manager.Key))).Problems[0].Refusal.Key);

        await people.AddAsync(world.RoundKey, world.Salma.Key);
        await GiveAsync(world, world.RoundKey, world.Salma, file);
        Assert.Equal("Selection.MemberHasWork", (await Assert.ThrowsAsync<RuleBroken>(() => people.RemoveAsync(world.RoundKey, world.Salma.Key))).Refusal.Key);
        await world.As<RoundKeeping>(world.Manager).CloseAsync(world.RoundKey);
        Assert.Equal("Selection.RoundClosed", (await Assert.ThrowsAsync<RuleBroken>(() => people.RemoveAsync(world.RoundKey, world.Hiba.Key))).Refusal.Key);
    }

    [Fact]
    public async Task Whoever_reads_the_file_does_not_read_the_need_of_the_same_person_and_the_other_way_round()
    {
        await using var world = await RoundWorld.CreateAsync();
        var need = await NeedRoundAsync(world);
        var (one, two) = (await world.World.CandidateAsync("Alaoui"), await world.World.CandidateAsync("Bennani"));
        await GiveAsync(world, world.RoundKey, world.Hiba, one);
        await GiveAsync(world, need, world.Hiba, two);

        Assert.Equal("Selection.ReadsTheFile", (await GiveAsync(world, need, world.Hiba, one)).Why!.Key);
        Assert.Equal("Selection.ReadsTheNeed", (await GiveAsync(world, world.RoundKey, world.Hiba, two)).Why!.Key);
        Assert.Null((await GiveAsync(world, need, world.Karim, one)).Why);
    }

    [Fact]
    public async Task The_need_is_read_with_the_familys_situation_and_without_name_or_marks()
    {
        await using var world = await RoundWorld.CreateAsync();
        var need = await NeedRoundAsync(world);
        var candidate = await world.World.CandidateAsync("Alaoui");
        await using (var all = world.Programme.OpenAll())
        {
            var social = await all.SocialFiles.SingleAsync(s => s.CandidateId == candidate.Id);
            social.Correct(IncomeBracket.Under12000, 7, "La famille Alaoui vit du souk ; Amal est interne.");
            social.Score(63);
            await all.SaveChangesAsync();
        }
        var (own, file) = ((await GiveAsync(world, need, world.Hiba, candidate)).Review!, (await GiveAsync(world, world.RoundKey, world.Karim, candidate)).Review!);

        var sheet = (await world.As<ReviewSheets>(world.Hiba).OpenAsync(own))!;
        Assert.Equal(new FileContext(IncomeBracket.Under12000, 7, "La famille […] vit du souk ; […] est interne.", 63), sheet.File.Context);
        Assert.Equal((null, false, null, null), (sheet.File.Person, sheet.File.ShowsMarks, sheet.File.National, sheet.File.Printed));
        var academic = (await world.As<ReviewSheets>(world.Karim).OpenAsync(file))!.File;
        Assert.Equal((null, null, true, 17.25m), (academic.Context, academic.Person, academic.ShowsMarks, academic.National));

        // The row itself stays out of reach: only the words without names were handed over.
        await using var db = world.Programme.Factory.Create(await world.Programme.ViewerOf(world.Hiba));
        Assert.Equal((0, 0), (await db.SocialFiles.CountAsync(), await db.People.CountAsync()));
        var summary = (await world.As<MyReviewQueries>(world.Hiba).OfAsync(roundKey: need))!;
        Assert.Equal((RoundKind.Need, 1, 2), (summary.Round.Kind, summary.Rows.Count, summary.Rounds.Count));
    }

    [Fact]
    public async Task A_round_that_shows_identity_names_the_person_unless_another_round_still_reads_the_file_blind()
    {
        await using var world = await RoundWorld.CreateAsync();
        var input = RoundWorld.Input("2");
        input.Identity = nameof(Sight.Shown);
        var open = await world.As<RoundKeeping>(world.Manager).CreateAsync(input);
        await world.As<RoundKeeping>(world.Manager).OpenAsync(open);
        await world.As<DeclaringTies>(world.Hiba).SignAsync(open);
        var candidate = await world.World.CandidateAsync("Alaoui");
        var named = (await GiveAsync(world, open, world.Hiba, candidate)).Review!;

        Assert.Equal(new FilePerson("ALAOUI Amal", "أمل العربي", "Lycée Ibn Sina"), (await world.As<ReviewSheets>(world.Hiba).OpenAsync(named))!.File.Person);
        var blind = (await GiveAsync(world, world.RoundKey, world.Hiba, candidate)).Review!;
        Assert.Null((await world.As<ReviewSheets>(world.Hiba).OpenAsync(named))!.File.Person);
        await world.SendAsync(world.Hiba, blind);
        Assert.NotNull((await world.As<ReviewSheets>(world.Hiba).OpenAsync(named))!.File.Person);
    }

    [Fact]
    public async Task A_file_read_twice_hides_others_marks_and_the_name_until_every_open_round_has_ones_review()
    {
        await using var world = await RoundWorld.CreateAsync();
        await world.JoinAsync(world.Manager);
        await world.As<DeclaringTies>(world.Manager).SignAsync(world.RoundKey);
        var second = await SecondReadingAsync(world);
        await world.As<DeclaringTies>(world.Manager).SignAsync(second);
        var candidate = await world.World.CandidateAsync("Alaoui");
        foreach (var round in new[] { world.RoundKey, second }) await world.SendAsync(world.Karim, (await GiveAsync(world, round, world.Karim, candidate)).Review!);
        var (first, again) = ((await GiveAsync(world, world.RoundKey, world.Manager, candidate)).Review!, (await GiveAsync(world, second, world.Manager, candidate)).Review!);

        async Task<(int Others, bool Named, int OnPage)> SeesAsync()
        {
            await using var db = world.Programme.Factory.Create(await world.Programme.ViewerOf(world.Manager));
            return (await db.Reviews.CountAsync(r => r.UserId != world.Manager.Id && r.CandidateId == candidate.Id), await db.People.AnyAsync(p => p.FamilyName == "Alaoui"), (await world.As<ReviewSheets>(world.Manager).OpenAsync(first))!.Others.Count);
        }

        Assert.Equal((0, false, 0), await SeesAsync());
        await world.SendAsync(world.Manager, first);
        Assert.Equal((0, false, 0), await SeesAsync());
        await world.SendAsync(world.Manager, again);
        Assert.Equal((2, true, 1), await SeesAsync());
    }

    [Fact]
    public async Task Having_sent_ones_own_opens_the_others_of_that_round_and_of_no_other()
    {
        await using var world = await RoundWorld.CreateAsync();
        var need = await NeedRoundAsync(world);
        var candidate = await world.World.CandidateAsync("Alaoui");
        await world.SendAsync(world.Karim, (await GiveAsync(world, world.RoundKey, world.Karim, candidate)).Review!);
        await world.SendAsync(world.Salma, (await GiveAsync(world, need, world.Salma, candidate)).Review!);
        await world.SendAsync(world.Hiba, (await GiveAsync(world, world.RoundKey, world.Hiba, candidate)).Review!);

        await using var db = world.Programme.Factory.Create(await world.Programme.ViewerOf(world.Hiba));
        Assert.Equal([world.Karim.Id, world.Hiba.Id], (await db.Reviews.Select(r => r.UserId).ToListAsync()).OrderBy(id => id == world.Hiba.Id));
        await using var karim = world.Programme.Factory.Create(await world.Programme.ViewerOf(world.Salma));
        Assert.Equal([world.Salma.Id], await karim.Reviews.Select(r => r.UserId).ToListAsync());
    }

    [Fact]
    public async Task Others_marks_are_there_from_the_start_where_the_round_says_always()
    {
        await using var world = await RoundWorld.CreateAsync();
        var round = await SecondReadingAsync(world, OthersVisible.Always);
        var candidate = await world.World.CandidateAsync("Alaoui");
        var own = (await GiveAsync(world, round, world.Hiba, candidate)).Review!;
        await world.SendAsync(world.Karim, (await GiveAsync(world, round, world.Karim, candidate)).Review!);

        Assert.Equal(3.4m, Assert.Single((await world.As<ReviewSheets>(world.Hiba).OpenAsync(own))!.Others).Score.Rounded());
    }

    [Fact]
    public async Task What_does_not_apply_is_left_out_of_the_score_and_said_and_a_compulsory_mark_cannot_be_left_out()
    {
        await using var world = await RoundWorld.CreateAsync();
        var need = await NeedRoundAsync(world);
        var candidate = await world.World.CandidateAsync("Alaoui");
        var key = (await GiveAsync(world, need, world.Hiba, candidate)).Review!;
        var (sheet, scoring) = ((await world.As<ReviewSheets>(world.Hiba).OpenAsync(key))!, world.As<Scoring>(world.Hiba));
        var (resources, siblings) = (sheet.Criteria[0].Key, sheet.Criteria[1].Key);
        async Task<string> WhyNotAsync(Dictionary<string, int?> marks) => (await Assert.ThrowsAsync<RuleBroken>(() => scoring.SubmitAsync(key, marks, null, sheet.Draft.Version))).Refusal.Key;

        Assert.Equal("Selection.MarksMissing", await WhyNotAsync(new() { [resources] = 4 }));
        Assert.Equal("Selection.CriterionApplies", await WhyNotAsync(new() { [resources] = null, [siblings] = 3 }));
        var draft = await scoring.SaveAsync(key, new Dictionary<string, int?> { [siblings] = null }, null, sheet.Draft.Version);
        Assert.True(draft.Marks.TryGetValue(siblings, out var none) && none is null);
        await scoring.SubmitAsync(key, new Dictionary<string, int?> { [resources] = 4, [siblings] = null }, null, draft.Version);

        var review = await world.ReviewAsync(key);
        Assert.Equal((240, 60, 4m), (review.Total, review.Weights, review.Score!.Value.Rounded()));
        var ranking = (await world.As<RankingQueries>(world.Manager).ReadAsync(round: need))!;
        var row = ranking.Rows.Single(r => r.Id == candidate.Id);
        Assert.Equal((RoundKind.Need, new Ratio(4, 1), true, 1), (ranking.Round!.Name.Kind, row.File.Mean, row.IsRenormalised, row.Need.Done));
        Assert.Equal((0, 0), (await BrokenAsync(world, "Checks.ReviewTotals"), await BrokenAsync(world, "Checks.RoundRules")));
    }

    [Fact]
    public async Task Under_the_floor_is_told_apart_from_the_score()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (a, b) = (await world.CandidateAsync("Alaoui"), await world.CandidateAsync("Bennani"));
        await programme.As<RubricKeeping>(world.Manager).WeighAsync(new WeightsInput { Rubric = world.FileRubric.Key, Weights = ["40", "60"], Floors = ["3", null] });
        await world.RoundAsync(2, close: true, (a, [(2, 5), (3, 5)]), (b, [(2, 1), (4, 1)]));

        var rows = (await programme.As<RankingQueries>(world.Manager).ReadAsync())!.Rows;
        Assert.Equal([(1, 1), (2, 0)], rows.Select(r => (r.Rank!.Value, r.UnderFloor.Count)));
        Assert.Equal("academic", rows[0].UnderFloor.Single());
    }

    [Fact]
    public async Task Rules_change_freely_while_prepared_and_as_versions_with_a_reason_once_open()
    {
        await using var world = await RoundWorld.CreateAsync(open: false);
        var (keeping, queries) = (world.As<RoundKeeping>(world.Manager), world.As<RoundQueries>(world.Manager));
        async Task<RoundDesk> DeskAsync() => (await queries.DeskAsync(world.World.Edition.Id))!;
        async Task<RoundInput> TypedAsync()
        {
            var desk = await DeskAsync();
            return RoundInput.Of(desk.Kind, desk.Terms, desk.Version);
        }

        var plan = await TypedAsync();
        (plan.ReviewsPerFile, plan.Title, plan.Identity, plan.LotSource) = ("1", "Lecture", nameof(Sight.Shown), "MASI, clôture du 2 août");
        await keeping.ChangeAsync(world.RoundKey, plan);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => keeping.ChangeAsync(world.RoundKey, plan));
        Assert.Empty((await DeskAsync()).Versions);
        await world.World.CandidateAsync("Alaoui");
        await keeping.OpenAsync(world.RoundKey);
        var opened = await DeskAsync();
        Assert.Equal((1, null, "manager", opened.RulesHash), (opened.Versions.Single().Number, opened.Versions[0].Reason, opened.Versions[0].By, opened.Versions[0].Hash));

        var later = await TypedAsync();
        (later.ReviewsPerFile, later.ClosesOn, later.Identity) = ("2", "18/07/2021", nameof(Sight.Hidden));
        Assert.Equal("Reason", (await Assert.ThrowsAsync<InputRefused>(() => keeping.ChangeAsync(world.RoundKey, later))).Problems.Single().Field);
        later.Reason = "Un membre s'est ajouté.";
        await keeping.ChangeAsync(world.RoundKey, later);
        var changed = await DeskAsync();
        Assert.Equal([2, 1], changed.Versions.Select(v => v.Number));
        Assert.Equal(("Un membre s'est ajouté.", 2, false), (changed.Versions[0].Reason, changed.Terms.ReviewsPerFile, changed.Terms.HidesIdentity));
        Assert.NotEqual(opened.RulesHash, changed.RulesHash);
        Assert.Contains("lot MASI, clôture du 2 août", changed.Versions[0].Text, StringComparison.Ordinal);

        // What is saved without changing a rule is no new version.
        var words = await TypedAsync();
        (words.Title, words.Reason) = ("Première lecture", "Titre plus clair");
        await keeping.ChangeAsync(world.RoundKey, words);
        Assert.Equal(("Première lecture", 2), ((await DeskAsync()).Name.ToString(), (await DeskAsync()).Versions.Count));

        Assert.Equal(0, await BrokenAsync(world, "Checks.RoundRules"));
        await using var db = world.Programme.OpenAll();
        var version = await db.RoundRules.SingleAsync(v => v.Number == 1);
        db.Entry(version).Property(v => v.Text).CurrentValue = version.Text.Replace("reviews per file 1", "reviews per file 3", StringComparison.Ordinal);
        await db.SaveChangesAsync();
        Assert.Equal(1, await BrokenAsync(world, "Checks.RoundRules"));

        await keeping.CloseAsync(world.RoundKey);
        Assert.Equal("Selection.RoundClosed", (await Assert.ThrowsAsync<RuleBroken>(() => keeping.ChangeAsync(world.RoundKey, words))).Refusal.Key);
    }

    [Fact]
    public void The_text_of_the_rules_says_each_rule_and_only_rules()
    {
        var rubric = new Rubric(1, RubricPurpose.File);
        rubric.Add("academic", 70, World.Text("Solidité"), [], floor: 2);
        rubric.Add("project", 30, World.Text("Projet"), [], compulsory: false);
        var round = new Round(1, RoundKind.File, 1, rubric, Scored.Terms());

        Assert.Equal(
            """
            kind File
            scale 1-5
            criterion academic: weight 70; floor 2; compulsory
            criterion project: weight 30; floor none; optional
            opens 2021-07-06; closes 2021-07-16
            reviews per file 3
            hidden identity yes; context yes
            others AfterOwn
            ties NeedScore, NationalExam; lot off
            """.ReplaceLineEndings("\n"), RoundRules.Text(round));
    }

    [Fact]
    public async Task A_new_edition_takes_the_rounds_of_the_last_one_with_their_days_moved_and_a_missing_rubric_is_begun_from_the_last_that_has_one()
    {
        await using var world = await RoundWorld.CreateAsync();
        await NeedRoundAsync(world);
        var key = await world.As<EditionKeeping>(world.Manager).CreateAsync(new NewEditionInput { Code = "2022-2023" });

        await using var db = world.Programme.OpenAll();
        var edition = await db.Editions.SingleAsync(e => e.Key == key);
        var rounds = await db.Rounds.Include(r => r.Rubric).Include(r => r.Members).Where(r => r.EditionId == edition.Id).OrderBy(r => r.Id).ToListAsync();
        Assert.Equal([(RoundKind.File, RoundState.Preparing, new DateOnly(2022, 7, 16), 2, 3), (RoundKind.Need, RoundState.Preparing, new DateOnly(2022, 7, 16), 1, 3)], rounds.Select(r => (r.Kind, r.State, r.ClosesOn, r.ReviewsPerFile, r.Members.Count)));
        Assert.All(rounds, r => Assert.Equal((edition.Id, r.Kind.Rubric(), null), (r.Rubric.EditionId, r.Rubric.Purpose, r.Rubric.FrozenAt)));

        var rubrics = world.As<RubricKeeping>(world.Manager);
        Assert.Equal("Programme.RubricExists", (await Assert.ThrowsAsync<RuleBroken>(() => rubrics.StartAsync(key, RubricPurpose.Need))).Refusal.Key);
        db.Rounds.RemoveRange(rounds.Where(r => r.Kind == RoundKind.Need));
        await db.SaveChangesAsync();
        db.Rubrics.Remove(await db.Rubrics.Include(r => r.Criteria).ThenInclude(c => c.Levels).SingleAsync(r => r.EditionId == edition.Id && r.Purpose == RubricPurpose.Need));
        await db.SaveChangesAsync();
        await rubrics.StartAsync(key, RubricPurpose.Need);
        Assert.Equal([true, false], await db.Criteria.Where(c => db.Rubrics.Any(r => r.Id == c.RubricId && r.EditionId == edition.Id && r.Purpose == RubricPurpose.Need)).OrderBy(c => c.Position).Select(c => c.Compulsory).ToListAsync());
        Assert.Equal("Programme.NoneCompulsory", (await Assert.ThrowsAsync<RuleBroken>(() => rubrics.WeighAsync(new WeightsInput { Rubric = db.Rubrics.Single(r => r.EditionId == edition.Id && r.Purpose == RubricPurpose.File).Key, Weights = ["40", "60"],
            Optional = [.. db.Criteria.Where(c => db.Rubrics.Any(r => r.Id == c.RubricId && r.EditionId == edition.Id && r.Purpose == RubricPurpose.File)).Select(c => c.Key)] }))).Refusal.Key);
    }

    [Fact]
    public async Task The_page_of_rounds_asks_the_same_number_of_questions_for_one_round_or_many()
    {
        await using var world = await RoundWorld.CreateAsync();
        var viewer = await world.Programme.ViewerOf(world.Manager);
        Task ReadAsync() => world.Programme.As<RoundQueries>(viewer).ReadAsync(world.World.Edition.Id);
        var one = await world.Programme.Queries.During(ReadAsync);
        await NeedRoundAsync(world);
        await SecondReadingAsync(world);

        Assert.Equal(one, await world.Programme.Queries.During(ReadAsync));
        Assert.Equal(3, one);
    }
}
