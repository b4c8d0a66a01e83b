using AusAiducation.Core.Access;
using AusAiducation.Core.Sponsorship;
using AusAiducation.Tests.Core.Selection;
using AusAiducation.Tests.Support;

namespace AusAiducation.Tests.Core.Sponsorship;

public class SponsorTieTests
{
    static readonly Dictionary<string, string> NoChoice = [];

    [Fact]
    public async Task A_member_says_for_whom_they_work_and_goes_on_scoring()
    {
        await using var world = await RoundWorld.CreateAsync();
        var key = (await world.GiveAsync(world.Hiba, await world.World.CandidateAsync("Alaoui")))[0];
        var ties = world.As<DeclaringSponsorTies>(world.Hiba);

        Assert.Equal(["AUSIM", "Axeli", "DataProtect"], (await world.As<SponsorTieQueries>(world.Hiba).OwnAsync(world.RoundKey)).Select(s => s.Name));
        Assert.Equal(["Sponsor", "Kind"], (await Assert.ThrowsAsync<InputRefused>(() => ties.OwnAsync(world.RoundKey, new SponsorTieInput()))).Problems.Select(p => p.Field));
        for (var twice = 0; twice < 2; twice++) await ties.OwnAsync(world.RoundKey, new SponsorTieInput { Sponsor = world.World.Ausim.Key, Kind = "Board" });

        Assert.Equal(SponsorTieKind.Board, (await world.As<SponsorTieQueries>(world.Hiba).OwnAsync(world.RoundKey))[0].Own);
        var line = Assert.Single(await world.As<SponsorTieQueries>(world.Manager).OfEditionAsync(world.World.Edition.Code));
        Assert.Equal(("hiba", "AUSIM", true), (line.Member, line.Sponsor, line.ByMember));
        await world.SendAsync(world.Hiba, key);
        await Assert.ThrowsAsync<AccessDenied>(() => world.As<SponsorTieQueries>(world.Hiba).OfEditionAsync(world.World.Edition.Code));
        await Assert.ThrowsAsync<AccessDenied>(() => world.As<DeclaringSponsorTies>(world.Hiba).ForMemberAsync(world.RoundKey, new SponsorTieInput()));
    }

    [Fact]
    public async Task Whoever_is_tied_to_a_sponsor_makes_no_choice_about_its_seats_and_may_confirm_what_the_rules_place()
    {
        await using var world = await RoundWorld.CreateAsync();
        var (w, edition) = (world.World, world.World.Edition.Code);
        var (first, second, third) = (await w.LaureateAsync("Alaoui"), await w.LaureateAsync("Bennani"), await w.LaureateAsync("Chraibi"));
        var other = await w.UserAsync("autre", Role.Manager);
        await w.PlaceAsync(first, w.Ausim);
        await w.PlaceAsync(second, w.Axeli);
        await world.As<DeclaringSponsorTies>(world.Manager).ForMemberAsync(world.RoundKey, new SponsorTieInput { Member = SponsorTieInput.Self, Sponsor = w.Ausim.Key, Kind = "Employee" });
        var (tied, free) = (world.As<Allocation>(world.Manager), world.As<Allocation>(other));
        async Task RefusedAsync(Func<Task> act) => Assert.Equal(("Sponsorship.OwnSponsor", "AUSIM"), (await Assert.ThrowsAsync<RuleBroken>(act)).Refusal is var no ? (no.Key, no.Args[0]) : default);

        Assert.Equal(["AUSIM"], (await tied.BoardAsync(edition))!.Sponsors.Where(s => s.IsOwn).Select(s => s.Name));
        Assert.DoesNotContain((await free.BoardAsync(edition))!.Sponsors, s => s.IsOwn);
        await RefusedAsync(() => tied.PlaceAsync(edition, third.Key, w.Ausim.Key));
        await RefusedAsync(() => tied.MoveAsync(edition, second.Key, w.Ausim.Key, "Demande"));
        await RefusedAsync(() => tied.MoveAsync(edition, first.Key, w.DataProtect.Key, "Demande"));
        await RefusedAsync(() => tied.FreeAsync(edition, first.Key, "Demande"));
        // A tie between AUSIM and DataProtect is not theirs to settle, either way.
        foreach (var sponsor in new[] { w.Ausim, w.DataProtect })
        {
            var choice = new Dictionary<string, string> { [third.Key] = sponsor.Key };
            var settled = await tied.ProposeAsync(edition, choice);
            await RefusedAsync(() => tied.ConfirmAsync(edition, choice, settled.Fingerprint));
        }
        await tied.MoveAsync(edition, second.Key, w.DataProtect.Key, "Demande");
        await free.MoveAsync(edition, first.Key, w.DataProtect.Key, "Demande");
        Assert.True((await tied.ProposeAsync(edition, NoChoice)).HasTies);
    }

    [Fact]
    public async Task A_tie_recorded_by_mistake_is_taken_back_by_somebody_else_with_a_reason_and_may_be_declared_again()
    {
        await using var world = await RoundWorld.CreateAsync();
        var (w, edition) = (world.World, world.World.Edition.Code);
        var other = await w.UserAsync("autre", Role.Manager);
        await world.As<DeclaringSponsorTies>(world.Manager).ForMemberAsync(world.RoundKey, new SponsorTieInput { Member = SponsorTieInput.Self, Sponsor = w.Ausim.Key, Kind = "Employee" });
        var key = Assert.Single((await world.As<SponsorTieQueries>(other).DeskAsync(world.RoundKey)).Ties).Key;
        async Task<string> RefusedAsync(AppUser by, string why) =>
            (await Assert.ThrowsAsync<InputRefused>(() => world.As<DeclaringSponsorTies>(by).TakeBackAsync(world.RoundKey, new SponsorTieBackInput { Tie = key, Why = why }))).Problems[0].Refusal.Key;

        Assert.Equal("Sponsorship.OwnTieStays", await RefusedAsync(world.Manager, "Erreur"));
        Assert.Equal("Common.Required", await RefusedAsync(other, " "));
        await Assert.ThrowsAsync<AccessDenied>(() => world.As<DeclaringSponsorTies>(world.Hiba).TakeBackAsync(world.RoundKey, new SponsorTieBackInput { Tie = key, Why = "Erreur" }));
        await world.As<DeclaringSponsorTies>(other).TakeBackAsync(world.RoundKey, new SponsorTieBackInput { Tie = key, Why = "Homonyme" });

        Assert.Equal("Sponsorship.TieIsTakenBack", await RefusedAsync(other, "Encore"));
        var line = Assert.Single((await world.As<SponsorTieQueries>(other).DeskAsync(world.RoundKey)).Ties);
        Assert.Equal(("autre", "Homonyme"), (line.TakenBack!.By, line.TakenBack.Why));
        Assert.Empty(await world.As<SponsorTieQueries>(other).OfEditionAsync(edition));
        Assert.DoesNotContain((await world.As<Allocation>(world.Manager).BoardAsync(edition))!.Sponsors, s => s.IsOwn);

        await world.As<DeclaringSponsorTies>(other).ForMemberAsync(world.RoundKey, new SponsorTieInput { Member = SponsorTieInput.Self, Sponsor = w.Ausim.Key, Kind = "Board" });
        await world.As<DeclaringSponsorTies>(world.Manager).ForMemberAsync(world.RoundKey, new SponsorTieInput { Member = SponsorTieInput.Self, Sponsor = w.Ausim.Key, Kind = "Board" });
        Assert.Equal(["AUSIM"], (await world.As<Allocation>(world.Manager).BoardAsync(edition))!.Sponsors.Where(s => s.IsOwn).Select(s => s.Name));
    }

    [Fact]
    public async Task The_hat_of_a_sponsor_is_a_tie_without_a_word()
    {
        await using var world = await RoundWorld.CreateAsync();
        await world.World.HatAsync(world.Manager, Role.Sponsor, sponsorId: world.World.Axeli.Id);

        Assert.Equal(["Axeli"], (await world.As<Allocation>(world.Manager).BoardAsync(world.World.Edition.Code))!.Sponsors.Where(s => s.IsOwn).Select(s => s.Name));
    }
}
