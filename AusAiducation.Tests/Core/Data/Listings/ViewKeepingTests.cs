using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Tests.Support;
using AusAiducation.Web.Components.Lists;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Data.Listings;

public class ViewKeepingTests
{
    const string Candidates = "candidates";

    static ViewInput View(string name, string query, bool shared = false) => new() { Name = name, Query = query, Shared = shared ? "yes" : null };

    [Fact]
    public async Task A_view_is_its_owners_until_a_manager_shares_it_with_those_who_meet_candidates()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (chair, other, coach) = (await world.UserAsync("chair", Role.Chair), await world.UserAsync("other", Role.Manager), await world.UserAsync("coach", Role.Coach));
        var own = programme.As<ViewKeeping>(world.Manager);
        await own.SaveAsync(Candidates, View("Relevés", "?stage=Received&gap=PaperMissing&edition=2021-2022&page=3&done=X.DoneY"));
        await own.SaveAsync(Candidates, View("Zagora", "province=zagora", shared: true));
        await programme.As<ViewKeeping>(chair).SaveAsync(Candidates, View("À moi", "sort=average", shared: true));

        Assert.Equal([("Relevés", "stage=Received&gap=PaperMissing", false), ("Zagora", "province=zagora", true)], (await own.OfAsync(Candidates)).Select(v => (v.Name, v.Query, v.Shared)));
        Assert.Empty(await own.OfAsync("messages"));
        // A chair keeps views and does not share them.
        Assert.Equal([("À moi", false, true), ("Zagora", true, false)], (await programme.As<ViewKeeping>(chair).OfAsync(Candidates)).Select(v => (v.Name, v.Shared, v.MayChange)));
        Assert.Equal(["Zagora"], (await programme.As<ViewKeeping>(other).OfAsync(Candidates)).Select(v => v.Name));
        Assert.Empty(await programme.As<ViewKeeping>(coach).OfAsync(Candidates));

        var shared = (await own.OfAsync(Candidates)).Single(v => v.Shared);
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => programme.As<ViewKeeping>(chair).RemoveAsync(new ViewInput { Key = shared.Key, Version = shared.Version }));
        Assert.Equal("Views.NotYours", refused.Refusal.Key);
        await Assert.ThrowsAsync<NotFoundForViewer>(() => programme.As<ViewKeeping>(coach).RemoveAsync(new ViewInput { Key = shared.Key, Version = shared.Version }));
        // Another manager may put right what the team shares; the second of two writers is told.
        await programme.As<ViewKeeping>(other).ChangeAsync(new ViewInput { Key = shared.Key, Version = shared.Version, Name = "Province de Zagora", Shared = "yes" });
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => own.ChangeAsync(new ViewInput { Key = shared.Key, Version = shared.Version, Name = "Zagora seule" }));
        var renamed = (await own.OfAsync(Candidates)).Single(v => v.Shared);
        await own.RemoveAsync(new ViewInput { Key = renamed.Key, Version = renamed.Version });
        Assert.DoesNotContain(await own.OfAsync(Candidates), v => v.Shared);
        await using var db = programme.OpenAll();
        Assert.Equal([HistoryAction.Added, HistoryAction.Changed, HistoryAction.Removed], (await db.History.Where(h => h.Entity == nameof(SavedView) && h.EntityKey == shared.Key).OrderBy(h => h.Id).ToListAsync()).Select(h => h.Action));
    }

    [Fact]
    public async Task A_name_taken_nothing_to_keep_too_long_and_too_many_are_sentences()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var keeping = programme.As<ViewKeeping>(world.Manager);
        await keeping.SaveAsync(Candidates, View("Relevés", "stage=Received"));

        var taken = await Assert.ThrowsAsync<InputRefused>(() => keeping.SaveAsync(Candidates, View("relevés", "stage=Eligible")));
        Assert.Equal(("Name", "Views.NameTaken"), (taken.Problems[0].Field, taken.Problems[0].Refusal.Key));
        Assert.Equal("Name", (await Assert.ThrowsAsync<InputRefused>(() => keeping.SaveAsync(Candidates, View(" ", "stage=Received")))).Problems[0].Field);
        Assert.Equal("Views.NothingToKeep", (await Assert.ThrowsAsync<RuleBroken>(() => keeping.SaveAsync(Candidates, View("Tout", "edition=2021-2022&page=2")))).Refusal.Key);
        Assert.Equal("Views.TooLong", (await Assert.ThrowsAsync<RuleBroken>(() => keeping.SaveAsync(Candidates, View("Long", "q=" + new string('a', 500))))).Refusal.Key);
        for (var i = 1; i < SavedView.Most; i++) await keeping.SaveAsync(Candidates, View($"Vue {i}", "stage=Received"));
        Assert.Equal("Views.TooMany", (await Assert.ThrowsAsync<RuleBroken>(() => keeping.SaveAsync(Candidates, View("De trop", "stage=Received")))).Refusal.Key);
    }

    [Fact]
    public void A_view_stays_with_its_edition_only_when_asked_to_and_is_known_again_in_any_other()
    {
        Assert.Equal("edition=2019-2020&q=a%20b", SavedQuery.Clean("edition=2019-2020&q=a%20b&page=2", keepEdition: true));
        Assert.Equal("q=a", SavedQuery.Clean("?edition=2019-2020&q=a&stage=&x#y", keepEdition: false));
        Assert.True(SavedQuery.IsShown("stage=Received&sort=since", "sort=since&edition=2021-2022&stage=Received"));
        Assert.False(SavedQuery.IsShown("edition=2019-2020&stage=Received", "stage=Received"));
        Assert.False(SavedQuery.IsShown("stage=Received", "stage=Received&q=a"));
    }

    [Fact]
    public void A_view_that_names_what_is_gone_still_opens()
    {
        var (filter, request) = ListAddress.Read<CandidateFilter>("?stage=Vanished&gap=Gone&ready=Perhaps&source=Pigeon&gender=X&edition=1999-2000&sort=nothing");

        Assert.Equal(new CandidateFilter { Edition = "1999-2000" }, filter);
        Assert.Equal("nothing", request.Sort);
    }
}
