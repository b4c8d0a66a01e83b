using AusAiducation.Core.Access;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Access;

public class GivingHatsTests
{
    [Fact]
    public async Task A_manager_gives_hats_but_not_those_of_treasurer_and_administrator()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var coach = await world.UserAsync("coach");
        var hats = programme.As<GivingHats>(world.Manager);

        await hats.GiveAsync(coach.Key, new HatInput { Role = "Coach" });
        await hats.GiveAsync(coach.Key, new HatInput { Role = "Chair", Edition = world.Edition.Key, From = "01/08/2021", To = "31/08/2021" });

        foreach (var role in new[] { "Treasurer", "Administrator" })
            Assert.Equal("Access.SensitiveHat", Assert.Single((await Assert.ThrowsAsync<InputRefused>(() => hats.GiveAsync(coach.Key, new HatInput { Role = role }))).Problems).Refusal.Key);
        var administrator = await world.UserAsync("admin", Role.Administrator);
        await programme.As<GivingHats>(administrator).GiveAsync(coach.Key, new HatInput { Role = "Treasurer" });
        Assert.Equal([Role.Coach, Role.Treasurer], (await programme.ViewerOf(coach)).Hats.Select(h => h.Role).Order());
    }

    [Theory]
    [InlineData("Sponsor", nameof(HatInput.Sponsor), "Access.HatNeedsSponsor")]
    [InlineData("SchoolHelper", nameof(HatInput.Organisation), "Access.HatNeedsOrganisation")]
    [InlineData("Student", nameof(HatInput.Role), "Access.StudentHatComesWithScholarship")]
    [InlineData("3", nameof(HatInput.Role), "Common.ChooseOne")]
    public async Task A_hat_that_lacks_what_it_needs_is_refused_beside_its_field(string role, string field, string key)
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var somebody = await world.UserAsync("somebody");

        var refused = await Assert.ThrowsAsync<InputRefused>(() => programme.As<GivingHats>(world.Manager).GiveAsync(somebody.Key, new HatInput { Role = role }));

        Assert.Equal((field, key), (refused.Problems[0].Field, refused.Problems[0].Refusal.Key));
    }

    [Fact]
    public async Task Nobody_changes_their_own_hats_and_a_coach_changes_none()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var coach = await world.UserAsync("coach", Role.Coach);
        await using var db = programme.OpenAll();
        var own = await db.Memberships.SingleAsync(m => m.UserId == world.Manager.Id);

        var hats = programme.As<GivingHats>(world.Manager);
        Assert.Equal("Access.NotYourOwnHats", (await Assert.ThrowsAsync<RuleBroken>(() => hats.GiveAsync(world.Manager.Key, new HatInput { Role = "Coach" }))).Refusal.Key);
        Assert.Equal("Access.NotYourOwnHats", (await Assert.ThrowsAsync<RuleBroken>(() => hats.EndAsync(world.Manager.Key, own.Key))).Refusal.Key);
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<GivingHats>(coach).GiveAsync(coach.Key, new HatInput { Role = "Manager" }));
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (first, second) = (await world.UserAsync("first", Role.Administrator), await world.UserAsync("second", Role.Administrator));
        await SetPasswordsAsync(programme);
        await programme.As<KeepingAccounts>(first).LockAsync(second.Key);
        // The second one, unlocked and seen from a third pair of eyes, is all that is left once the first is closed.
        await programme.As<KeepingAccounts>(first).UnlockAsync(second.Key);
        await programme.As<KeepingAccounts>(second).CloseAsync(first.Key);

        var keeping = programme.As<KeepingAccounts>(new Viewer { UserId = world.Manager.Id, Hats = [new Hat(Role.Administrator)], Rows = new RowScope { Account = true, UserId = world.Manager.Id, SeesPeopleDirectory = true } });
        Assert.Equal("Access.LastAdministrator", (await Assert.ThrowsAsync<RuleBroken>(() => keeping.LockAsync(second.Key))).Refusal.Key);
        Assert.Equal("Access.LastAdministrator", (await Assert.ThrowsAsync<RuleBroken>(() => keeping.CloseAsync(second.Key))).Refusal.Key);
        Assert.Equal("Access.SensitiveAccount", (await Assert.ThrowsAsync<RuleBroken>(() => programme.As<KeepingAccounts>(world.Manager).LockAsync(second.Key))).Refusal.Key);
    }

    [Fact]
    public async Task An_ended_hat_keeps_its_row_and_its_history()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var coach = await world.UserAsync("coach", Role.Coach);
        await using var db = programme.OpenAll();
        var hat = await db.Memberships.AsNoTracking().SingleAsync(m => m.UserId == coach.Id);

        await programme.As<GivingHats>(world.Manager).EndAsync(coach.Key, hat.Key);

        Assert.Equal(programme.Clock.Today.AddDays(-1), (await db.Memberships.AsNoTracking().SingleAsync(m => m.UserId == coach.Id)).To);
        Assert.Empty((await programme.ViewerOf(coach)).Hats);
        Assert.Equal(world.Manager.Id, (await db.History.SingleAsync(h => h.EntityKey == hat.Key && h.Action == AusAiducation.Core.Data.HistoryAction.Changed)).UserId);
    }

    [Fact]
    public async Task Inviting_a_known_address_adds_the_hat_and_sends_no_link()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var known = await world.UserAsync("known", Role.Coach);
        var inviting = programme.As<Inviting>(world.Manager);
        InviteInput To(string email, string role) => new() { Name = "Somebody", Email = email, Hat = new HatInput { Role = role } };

        var again = await inviting.InviteAsync(To("KNOWN@test.example", "Trainer"));
        var fresh = await inviting.InviteAsync(To("fresh@test.example", "Trainer"));

        Assert.Null(again.Secret);
        Assert.Equal(2, (await programme.ViewerOf(known)).Hats.Count);
        await using var db = programme.OpenAll();
        Assert.Equal(Invitation.HashOf(fresh.Secret!), (await db.Invitations.SingleAsync()).SecretHash);
        Assert.Equal("Access.HatAlreadyWorn", (await Assert.ThrowsAsync<RuleBroken>(() => inviting.InviteAsync(To("known@test.example", "Trainer")))).Refusal.Key);
        Assert.Equal("Access.NotAnEmail", (await Assert.ThrowsAsync<InputRefused>(() => inviting.InviteAsync(To("not an address", "Trainer")))).Problems[0].Refusal.Key);
    }

    [Fact]
    public async Task The_list_and_the_file_of_people_take_the_same_few_queries_whatever_their_size()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var list = programme.As<AccountListing>(await programme.ViewerOf(world.Manager));
        var files = programme.As<AccountQueries>(await programme.ViewerOf(world.Manager));
        var few = await programme.Queries.During(() => list.ReadAsync(new AccountFilter(), new()));
        foreach (var name in new[] { "a", "b", "c" }) await world.UserAsync(name, Role.Coach);
        await world.HatAsync(world.Manager, Role.Administrator);
        var many = await programme.Queries.During(() => list.ReadAsync(new AccountFilter { Search = "test", State = null }, new()));

        Assert.Equal(few, many);
        Assert.InRange(many, 1, 6);
        Assert.InRange(await programme.Queries.During(() => files.FileAsync(world.Manager.Key)), 1, 6);
    }

    static async Task SetPasswordsAsync(TestProgramme programme)
    {
        await using var db = programme.OpenAll();
        foreach (var user in await db.Users.ToListAsync()) user.PasswordHash = "set";
        await db.SaveChangesAsync();
    }
}
