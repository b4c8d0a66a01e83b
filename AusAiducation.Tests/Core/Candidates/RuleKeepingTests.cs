using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Programme;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Candidates;

public class RuleKeepingTests
{
    static RuleInput Average(string number, int version = 0) => new() { Kind = nameof(RuleKind.MinimumAverage), Number = number, Compulsory = "yes", Version = version };

    static async Task<RulesFile> OpenAsync(World world) => (await world.Programme.As<RulesPages>(world.Manager).OpenAsync(world.Edition.Key))!;

    [Fact]
    public async Task Rules_change_in_place_while_nobody_was_answered_with_them()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var keeping = programme.As<RuleKeeping>(world.Manager);
        var version = (await OpenAsync(world)).InForce;

        await keeping.AddAsync(version.Key, new RuleInput { Kind = nameof(RuleKind.Stream), Codes = ["SMA", "PC"] });
        var average = version.Lines.Single(l => l.Terms.Kind == RuleKind.MinimumAverage);
        await keeping.SetAsync(version.Key, average.Key, Average("15,50", average.Version));
        await keeping.RemoveAsync(version.Key, version.Lines.Single(l => l.Terms.Kind == RuleKind.IncomeAtMost).Key);

        var now = (await OpenAsync(world)).InForce;
        Assert.Equal([(RuleKind.BacYear, true), (RuleKind.MinimumAverage, true), (RuleKind.Stream, false)], now.Lines.Select(l => (l.Terms.Kind, l.Terms.Compulsory)));
        Assert.Equal((15.5m, 1), (now.Lines[1].Terms.Number, now.Number));
        // The second of two who opened the same form is told.
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => keeping.SetAsync(version.Key, average.Key, Average("14", average.Version)));
    }

    [Fact]
    public async Task Once_answered_with_a_version_stays_and_a_draft_is_put_in_force_with_a_reason()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (kept, lost) = (await world.CandidateAsync("Alaoui", CandidateStage.Received, printed: 17.64m), await world.CandidateAsync("Bennani", CandidateStage.Received, printed: 16.20m));
        var keeping = programme.As<RuleKeeping>(world.Manager);
        var confirming = programme.As<ConfirmingEligibility>(world.Manager);
        foreach (var file in new[] { kept, lost }) await confirming.DecideAsync(file.Key, new() { Eligible = "yes", CauseKey = "Eligibility.Met" });
        var first = (await OpenAsync(world)).InForce;
        Assert.Equal("Programme.RulesInUse", (await Assert.ThrowsAsync<RuleBroken>(() => keeping.AddAsync(first.Key, Average("17")))).Refusal.Key);

        await keeping.PrepareAsync(world.Edition.Key);
        Assert.Equal("Rules.DraftExists", (await Assert.ThrowsAsync<RuleBroken>(() => keeping.PrepareAsync(world.Edition.Key))).Refusal.Key);
        var draft = (await OpenAsync(world)).Draft!;
        var average = draft.Lines.Single(l => l.Terms.Kind == RuleKind.MinimumAverage);
        await keeping.SetAsync(draft.Key, average.Key, Average("17", average.Version));
        var looked = await OpenAsync(world);
        Assert.Equal([new RulesEffect(true, false, 1)], looked.Effect);
        Assert.Equal(1, looked.Contradicted);
        // Looking changes nothing: the version in force still proposes.
        Assert.Equal(16m, looked.InForce.Lines.Single(l => l.Terms.Kind == RuleKind.MinimumAverage).Terms.Number);

        Assert.Equal("Reason", (await Assert.ThrowsAsync<InputRefused>(() => keeping.PutInForceAsync(world.Edition.Key, " "))).Problems[0].Field);
        await keeping.PutInForceAsync(world.Edition.Key, "Décision du comité du 10 juillet");

        var now = await OpenAsync(world);
        Assert.Equal((2, "Décision du comité du 10 juillet", "manager"), (now.InForce.Number, now.InForce.Reason, now.InForce.By));
        Assert.Equal((RulesState.Replaced, 2), (now.Replaced.Single().State, now.Replaced.Single().Answers));
        var review = Assert.Single((await programme.As<EligibilityQueries>(world.Manager).DeskAsync(world.Edition.Id)).Contradicted);
        Assert.Equal(lost.Key, review.Key);
        // The answers themselves did not move.
        await using var db = programme.OpenAll();
        Assert.All(await db.EligibilityDecisions.ToListAsync(), d => Assert.True(d.Eligible));
        Assert.Equal("Rules.Replaced", (await Assert.ThrowsAsync<RuleBroken>(() => keeping.AddAsync(first.Key, Average("17")))).Refusal.Key);
    }

    [Fact]
    public async Task A_dropped_draft_leaves_the_rules_as_they_were()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var keeping = programme.As<RuleKeeping>(world.Manager);
        await keeping.PrepareAsync(world.Edition.Key);
        await keeping.DropAsync(world.Edition.Key);

        var file = await OpenAsync(world);
        Assert.Equal((1, 3, null), (file.InForce.Number, file.InForce.Lines.Count, file.Draft));
        Assert.Equal("Rules.NoDraft", (await Assert.ThrowsAsync<RuleBroken>(() => keeping.PutInForceAsync(world.Edition.Key, "Sans brouillon"))).Refusal.Key);
        await using var db = programme.OpenAll();
        Assert.Equal(3, await db.Rules.CountAsync());
    }

    [Theory]
    [InlineData(nameof(RuleKind.MinimumAverage), "Number", "21", null, null)]
    [InlineData(nameof(RuleKind.MinimumAverage), "Number", "", null, null)]
    [InlineData(nameof(RuleKind.MinimumMark), "Choice", "15", "Philosophie", null)]
    [InlineData(nameof(RuleKind.MinimumMention), "Choice", null, "None", null)]
    [InlineData(nameof(RuleKind.BacYear), "Number", "-1", null, null)]
    [InlineData(nameof(RuleKind.AgeAtMost), "Day", "22", null, "31 décembre")]
    [InlineData(nameof(RuleKind.AgeAtMost), "Number", "dix-huit", null, "31/12/2021")]
    [InlineData(nameof(RuleKind.IncomeAtMost), "Choice", null, "Undeclared", null)]
    [InlineData(nameof(RuleKind.NeedAtLeast), "Number", "0", null, null)]
    [InlineData(nameof(RuleKind.Residence), "Codes", null, null, null)]
    [InlineData(nameof(RuleKind.Stream), "Codes", null, null, null)]
    [InlineData("Age", "Kind", null, null, null)]
    public async Task Nonsense_in_a_field_is_a_sentence_beside_it(string kind, string field, string? number, string? choice, string? day)
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var version = (await OpenAsync(world)).InForce;

        var refused = await Assert.ThrowsAsync<InputRefused>(() => programme.As<RuleKeeping>(world.Manager).AddAsync(version.Key, new RuleInput { Kind = kind, Number = number, Choice = choice, Day = day, Codes = kind == nameof(RuleKind.Stream) ? ["SMA", "XYZ"] : [] }));

        Assert.Contains(refused.Problems, p => p.Field == field);
        Assert.Equal(3, (await OpenAsync(world)).InForce.Lines.Count);
    }

    [Fact]
    public async Task Who_manages_no_edition_changes_no_rule_and_a_closed_edition_keeps_its_own()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var version = (await OpenAsync(world)).InForce;
        foreach (var role in new[] { Role.Chair, Role.Auditor, Role.Treasurer })
            await Assert.ThrowsAsync<AccessDenied>(async () => await programme.As<RuleKeeping>(await world.UserAsync(role.ToString(), role)).AddAsync(version.Key, Average("15")));

        await programme.As<EditionKeeping>(world.Manager).CloseAsync(world.Edition.Key);
        Assert.Equal("Programme.EditionClosed", (await Assert.ThrowsAsync<RuleBroken>(() => programme.As<RuleKeeping>(world.Manager).AddAsync(version.Key, Average("15")))).Refusal.Key);
        Assert.Equal("Programme.EditionClosed", (await Assert.ThrowsAsync<RuleBroken>(() => programme.As<RuleKeeping>(world.Manager).PrepareAsync(world.Edition.Key))).Refusal.Key);
    }
    [Fact]
    public async Task The_page_of_the_rules_takes_the_same_few_queries_whatever_they_would_change()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await world.CandidateAsync("Alaoui");
        await programme.As<RuleKeeping>(world.Manager).PrepareAsync(world.Edition.Key);
        var viewer = await programme.ViewerOf(world.Manager);
        Task<int> Page() => programme.Queries.During(() => programme.As<RulesPages>(viewer).OpenAsync(world.Edition.Key));

        var one = await Page();
        await world.CandidateAsync("Bennani");
        await world.CandidateAsync("Chafik");
        await programme.As<RuleKeeping>(world.Manager).AddAsync((await OpenAsync(world)).Draft!.Key, Average("15"));

        Assert.Equal(one, await Page());
        Assert.InRange(one, 1, 6);
    }
}
