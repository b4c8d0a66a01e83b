using AngleSharp.Dom;
using AusAiducation.Core.Access;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Texts;
using AusAiducation.Tests.Core.Selection;
using AusAiducation.Web.Features.Selection;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AusAiducation.Tests.Web.Selection;

public sealed partial class ScoringDeskTests : IAsyncLifetime
{
    readonly BunitContext _page = new();
    RoundWorld _world = null!;
    List<string> _keys = [];

    public async ValueTask InitializeAsync()
    {
        _world = await RoundWorld.CreateAsync();
        _keys = await _world.GiveAsync(_world.Hiba, await _world.World.CandidateAsync("Alaoui"), await _world.World.CandidateAsync("Bennani"));
        _page.Services.AddSingleton<Texts>();
        _page.Services.AddSingleton<TimeProvider>(_world.Programme.Time);
        _page.Services.AddSingleton(_world.As<Scoring>(_world.Hiba));
        _page.Services.AddSingleton(_world.As<DeclaringTies>(_world.Hiba));
        _page.Services.AddSingleton<CurrentViewer>(new FixedViewer(await _world.Programme.ViewerOf(_world.Hiba)));
    }

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await _world.DisposeAsync();
    }

    async Task<IRenderedComponent<ScoringDesk>> OpenAsync(bool live = true)
    {
        var sheet = (await _world.As<ReviewSheets>(_world.Hiba).OpenAsync(_keys[0]))!;
        return _page.Render<ScoringDesk>(p => p.Add(d => d.Sheet, sheet).Add(d => d.IsLive, live));
    }

    static IElement Level(IRenderedComponent<ScoringDesk> desk, int criterion, int level) => desk.FindAll("[data-criterion]")[criterion].QuerySelector($"input[value='{level}']")!;

    async Task<ReviewDraft> SavedAsync() => (await _world.As<ReviewSheets>(_world.Hiba).OpenAsync(_keys[0]))!.Draft;

    [Fact]
    public async Task The_rubric_stands_beside_the_file_with_a_sentence_for_each_level_and_no_name()
    {
        var desk = await OpenAsync();

        Assert.Equal(["academic", "project"], desk.FindAll("[data-criterion] legend").Select(l => l.FirstChild!.TextContent.Trim()));
        Assert.Equal(10, desk.FindAll("[data-criterion] input[type=radio]").Count);
        Assert.Contains("academic 4", desk.Find("[data-criterion]").TextContent, StringComparison.Ordinal);
        Assert.Contains("CPGE MPSI", desk.Find(".file").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Alaoui", desk.Markup, StringComparison.Ordinal);
        Assert.NotNull(desk.Find("dialog#keys"));
    }

    [Fact]
    public async Task Until_the_circuit_is_there_nothing_can_be_marked_or_typed()
    {
        var desk = await OpenAsync(live: false);

        Assert.False(desk.Find("[data-scoring]").HasAttribute("data-live"));
        Assert.All(desk.FindAll("[data-criterion], textarea#comment, [data-scoring-send]"), e => Assert.True(e.HasAttribute("disabled")));
    }

    [Fact]
    public async Task A_level_is_saved_at_once_and_text_within_a_second_of_its_first_letter()
    {
        var desk = await OpenAsync();

        await Level(desk, 0, 4).ChangeAsync(new ChangeEventArgs { Value = "4" });
        Assert.Equal(4, Assert.Single((await SavedAsync()).Marks).Value);
        var typing = desk.Find("#comment").InputAsync(new ChangeEventArgs { Value = "Atelier" });
        Assert.Equal("", (await SavedAsync()).Comment);
        await desk.Find("#comment").InputAsync(new ChangeEventArgs { Value = "Atelier tenu deux ans" });
        _world.Programme.Time.Advance(TimeSpan.FromSeconds(1));
        await typing;

        Assert.Equal("Atelier tenu deux ans", (await SavedAsync()).Comment);
        Assert.Contains(Formats.Time(_world.Programme.Clock.Now), desk.Find(".chip.good").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_score_is_shown_and_nothing_is_sent_before_every_criterion_is_marked()
    {
        var desk = await OpenAsync();

        await Level(desk, 0, 4).ChangeAsync(new ChangeEventArgs { Value = "4" });
        Assert.True(desk.Find("[data-scoring-send]").HasAttribute("disabled"));
        Assert.DoesNotContain("3,4", desk.Find(".rubric").TextContent, StringComparison.Ordinal);
        await Level(desk, 1, 3).ChangeAsync(new ChangeEventArgs { Value = "3" });

        Assert.Contains("3,4", desk.Find(".rubric").TextContent, StringComparison.Ordinal);
        await desk.Find("[data-scoring-send]").ClickAsync(new());
        Assert.Equal(ReviewState.Submitted, (await _world.ReviewAsync(_keys[0])).State);
        Assert.EndsWith("/selection/reviews/" + _keys[1], _page.Services.GetRequiredService<BunitNavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_window_is_shown_what_the_first_saved_and_keeps_its_own_text_until_the_member_chooses()
    {
        var desk = await OpenAsync();
        var sheet = (await _world.As<ReviewSheets>(_world.Hiba).OpenAsync(_keys[0]))!;
        await _world.As<Scoring>(_world.Hiba).SaveAsync(_keys[0], RoundWorld.Marks(sheet, 2, 3), "Ailleurs", sheet.Draft.Version);

        await Level(desk, 0, 4).ChangeAsync(new ChangeEventArgs { Value = "4" });
        var notice = desk.Find(".notice.warn");
        Assert.Contains("Ailleurs", notice.TextContent, StringComparison.Ordinal);
        Assert.True(Level(desk, 0, 4).HasAttribute("checked"));
        Assert.Equal("Ailleurs", (await SavedAsync()).Comment);
        await notice.QuerySelectorAll("button")[0].ClickAsync(new());

        Assert.Equal((4, ""), ((await SavedAsync()).Marks[sheet.Criteria[0].Key], (await SavedAsync()).Comment));
        Assert.Empty(desk.FindAll(".notice.warn"));
    }

    [Fact]
    public async Task A_round_closed_meanwhile_is_said_in_a_sentence_and_the_text_stays_on_screen()
    {
        var desk = await OpenAsync();
        await _world.As<RoundKeeping>(_world.Manager).CloseAsync(_world.RoundKey);

        await Level(desk, 0, 4).ChangeAsync(new ChangeEventArgs { Value = "4" });

        Assert.Contains(Texts.In("fr", "Selection.RoundClosed"), desk.Find(".notice.bad").TextContent, StringComparison.Ordinal);
        Assert.True(Level(desk, 0, 4).HasAttribute("checked"));
    }

    [Fact]
    public async Task A_mark_the_database_could_not_take_is_saved_by_itself_once_it_is_back()
    {
        var desk = await OpenAsync();
        await using var db = _world.Programme.OpenAll();
        await db.Database.ExecuteSqlAsync($"""ALTER TABLE "ReviewMarks" RENAME TO "Away" """);

        await Level(desk, 0, 4).ChangeAsync(new ChangeEventArgs { Value = "4" });
        Assert.Contains(Texts.In("fr", "Selection.NotSaved"), desk.Find(".notice.bad").TextContent, StringComparison.Ordinal);
        await db.Database.ExecuteSqlAsync($"""ALTER TABLE "Away" RENAME TO "ReviewMarks" """);
        _world.Programme.Time.Advance(TimeSpan.FromSeconds(2));

        desk.WaitForAssertion(() => Assert.NotNull(desk.Find(".chip.good")), TimeSpan.FromSeconds(10));
        Assert.Empty(desk.FindAll(".notice.bad"));
        Assert.Equal(4, Assert.Single((await SavedAsync()).Marks).Value);
    }

    [Fact]
    public async Task Leaving_in_the_middle_of_a_word_saves_it()
    {
        var desk = await OpenAsync();
        var typing = desk.Find("#comment").InputAsync(new ChangeEventArgs { Value = "Atelier te" });

        await desk.Instance.DisposeAsync();
        await typing;

        Assert.Equal("Atelier te", (await SavedAsync()).Comment);
    }
}
