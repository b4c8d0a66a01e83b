using AusAiducation.Core.Access;
using AusAiducation.Core.Coaching;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Coaching;

public class CoachingTests
{
    static readonly DateOnly Today = new(2021, 7, 12);

    [Theory]
    [InlineData(13, false)]
    [InlineData(14, true)]
    public async Task Silence_begins_on_the_fourteenth_day(int days, bool silent)
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var coach = await world.UserAsync("coach", Role.Coach);
        var (met, neverMet) = (await world.StudentAsync("Met", world.Ausim), await world.StudentAsync("Never", world.Ausim));
        await world.CoachAsync(met, coach, Today.AddDays(-60));
        await world.SessionAsync(met, coach, Today.AddDays(-40));
        await world.SessionAsync(met, coach, Today.AddDays(-days));
        await world.CoachAsync(neverMet, coach, Today.AddDays(-days));

        Assert.All(await programme.As<OwnStudents>(coach).ReadAsync(), s => Assert.Equal((days, silent), (s.Days, s.IsSilent)));
        var rows = (await programme.As<CoachingListing>(world.Manager).ReadAsync(new(), new())).Rows;
        Assert.Equal(2, rows.Count);
        Assert.All(rows, r => Assert.Equal(silent ? CoachingState.Silent : CoachingState.OnTrack, r.State));
    }

    [Fact]
    public async Task The_team_meets_the_urgent_first_and_a_coach_meets_the_silent_first()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var coach = await world.UserAsync("coach", Role.Coach);
        var (fine, silent, urgent, alone) = (await world.StudentAsync("Afine", world.Ausim), await world.StudentAsync("Bsilent", world.Ausim), await world.StudentAsync("Curgent", world.Ausim), await world.StudentAsync("Dalone", world.Ausim));
        foreach (var s in new[] { fine, silent, urgent }) await world.CoachAsync(s, coach, Today.AddDays(-90));
        await world.SessionAsync(fine, coach, Today.AddDays(-2));
        await world.SessionAsync(silent, coach, Today.AddDays(-30));
        await world.SessionAsync(urgent, coach, Today.AddDays(-3), SessionMood.Urgent);
        var listing = programme.As<CoachingListing>(world.Manager);

        Assert.Equal([urgent.Key, alone.Key, silent.Key, fine.Key], (await listing.ReadAsync(new(), new())).Rows.Select(r => r.Key));
        Assert.Equal([silent.Key], (await listing.ReadAsync(new() { State = CoachingState.Silent }, new())).Rows.Select(r => r.Key));
        Assert.Equal(3, (await listing.ReadAsync(new() { Coach = coach.Key }, new())).Total);
        Assert.Equal(["BSILENT Amal", "CURGENT Amal", "AFINE Amal"], (await programme.As<OwnStudents>(coach).ReadAsync()).Select(s => s.Name));
        Assert.Equal(0, (await programme.As<CoachingListing>(coach).ReadAsync(new(), new())).Total);
        Assert.Equal([("coach", 3)], (await programme.As<CoachLoads>(world.Manager).ReadAsync()).Select(l => (l.Name, l.Students)));
    }

    [Fact]
    public async Task A_new_coach_takes_the_place_of_the_other_who_sees_the_student_no_more()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (before, after) = (await world.UserAsync("before", Role.Coach), await world.UserAsync("after", Role.Coach));
        var student = await world.StudentAsync("Alaoui", world.Ausim);
        await world.CoachAsync(student, before, Today.AddDays(-90));
        var assigning = programme.As<CoachAssigning>(world.Manager);

        await assigning.AssignAsync(new AssignInput { Student = student.Key, Coach = after.Key, From = "12/07/2021" });

        Assert.Empty(await programme.As<OwnStudents>(before).ReadAsync());
        Assert.Single(await programme.As<OwnStudents>(after).ReadAsync());
        await using (var db = programme.OpenAll())
            Assert.Equal([(before.Id, (DateOnly?)Today), (after.Id, null)], (await db.CoachAssignments.OrderBy(a => a.Id).ToListAsync()).Select(a => (a.CoachUserId, a.To)));
        Assert.Equal("Coaching.AlreadyTheirCoach", (await Assert.ThrowsAsync<RuleBroken>(() => assigning.AssignAsync(new AssignInput { Student = student.Key, Coach = after.Key, From = "12/07/2021" }))).Refusal.Key);
        var refused = await Assert.ThrowsAsync<InputRefused>(() => assigning.AssignAsync(new AssignInput { Student = student.Key, Coach = world.Manager.Key, From = "13/07/2021" }));
        Assert.Equal([("Coach", "Common.ChooseOne"), ("From", "Common.DayTooLate")], refused.Problems.Select(p => (p.Field, p.Refusal.Key)));
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<CoachAssigning>(after).AssignAsync(new AssignInput()));
    }

    [Fact]
    public async Task The_number_of_queries_does_not_depend_on_the_number_of_students()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var coach = await world.UserAsync("coach", Role.Coach);
        var (team, own) = (await programme.ViewerOf(world.Manager), (Viewer?)null);
        var counts = new List<(int, int, int, int)>();
        for (var i = 0; i < 3; i++)
        {
            var student = await world.StudentAsync("Alaoui" + i, world.Ausim);
            await world.CoachAsync(student, coach, Today.AddDays(-20));
            await world.SessionAsync(student, coach, Today.AddDays(-2), privateNote: "x");
            own = await programme.ViewerOf(coach);
            if (i == 1) continue;
            counts.Add((await programme.Queries.During(() => programme.As<OwnStudents>(own).ReadAsync()), await programme.Queries.During(() => programme.As<CoachingListing>(team).ReadAsync(new(), new())),
                await programme.Queries.During(() => programme.As<CoachLoads>(team).ReadAsync()), await programme.Queries.During(() => programme.As<SessionHistory>(team).ReadAsync(student.Key))));
        }

        Assert.Equal(counts[0], counts[1]);
        Assert.Equal((1, 1, 1, 3), counts[0]);
    }
}
