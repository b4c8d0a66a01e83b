using AusAiducation.Core.Access;
using AusAiducation.Core.Coaching;
using AusAiducation.Core.Data;
using AusAiducation.Core.Students;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Coaching;

public class SessionLoggingTests
{
    static readonly DateOnly Began = new(2021, 6, 1);

    [Fact]
    public async Task A_coach_logs_a_session_and_the_same_form_sent_twice_is_one()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, coach, student) = await CoachedAsync(programme);
        var logging = programme.As<SessionLogging>(coach);
        var input = Filled(student);

        var key = await logging.LogAsync(input);
        Assert.Equal(key, await logging.LogAsync(input));

        await using var db = programme.OpenAll();
        var session = await db.CoachingSessions.Include(s => s.PrivateNote).SingleAsync();
        Assert.Equal((student.Id, coach.Id, new DateOnly(2021, 7, 12), 45, SessionChannel.Phone, SessionMood.Attention), (session.StudentId, session.CoachUserId, session.HeldOn, session.Minutes, session.Channel, session.Mood));
        Assert.Equal("Je m’inquiète.", session.PrivateNote!.Text);
    }

    [Fact]
    public async Task The_same_form_posted_by_two_requests_at_once_is_one_session()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (_, coach, student) = await CoachedAsync(programme);
        var input = Filled(student);

        var keys = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => programme.As<SessionLogging>(coach).LogAsync(input)));

        Assert.Single(keys.Distinct());
        await using var db = programme.OpenAll();
        Assert.Equal(1, await db.CoachingSessions.CountAsync());
    }

    [Fact]
    public async Task An_old_form_brought_back_with_another_text_is_another_session()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (_, coach, student) = await CoachedAsync(programme);
        var input = Filled(student);
        var first = await programme.As<SessionLogging>(coach).LogAsync(input);
        input.SharedNote = "Autre chose";

        Assert.NotEqual(first, await programme.As<SessionLogging>(coach).LogAsync(input));
    }

    [Fact]
    public async Task Nothing_is_chosen_for_the_coach_and_each_gap_has_its_sentence()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (_, coach, student) = await CoachedAsync(programme);

        var refused = await Assert.ThrowsAsync<InputRefused>(() => programme.As<SessionLogging>(coach).LogAsync(new SessionInput { Student = student.Key, HeldOn = "2021-07-13" }));

        Assert.Equal(["HeldOn", "Minutes", "Channel", "Mood", "SharedNote"], refused.Problems.Select(p => p.Field));
        Assert.Equal("Common.DayTooLate", refused.Problems[0].Refusal.Key);
    }

    [Fact]
    public async Task A_former_student_and_a_stranger_are_not_found()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, coach, _) = await CoachedAsync(programme);
        var former = await world.StudentAsync("Former", world.Ausim);
        await world.CoachAsync(former, coach, Began, to: new DateOnly(2021, 7, 1));
        await world.SessionAsync(former, coach, new DateOnly(2021, 6, 20));
        var stranger = await world.StudentAsync("Stranger", world.Ausim);

        foreach (var student in new[] { former, stranger })
        {
            await Assert.ThrowsAsync<NotFoundForViewer>(() => programme.As<SessionLogging>(coach).LogAsync(Filled(student)));
            Assert.Null(await programme.As<OwnStudents>(coach).FindAsync(student.Key));
            Assert.Null(await programme.As<SessionHistory>(coach).ReadAsync(student.Key));
        }
        Assert.Equal(["COACHED Amal"], (await programme.As<OwnStudents>(coach).ReadAsync()).Select(s => s.Name));
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<SessionLogging>(world.Manager).LogAsync(Filled(stranger)));
    }

    [Fact]
    public async Task A_coach_who_is_also_a_sponsor_does_not_open_the_coaching_of_the_sponsored()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, coach, _) = await CoachedAsync(programme);
        await world.HatAsync(coach, Role.Sponsor, sponsorId: world.Axeli.Id);
        var sponsored = await world.StudentAsync("Sponsored", world.Axeli);
        await world.SessionAsync(sponsored, world.Manager, new DateOnly(2021, 7, 1));

        Assert.Null(await programme.As<SessionHistory>(coach).ReadAsync(sponsored.Key));
    }

    static async Task<(World World, AppUser Coach, Student Student)> CoachedAsync(TestProgramme programme)
    {
        var world = await World.CreateAsync(programme);
        var coach = await world.UserAsync("coach", Role.Coach);
        var student = await world.StudentAsync("Coached", world.Ausim);
        await world.CoachAsync(student, coach, Began);
        return (world, coach, student);
    }

    static SessionInput Filled(Student student) => new()
    {
        Student = student.Key, FormKey = Keys.New(), HeldOn = "12/07/2021", Minutes = "45", Channel = "Phone", Mood = "Attention", SharedNote = " Organisation du temps ", PrivateNote = "Je m’inquiète.", NextStep = "",
    };
}
