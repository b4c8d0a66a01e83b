using AusAiducation.Core.Access;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Sponsorship;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Sponsorship;

public class SponsoringTests
{
    [Fact]
    public async Task Seats_are_set_but_never_below_the_laureates_placed()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await world.PlaceAsync(await world.LaureateAsync("Alami"), world.Ausim);
        await world.PlaceAsync(await world.LaureateAsync("Berrada"), world.Ausim);
        var (acts, queries) = (programme.As<Sponsoring>(world.Manager), programme.As<SponsorQueries>(world.Manager));
        var shown = (await queries.OneAsync(world.Ausim.Key, null))!;

        var below = await Assert.ThrowsAsync<RuleBroken>(() => acts.SetSeatsAsync(world.Edition.Code, world.Ausim.Key, new SeatsInput { Seats = "1", Version = shown.SeatsVersion }));
        Assert.Equal("Sponsorship.SeatsBelowPlaced", below.Refusal.Key);
        await acts.SetSeatsAsync(world.Edition.Code, world.Ausim.Key, new SeatsInput { Seats = "2", Version = shown.SeatsVersion });
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => acts.SetSeatsAsync(world.Edition.Code, world.Ausim.Key, new SeatsInput { Seats = "7", Version = shown.SeatsVersion }));

        var row = (await queries.ListAsync(null))!.Rows.Single(r => r.Key == world.Ausim.Key);
        Assert.Equal((2, 2, 0), (row.Seats, row.Placed, row.Free));
    }

    [Fact]
    public async Task Preferences_are_stated_until_the_file_round_opens_and_then_refused()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (acts, queries) = (programme.As<Sponsoring>(world.Manager), programme.As<SponsorQueries>(world.Manager));
        var wish = new PreferenceInput { Province = "zagora", Points = "20" };
        await acts.AddPreferenceAsync(world.Edition.Code, world.Axeli.Key, wish);

        Assert.Equal("Sponsorship.WishStated", (await Assert.ThrowsAsync<InputRefused>(() => acts.AddPreferenceAsync(world.Edition.Code, world.Axeli.Key, wish))).Problems.Single().Refusal.Key);
        Assert.Equal("Sponsorship.OneWish", (await Assert.ThrowsAsync<InputRefused>(() => acts.AddPreferenceAsync(world.Edition.Code, world.Axeli.Key,
            new PreferenceInput { Province = "zagora", Stream = "SMA", Points = "20" }))).Problems.Single().Refusal.Key);
        await using (var db = programme.OpenAll())
        {
            var round = new Round(world.Edition.Id, RoundKind.File, 1, await db.Rubrics.Include(r => r.Criteria).ThenInclude(c => c.Levels).SingleAsync(r => r.Id == world.FileRubric.Id), Scored.Terms());
            round.Open(programme.Clock.Now);
            db.Rounds.Add(round);
            await db.SaveChangesAsync();
        }

        Assert.Equal("Sponsorship.PreferencesFrozen", (await Assert.ThrowsAsync<RuleBroken>(() => acts.AddPreferenceAsync(world.Edition.Code, world.Axeli.Key,
            new PreferenceInput { Stream = "SMA", Points = "20" }))).Refusal.Key);
        var view = (await queries.OneAsync(world.Axeli.Key, null))!;
        Assert.Equal("Sponsorship.PreferencesFrozen", (await Assert.ThrowsAsync<RuleBroken>(() => acts.RemovePreferenceAsync(view.Preferences.Single().Key))).Refusal.Key);
        Assert.Equal("Sponsorship.PreferencesFrozen", view.Frozen!.Key);
    }

    [Fact]
    public async Task A_sponsor_added_has_its_seats_and_a_name_stands_once()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var acts = programme.As<Sponsoring>(world.Manager);

        var key = await acts.AddAsync(world.Edition.Code, new SponsorInput { Name = "Banque du Sud", Seats = "3" });

        Assert.Equal(3, (await programme.As<SponsorQueries>(world.Manager).OneAsync(key, null))!.Seats);
        Assert.Equal("Sponsorship.NameTaken", (await Assert.ThrowsAsync<InputRefused>(() => acts.AddAsync(world.Edition.Code, new SponsorInput { Name = "Axeli", Seats = "3" }))).Problems.Single().Refusal.Key);
        var treasurer = await world.UserAsync("treasurer", Role.Treasurer);
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<Sponsoring>(treasurer).AddAsync(world.Edition.Code, new SponsorInput { Name = "X", Seats = "1" }));
    }

    [Fact]
    public void Points_are_the_sum_of_the_wishes_that_match_stream_region_and_province()
    {
        var zagora = Provinces.Of("zagora")!;
        StatedPreference[] wishes =
        [
            new(1, PreferenceKind.Stream, "SMA", 30), new(1, PreferenceKind.Region, zagora.Region.Code, 20), new(1, PreferenceKind.Province, "zagora", 10),
            new(1, PreferenceKind.Province, "midelt", 5), new(2, PreferenceKind.Stream, "SMA", 99),
        ];

        Assert.Equal(60, StatedPreference.PointsOf(new PreferredTraits("SMA", "zagora"), 1, wishes));
        Assert.Equal(35, StatedPreference.PointsOf(new PreferredTraits("SMA", "midelt"), 1, wishes) - (Provinces.Of("midelt")!.Region == zagora.Region ? 20 : 0));
        Assert.Equal(0, StatedPreference.PointsOf(new PreferredTraits(null, null), 1, wishes));
    }
}
