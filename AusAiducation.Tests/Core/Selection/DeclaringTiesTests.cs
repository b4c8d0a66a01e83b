using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Selection;

public class DeclaringTiesTests
{
    [Fact]
    public async Task The_names_are_all_eligible_ones_in_order_and_say_nothing_of_codes_or_assignments()
    {
        await using var world = await RoundWorld.CreateAsync(open: false);
        var (b, a) = (await world.World.CandidateAsync("Bennani"), await world.World.CandidateAsync("Alaoui"));
        await world.World.CandidateAsync("Cherkaoui", CandidateStage.Received);
        await world.GiveAsync(world.Hiba, b);

        var names = await world.As<ConflictNames>(world.Hiba).OfAsync(world.RoundKey);

        Assert.Equal([("Alaoui", "العربي"), ("Bennani", "العربي")], names.Select(n => (n.FamilyName, n.FamilyNameArabic!)));
        Assert.DoesNotContain(names, n => n.PersonKey == a.Key || n.PersonKey == b.Key);
        Assert.Equal(["FamilyName", "FamilyNameArabic", "GivenName", "GivenNameArabic", "PersonKey"], typeof(ConflictName).GetProperties().Select(p => p.Name).Where(n => n != "EqualityContract").Order());
    }

    [Fact]
    public async Task Names_are_for_members_of_the_edition_and_gone_when_the_round_closes()
    {
        await using var world = await RoundWorld.CreateAsync();
        var elsewhere = await world.World.UserAsync("ailleurs", Role.CommitteeMember, editionId: world.World.Edition.Id + 1);

        await Assert.ThrowsAsync<AccessDenied>(() => world.As<ConflictNames>(world.Manager).OfAsync(world.RoundKey));
        await Assert.ThrowsAsync<AccessDenied>(() => world.As<ConflictNames>(elsewhere).OfAsync(world.RoundKey));
        await world.As<RoundKeeping>(world.Manager).CloseAsync(world.RoundKey);
        await Assert.ThrowsAsync<NotFoundForViewer>(() => world.As<ConflictNames>(world.Hiba).OfAsync(world.RoundKey));
    }

    [Fact]
    public async Task Signing_is_recorded_once_with_who_and_when()
    {
        await using var world = await RoundWorld.CreateAsync(signed: false);
        var ties = world.As<DeclaringTies>(world.Hiba);
        var at = world.Programme.Clock.Now;

        await ties.SignAsync(world.RoundKey);
        world.Programme.Time.Advance(TimeSpan.FromMinutes(5));
        await ties.SignAsync(world.RoundKey);

        Assert.Equal(at, (await world.As<MyReviewQueries>(world.Hiba).OfAsync())!.SignedAt);
        var members = (await world.As<RoundQueries>(world.Manager).DeskAsync(world.World.Edition.Id))!.Members;
        Assert.Equal([("hiba", true), ("karim", false), ("salma", false)], members.Select(m => (m.Name, m.HasSigned)));
        await Assert.ThrowsAsync<AccessDenied>(() => world.As<DeclaringTies>(world.Manager).SignAsync(world.RoundKey));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Declared_late_on_a_file_it_sets_the_review_aside_tells_the_chair_and_goes_to_the_next(bool sent)
    {
        await using var world = await RoundWorld.CreateAsync();
        var (tied, next) = (await world.World.CandidateAsync("Alaoui"), await world.World.CandidateAsync("Bennani"));
        var keys = await world.GiveAsync(world.Hiba, tied, next);
        var ties = world.As<DeclaringTies>(world.Hiba);
        if (sent) await world.SendAsync(world.Hiba, keys[0]);

        var opened = await ties.OnFileAsync(keys[0], new TieInput { Kind = "Friend", Reason = "Voisin" });

        Assert.Equal(keys[1], opened);
        Assert.Equal(ReviewState.SetAside, (await world.ReviewAsync(keys[0])).State);
        Assert.Null(await world.As<ReviewSheets>(world.Hiba).OpenAsync(keys[0]));
        var mine = (await world.As<MyReviewQueries>(world.Hiba).OfAsync())!;
        Assert.Equal((1, keys[1]), (mine.Ties, Assert.Single(mine.Rows).Key));
        var line = Assert.Single((await world.As<RoundQueries>(world.Manager).DeskAsync(world.World.Edition.Id))!.Ties);
        Assert.Equal(("hiba", tied.Code, ConflictKind.Friend, "Voisin", true, true), (line.Member, line.Code, line.Kind, line.Reason, line.ByMember, line.SetAside));
        var row = (await world.As<ReviewCoverage>(world.Manager).ReadAsync(new CoverageFilter(), new PageRequest())).Rows.Single(r => r.Code == tied.Code);
        Assert.Equal((0, 0), (row.Given, row.Submitted));
    }

    [Fact]
    public async Task Declared_by_name_it_takes_the_file_away_without_saying_that_it_had_been_given()
    {
        await using var world = await RoundWorld.CreateAsync();
        var (given, free) = (await world.World.CandidateAsync("Alaoui"), await world.World.CandidateAsync("Bennani"));
        var key = (await world.GiveAsync(world.Hiba, given))[0];
        var names = await world.As<ConflictNames>(world.Hiba).OfAsync(world.RoundKey);
        var ties = world.As<DeclaringTies>(world.Hiba);

        foreach (var family in new[] { "Alaoui", "Bennani" })
            await ties.ByNameAsync(world.RoundKey, new TieInput { Person = names.Single(n => n.FamilyName == family).PersonKey, Kind = "OwnPupil" });
        await ties.ByNameAsync(world.RoundKey, new TieInput { Person = names.Single(n => n.FamilyName == "Bennani").PersonKey, Kind = "Kin" });

        Assert.Equal(ReviewState.SetAside, (await world.ReviewAsync(key)).State);
        Assert.Equal(names, await world.As<ConflictNames>(world.Hiba).OfAsync(world.RoundKey));
        await using var db = world.Programme.OpenAll();
        Assert.Equal(2, await db.Conflicts.CountAsync());
        var refused = await world.As<Assigning>(world.Manager).AssignAsync(world.RoundKey, new AssignInput { Member = world.Hiba.Key, Files = [free.Code] });
        Assert.Equal("Selection.TieRefuses", Assert.Single(refused.Refused).Why.Key);
    }

    [Fact]
    public async Task The_chair_records_a_tie_for_a_member_and_wrong_entries_are_said_beside_their_field()
    {
        await using var world = await RoundWorld.CreateAsync();
        var chair = await world.World.UserAsync("chair", Role.Chair, world.World.Edition.Id);
        var file = await world.World.CandidateAsync("Alaoui");
        var key = (await world.GiveAsync(world.Hiba, file))[0];
        var ties = world.As<DeclaringTies>(chair);
        async Task<IEnumerable<string>> ProblemsAsync(TieInput input) => (await Assert.ThrowsAsync<InputRefused>(() => ties.ForMemberAsync(world.RoundKey, input))).Problems.Select(p => p.Field);

        Assert.Equal(["Member", "File"], await ProblemsAsync(new TieInput { Kind = "Kin" }));
        Assert.Equal(["Kind"], await ProblemsAsync(new TieInput { Member = world.Hiba.Key, File = file.Code }));
        Assert.Equal(["Reason"], await ProblemsAsync(new TieInput { Member = world.Hiba.Key, File = file.Code, Kind = "Other" }));
        await ties.ForMemberAsync(world.RoundKey, new TieInput { Member = world.Hiba.Key, File = file.Code.ToLowerInvariant(), Kind = "Other", Reason = "Ancien employeur du père" });

        Assert.Equal(ReviewState.SetAside, (await world.ReviewAsync(key)).State);
        await using var db = world.Programme.OpenAll();
        Assert.True(await db.History.AnyAsync(h => h.Entity == "Conflict" && h.UserId == chair.Id));
        await Assert.ThrowsAsync<AccessDenied>(() => world.As<DeclaringTies>(world.Karim).ForMemberAsync(world.RoundKey, new TieInput()));
    }
}
