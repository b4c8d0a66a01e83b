using AusAiducation.Core.Access;
using AusAiducation.Core.Selection.Meetings;
using AusAiducation.Core.Texts;
using AusAiducation.Tests.Core.Selection.Meetings;
using AusAiducation.Web.Features.Meeting;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AusAiducation.Tests.Web.Selection;

public sealed class MeetingRoomTests : IAsyncLifetime
{
    readonly BunitContext _page = new();
    MeetingWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await MeetingWorld.CreateAsync();
        await _world.OpenAsync(_world.Chair, _world.Hiba);
        await _world.PointAsync(_world.A);
        _page.Services.AddSingleton<Texts>();
        _page.Services.AddSingleton<TimeProvider>(_world.Programme.Time);
        _page.Services.AddSingleton(_world.As<Discussing>(_world.Hiba));
        _page.Services.AddSingleton(_world.As<Leading>(_world.Chair));
        _page.Services.AddSingleton<CurrentViewer>(new FixedViewer(await _world.Programme.ViewerOf(_world.Hiba)));
        _page.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await _world.DisposeAsync();
    }

    async Task<RoomItem> ItemAsync(AppUser user) => (await _world.RoomAsync(user)).Item!;

    [Fact]
    public async Task A_vote_is_a_choice_that_may_be_changed_and_a_refusal_a_sentence()
    {
        var item = await ItemAsync(_world.Hiba);
        var vote = _page.Render<RoomVote>(p => p.Add(v => v.Item, item).Add(v => v.MayVote, true));
        await vote.Find("input[value=Reserve]").ChangeAsync(new ChangeEventArgs { Value = "Reserve" });
        await vote.Find("input[value=Selected]").ChangeAsync(new ChangeEventArgs { Value = "Selected" });
        Assert.Equal(VoteChoice.Selected, (await ItemAsync(_world.Hiba)).OwnVote);
        Assert.Null(vote.Instance.Item.Votes);

        await _world.PointAsync(_world.B);
        await vote.Find("input[value=Reserve]").ChangeAsync(new ChangeEventArgs { Value = "Reserve" });

        Assert.Contains(Texts.In("fr", "Meetings.AnotherItem"), vote.Find(".notice.bad").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_is_kept_while_it_is_typed_even_when_the_screens_go_on()
    {
        var item = await ItemAsync(_world.Hiba);
        var notes = _page.Render<RoomNotes>(p => p.Add(n => n.Item, item));
        var typing = notes.Find("#note").InputAsync(new ChangeEventArgs { Value = "Le projet" });

        await _world.PointAsync(_world.B);
        await notes.Instance.DisposeAsync();
        await typing;
        await _world.PointAsync(_world.A);

        Assert.Equal("Le projet", (await ItemAsync(_world.Hiba)).Draft);
    }
}
