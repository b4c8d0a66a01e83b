using AusAiducation.Core.Access;
using AusAiducation.Core.Coaching;
using AusAiducation.Core.Data;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Coaching;

public class PrivateNoteTests
{
    const string Secret = "Elle dort mal depuis le décès de son père.";

    [Fact]
    public async Task A_private_note_is_its_authors_alone_until_it_is_opened_on_the_record()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (coach, officer, auditor) = (await world.UserAsync("coach", Role.Coach), await world.UserAsync("officer", Role.DataOfficer), await world.UserAsync("auditor", Role.Auditor));
        var sponsor = await world.UserAsync("sponsor", Role.Sponsor, sponsorId: world.Ausim.Id);
        var student = await world.StudentAsync("Alaoui", world.Ausim);
        var self = await world.AccountOfAsync(student);
        await world.CoachAsync(student, coach, new DateOnly(2021, 6, 1));
        var session = await world.SessionAsync(student, coach, new DateOnly(2021, 7, 1), privateNote: Secret);

        Assert.Equal(Secret, await NoteAsync(programme, coach, student.Key));
        foreach (var user in new[] { world.Manager, officer, auditor })
        {
            Assert.Null(await NoteAsync(programme, user, student.Key));
            Assert.True((await programme.As<SessionHistory>(user).ReadAsync(student.Key))!.Sessions.Single().HasPrivateNote);
        }
        foreach (var user in new[] { world.Manager, officer, auditor, sponsor, self }) Assert.Equal(0, await CountAsync(programme, user));
        foreach (var user in new[] { auditor, coach, sponsor, self })
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<NoteUnsealing>(user).OpenAsync(new OpeningInput { Session = session.Key, Ground = "SafetyAlert", Reason = "x" }));

        await programme.As<NoteUnsealing>(officer).OpenAsync(new OpeningInput { Session = session.Key, Ground = "SafetyAlert", Reason = "Le lycée a signalé une absence." });

        Assert.Equal(Secret, await NoteAsync(programme, officer, student.Key));
        Assert.Null(await NoteAsync(programme, world.Manager, student.Key));
        foreach (var reader in new[] { coach, officer, auditor })
        {
            var opening = (await programme.As<SessionHistory>(reader).ReadAsync(student.Key))!.Openings.Single();
            Assert.Equal(("officer", OpeningGround.SafetyAlert, "Le lycée a signalé une absence.", programme.Clock.Now), (opening.By, opening.Ground, opening.Reason, opening.At));
        }
        Assert.Null(await programme.As<NoteUnsealing>(officer).FindAsync(session.Key));
        await using var db = programme.OpenAll();
        Assert.DoesNotContain(await db.History.ToListAsync(), h => h.Changes.Contains("dort mal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_opening_needs_a_ground_and_a_reason_and_a_note()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var coach = await world.UserAsync("coach", Role.Coach);
        var student = await world.StudentAsync("Alaoui", world.Ausim);
        var bare = await world.SessionAsync(student, coach, new DateOnly(2021, 7, 1));
        var unsealing = programme.As<NoteUnsealing>(world.Manager);

        var refused = await Assert.ThrowsAsync<InputRefused>(() => unsealing.OpenAsync(new OpeningInput { Session = bare.Key }));

        Assert.Equal(["Ground", "Reason"], refused.Problems.Select(p => p.Field));
        Assert.Null(await unsealing.FindAsync(bare.Key));
        await Assert.ThrowsAsync<NotFoundForViewer>(() => unsealing.OpenAsync(new OpeningInput { Session = bare.Key, Ground = "LegalRequest", Reason = "Juge" }));
    }

    static async Task<string?> NoteAsync(TestProgramme programme, AppUser user, string studentKey) => (await programme.As<SessionHistory>(user).ReadAsync(studentKey))!.Sessions.Single().PrivateNote;

    static async Task<int> CountAsync(TestProgramme programme, AppUser user)
    {
        await using var db = programme.Factory.Create(await programme.ViewerOf(user));
        return await db.PrivateNotes.CountAsync();
    }
}
