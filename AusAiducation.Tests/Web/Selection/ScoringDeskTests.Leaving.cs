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

/// <summary>What ends the work on a file before it is sent: a round closed, a hat taken away, skipping, abstaining; and the table.</summary>
public sealed partial class ScoringDeskTests
{
    [Fact]
    public async Task Words_typed_while_the_round_closes_stay_on_screen_and_those_saved_before_stay_on_the_server()
    {
        var desk = await OpenAsync();
        await TypeAsync(desk, "Atelier");
        await _world.As<RoundKeeping>(_world.Manager).CloseAsync(_world.RoundKey);

        await TypeAsync(desk, "Atelier tenu deux ans");

        Assert.Contains(Texts.In("fr", "Selection.RoundClosed"), desk.Find(".notice.bad").TextContent, StringComparison.Ordinal);
        Assert.Contains(Texts.In("fr", "Selection.TextStays"), desk.Find(".notice.bad").TextContent, StringComparison.Ordinal);
        Assert.Equal("Atelier tenu deux ans", desk.Find("#comment").GetAttribute("value"));
        Assert.Equal("Atelier", (await SavedAsync()).Comment);
    }

    [Fact]
    public async Task A_hat_taken_away_is_said_in_a_sentence_and_nothing_typed_or_saved_is_lost()
    {
        var desk = await OpenAsync();
        await TypeAsync(desk, "Atelier");
        await using (var db = _world.Programme.OpenAll())
        {
            (await db.Memberships.SingleAsync(m => m.UserId == _world.Hiba.Id)).End(_world.Programme.Clock.Today);
            await db.SaveChangesAsync();
        }

        await TypeAsync(desk, "Atelier tenu deux ans");

        Assert.Contains(Texts.In("fr", "Common.NotAllowed"), desk.Find(".notice.bad").TextContent, StringComparison.Ordinal);
        Assert.Equal("Atelier tenu deux ans", desk.Find("#comment").GetAttribute("value"));
        Assert.Equal("Atelier", (await _world.ReviewAsync(_keys[0])).Comment);
    }

    [Fact]
    public async Task Skipping_saves_what_waits_and_opens_the_next_file()
    {
        var desk = await OpenAsync();
        var typing = desk.Find("#comment").InputAsync(new ChangeEventArgs { Value = "à relire" });

        await desk.Find("[data-scoring-skip]").ClickAsync(new());
        await desk.Instance.DisposeAsync();
        await typing;

        var review = await _world.ReviewAsync(_keys[0]);
        Assert.Equal(("à relire", ReviewState.Draft, true), (review.Comment, review.State, review.SkippedAt is not null));
        Assert.EndsWith("/selection/reviews/" + _keys[1], _page.Services.GetRequiredService<BunitNavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Abstaining_asks_for_a_reason_beside_the_field()
    {
        var desk = await OpenAsync();

        await desk.Find("#abstain .btn.danger").ClickAsync(new());
        Assert.Equal(ReviewState.Assigned, (await _world.ReviewAsync(_keys[0])).State);
        Assert.NotNull(desk.Find("#abstain .field.error .msg"));
        await desk.Find("#abstain-reason").ChangeAsync(new ChangeEventArgs { Value = "Filière inconnue" });
        await desk.Find("#abstain .btn.danger").ClickAsync(new());

        Assert.Equal((ReviewState.Abstained, "Filière inconnue"), ((await _world.ReviewAsync(_keys[0])).State, (await _world.ReviewAsync(_keys[0])).Abstention));
    }

    [Fact]
    public async Task In_the_table_each_row_saves_itself_and_a_row_saved_elsewhere_asks()
    {
        var table = (await _world.As<ScoringTables>(_world.Hiba).OpenAsync(_world.RoundKey))!;
        var desk = _page.Render<ScoringTableDesk>(p => p.Add(d => d.Table, table).Add(d => d.IsLive, true));
        var sheet = (await _world.As<ReviewSheets>(_world.Hiba).OpenAsync(_keys[1]))!;
        await _world.As<Scoring>(_world.Hiba).SaveAsync(_keys[1], RoundWorld.Marks(sheet, 2, 3), "Ailleurs", sheet.Draft.Version);

        foreach (var key in _keys) await desk.Find($"input[name='t-{key}'][value='4']").ChangeAsync(new ChangeEventArgs { Value = "4" });

        Assert.Equal(4, Assert.Single((await _world.ReviewAsync(_keys[0])).Marks).Level);
        Assert.Equal(("Ailleurs", 2), ((await _world.ReviewAsync(_keys[1])).Comment, (await _world.ReviewAsync(_keys[1])).Marks.Min(m => m.Level)));
        Assert.Contains("Ailleurs", desk.Find(".notice.warn").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Alaoui", desk.Markup, StringComparison.Ordinal);
        await desk.Find(".notice.warn button").ClickAsync(new());
        Assert.Contains(4, (await _world.ReviewAsync(_keys[1])).Marks.Select(m => m.Level));
    }

    /// <summary>Types the comment and lets the pause go by.</summary>
    async Task TypeAsync(IRenderedComponent<ScoringDesk> desk, string text)
    {
        var typing = desk.Find("#comment").InputAsync(new ChangeEventArgs { Value = text });
        _world.Programme.Time.Advance(TimeSpan.FromSeconds(1));
        await typing;
    }
}
