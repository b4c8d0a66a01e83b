using AusAiducation.Core.Access;
using AusAiducation.Core.Students;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Students;

public class InvitingStudentsTests
{
    [Fact]
    public async Task The_account_is_the_students_own_and_meets_the_own_file_and_no_other()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (own, other) = (await world.AwardAsync("Alami", world.Ausim), await world.AwardAsync("Berrada", world.Ausim));

        var invited = await programme.As<InvitingStudents>(world.Manager).InviteAsync(own, new StudentInviteInput { Email = "alami@eleve.example", Language = "ar" });

        Assert.NotNull(invited.Secret);
        await using var all = programme.OpenAll();
        var user = await all.Users.SingleAsync(u => u.Key == invited.AccountKey);
        Assert.Equal("ar", user.Language);
        await using var db = programme.Factory.Create(await programme.ViewerOf(user));
        Assert.Equal([own], await db.Students.Select(s => s.Key).ToListAsync());
        Assert.NotEqual(own, other);
    }

    [Fact]
    public async Task A_second_account_somebody_elses_address_and_anybody_but_the_manager_are_refused()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (first, second) = (await world.AwardAsync("Alami", world.Ausim), await world.AwardAsync("Berrada", world.Ausim));
        var (manager, treasurer) = (programme.As<InvitingStudents>(world.Manager), await world.UserAsync("treasurer", Role.Treasurer));
        StudentInviteInput To(string email) => new() { Email = email };

        await manager.InviteAsync(first, To("alami@eleve.example"));

        Assert.Equal("Students.AccountKnown", (await Assert.ThrowsAsync<RuleBroken>(() => manager.InviteAsync(first, To("autre@eleve.example")))).Refusal.Key);
        Assert.Equal("Students.EmailTaken", (await Assert.ThrowsAsync<InputRefused>(() => manager.InviteAsync(second, To("MANAGER@test.example")))).Problems.Single().Refusal.Key);
        Assert.Equal("Access.NotAnEmail", (await Assert.ThrowsAsync<InputRefused>(() => manager.InviteAsync(second, To("berrada")))).Problems.Single().Refusal.Key);
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<InvitingStudents>(treasurer).InviteAsync(second, To("berrada@eleve.example")));
    }
}
