using AusAiducation.Core.Access;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Assignment;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Selection.Assignment;

public class ReviewRemindingTests
{
    static readonly TimeSpan Day = TimeSpan.FromDays(1);

    static async Task<List<string>> MailsAsync(RoundWorld world)
    {
        await using var db = world.Programme.OpenAll();
        return await db.OutgoingMails.Where(m => !m.Topic!.StartsWith("review-files-")).OrderBy(m => m.Id).Select(m => m.To + " " + m.Subject).ToListAsync();
    }

    [Fact]
    public async Task Members_with_work_left_are_reminded_before_on_and_after_the_day_once_each_until_they_are_done()
    {
        // The round ends on 16 July 2021; it is the 12th, nine in the morning.
        await using var world = await RoundWorld.CreateAsync();
        var (one, two) = (await world.World.CandidateAsync("Alaoui"), await world.World.CandidateAsync("Bennani"));
        var hiba = await world.GiveAsync(world.Hiba, one, two);
        var karim = await world.GiveAsync(world.Karim, one);
        var reminding = world.Programme.Get<ReviewReminding>();

        Assert.Equal(0, await reminding.RunAsync());
        world.Programme.Time.Advance(Day);
        Assert.Equal(2, await reminding.RunAsync());
        Assert.Equal(0, await reminding.RunAsync());
        world.Programme.Time.Advance(Day);
        Assert.Equal(0, await reminding.RunAsync());

        // Karim is done; Hiba has one left on the day.
        await world.SendAsync(world.Karim, karim[0]);
        await world.SendAsync(world.Hiba, hiba[0]);
        world.Programme.Time.Advance(2 * Day);
        Assert.Equal(1, await reminding.RunAsync());
        world.Programme.Time.Advance(Day);
        Assert.Equal(0, await reminding.RunAsync());
        world.Programme.Time.Advance(Day);
        Assert.Equal(1, await reminding.RunAsync());
        world.Programme.Time.Advance(Day);
        Assert.Equal(0, await reminding.RunAsync());

        Assert.Equal(
        [
            "hiba@test.example Encore 2 dossiers à rendre, édition 2021-2022", "karim@test.example Encore 1 dossier à rendre, édition 2021-2022",
            "hiba@test.example Dernier jour : encore 1 dossier, édition 2021-2022", "hiba@test.example Échéance passée : 1 dossier attendu, édition 2021-2022",
        ], await MailsAsync(world));
    }

    [Fact]
    public async Task A_later_end_begins_again_and_a_tie_leaves_nothing_to_remind_of()
    {
        await using var world = await RoundWorld.CreateAsync();
        var file = await world.World.CandidateAsync("Alaoui");
        await world.GiveAsync(world.Hiba, file);
        await world.GiveAsync(world.Karim, file);
        var reminding = world.Programme.Get<ReviewReminding>();
        world.Programme.Time.Advance(Day);
        Assert.Equal(2, await reminding.RunAsync());

        var version = (await world.As<RoundQueries>(world.Manager).DeskAsync(world.World.Edition.Id))!.Version;
        var later = RoundWorld.Input("2");
        (later.ClosesOn, later.Reason, later.Version) = ("20/07/2021", "Aïd", version);
        await world.As<RoundKeeping>(world.Manager).ChangeAsync(world.RoundKey, later);
        await world.As<DeclaringTies>(world.Manager).ForMemberAsync(world.RoundKey, new TieInput { Member = world.Karim.Key, File = file.Code, Kind = "Kin" });
        Assert.Equal(0, await reminding.RunAsync());
        world.Programme.Time.Advance(4 * Day);
        Assert.Equal(1, await reminding.RunAsync());
    }

    [Fact]
    public async Task None_goes_at_night_nor_when_the_round_turned_them_off_or_is_closed()
    {
        await using var world = await RoundWorld.CreateAsync();
        await world.GiveAsync(world.Hiba, await world.World.CandidateAsync("Alaoui"));
        var (reminding, keeping) = (world.Programme.Get<ReviewReminding>(), world.As<RoundKeeping>(world.Manager));
        world.Programme.Time.Advance(Day - TimeSpan.FromHours(3));
        Assert.Equal(0, await reminding.RunAsync());
        world.Programme.Time.Advance(TimeSpan.FromHours(3));

        Assert.Equal("Days", (await Assert.ThrowsAsync<InputRefused>(() => keeping.RemindAsync(world.RoundKey, new ReminderInput { Days = "99" }))).Problems[0].Field);
        await Assert.ThrowsAsync<AccessDenied>(() => world.As<RoundKeeping>(world.Hiba).RemindAsync(world.RoundKey, new ReminderInput()));
        await keeping.RemindAsync(world.RoundKey, new ReminderInput());
        Assert.Equal(0, await reminding.RunAsync());
        await keeping.RemindAsync(world.RoundKey, new ReminderInput { Days = "5" });
        await keeping.CloseAsync(world.RoundKey);
        Assert.Equal(0, await reminding.RunAsync());
    }
}
