using AusAiducation.Core.Access;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Programme;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Documents;

public class ChecklistKeepingTests
{
    static ChecklistInput Line(string? kind, string from, string count = "1") => new() { Kind = kind, From = from, MinimumCount = count, Explanation = new LocalTextInput { Fr = "Recto et verso" } };

    [Fact]
    public async Task A_manager_keeps_the_list_and_the_next_edition_begins_with_it()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var keeping = programme.As<ChecklistKeeping>(world.Manager);
        async Task<ChecklistFile> FileAsync() => (await keeping.OpenAsync(world.Edition.Key))!;
        Assert.Equal([DocumentKind.Other], (await FileAsync()).FreeKinds);
        Assert.Equal("Checklist.NotEmpty", (await Assert.ThrowsAsync<RuleBroken>(() => keeping.TakeUsualAsync(world.Edition.Key))).Refusal.Key);

        await keeping.AddAsync(world.Edition.Key, Line("Other", "Selection", "2"));
        var cards = (await FileAsync()).Lines.Single(l => l.Kind == DocumentKind.ParentsPapers);
        var input = ChecklistInput.Of(cards);
        (input.MinimumCount, input.Required) = ("2", null);
        await keeping.SetAsync(world.Edition.Key, cards.Key, input);
        await keeping.RemoveAsync(world.Edition.Key, (await FileAsync()).Lines.Single(l => l.Kind == DocumentKind.FamilyBook).Key);

        // Who opened the form before it changed is told, and changes nothing.
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => keeping.SetAsync(world.Edition.Key, cards.Key, ChecklistInput.Of(cards)));
        await programme.As<EditionKeeping>(world.Manager).CreateAsync(new NewEditionInput { Code = "2022-2023" });
        await using var db = programme.OpenAll();
        async Task<List<string>> LinesAsync(string code) => (await db.RequiredPapers.Where(p => db.Editions.Any(e => e.Id == p.EditionId && e.Code == code)).OrderBy(p => p.Position).ToListAsync())
            .ConvertAll(p => $"{p.Kind} {p.From} {p.Required} {p.MinimumCount} {p.MinorsOnly} {p.ForReviewers} {p.Explanation.Fr} {p.Explanation.Ar}");
        var now = await LinesAsync("2021-2022");
        Assert.Contains("Other Selection True 2 False False Recto et verso Recto et verso", now);
        Assert.Contains(now, l => l.StartsWith("ParentsPapers Shortlist False 2", StringComparison.Ordinal));
        Assert.DoesNotContain(now, l => l.StartsWith("FamilyBook", StringComparison.Ordinal));
        Assert.Equal(now, await LinesAsync("2022-2023"));
    }

    [Theory]
    [InlineData("IdentityCard", "Application", "1", "From", "Checklist.CollectLate")]
    [InlineData("Other", "Tomorrow", "1", "From", "Common.ChooseOne")]
    [InlineData("Other", "Application", "9", "MinimumCount", "Common.NotAWholeNumber")]
    [InlineData("Transcript", "Application", "1", "Kind", "Checklist.KindTaken")]
    [InlineData("Convention", "Application", "1", "Kind", "Documents.KindMissing")]
    [InlineData("3", "Application", "1", "Kind", "Common.ChooseOne")]
    public async Task What_cannot_be_asked_is_refused_beside_its_field(string kind, string from, string count, string field, string key)
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var keeping = programme.As<ChecklistKeeping>(world.Manager);
        if (kind == "IdentityCard") await keeping.RemoveAsync(world.Edition.Key, (await keeping.OpenAsync(world.Edition.Key))!.Lines.Single(l => l.Kind == DocumentKind.IdentityCard).Key);

        var refused = await Assert.ThrowsAsync<InputRefused>(() => keeping.AddAsync(world.Edition.Key, Line(kind, from, count)));

        Assert.Contains((field, key), refused.Problems.Select(p => (p.Field, p.Refusal.Key)));
    }

    [Fact]
    public async Task Others_read_the_list_and_nobody_changes_that_of_a_closed_edition()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var chair = programme.As<ChecklistKeeping>(await world.UserAsync("chair", Role.Chair));

        Assert.Equal(11, (await chair.OpenAsync(world.Edition.Key))!.Lines.Count);
        await Assert.ThrowsAsync<AccessDenied>(() => chair.AddAsync(world.Edition.Key, Line("Other", "Application")));
        await Assert.ThrowsAsync<AccessDenied>(async () => await programme.As<ChecklistKeeping>(await world.UserAsync("coach", Role.Coach)).OpenAsync(world.Edition.Key));
        await programme.As<EditionKeeping>(world.Manager).CloseAsync(world.Edition.Key);
        Assert.Equal("Programme.EditionClosed", (await Assert.ThrowsAsync<RuleBroken>(() => programme.As<ChecklistKeeping>(world.Manager).AddAsync(world.Edition.Key, Line("Other", "Application")))).Refusal.Key);
    }
}
