using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Assignment;
using AusAiducation.Core.Selection.Ties;
using AusAiducation.Core.Sponsorship;

namespace AusAiducation.Core.Data.Demo;

/// <summary>Around the file round of 2021: what members know, how files were dealt out, a tie with a sponsor, ties the facts speak for of which one still waits.</summary>
static class DemoAssignment
{
    static readonly Dictionary<string, (string[] Streams, int? Most)> Knowledge = new()
    {
        ["committee1"] = (["SMA", "SMB"], null), ["committee2"] = (["PC", "SVT", "AGRO"], 80), ["committee3"] = (["ECO", "SGC"], null), ["committee4"] = (["SMA", "STE", "STM"], null),
    };

    public static void Note(DemoWorld world, DateOnly opened, Func<Round> round)
    {
        var diary = world.Diary;
        diary.On(opened, 10, "manager", () => DealOut(world, round()));
        diary.On(opened, 19, "committee5", () => { world.Db.SponsorTies.Add(new SponsorTie(world.Edition2021.Id, world.Sponsors["AUSIM"].Id, world.Id("committee5"), SponsorTieKind.Board, "Bureau de l'AUSIM depuis 2018.", world.Id("committee5"))); });
        diary.On(opened.AddDays(2), 12, "chair", () => WeighAsync(world, round()));
    }

    /// <summary>Two members were reminded three days before the round of 2019 ended.</summary>
    public static void Remind2019(DemoWorld world) => world.Diary.On(new(2019, 7, 9), 8, "", () =>
    {
        foreach (var member in DemoWorld.Committee.TakeLast(2)) world.Db.ReviewReminders.Add(new ReviewReminder(world.Round2019, world.Id(member), ReminderKind.Before, world.Diary.Now));
    });

    static void DealOut(DemoWorld world, Round round)
    {
        foreach (var (account, (streams, most)) in Knowledge) round.Members.First(m => m.UserId == world.Id(account)).Describe(streams, most);
        world.Db.ReviewAssignments.Add(new ReviewAssignment(round, 1, "commission du 6 juillet 2021", replanned: false, world.Id("manager"), world.Diary.Now));
    }

    /// <summary>The chair asked the members about all but one.</summary>
    static async Task WeighAsync(DemoWorld world, Round round)
    {
        foreach (var tie in (await TieFacts.ReadAsync(world.Db, round, world.Diary.Today, CancellationToken.None)).Proposed.Skip(1))
            world.Db.DismissedTies.Add(new DismissedTie(round.EditionId, tie.File.CandidateId, tie.Member.UserId, "Même nom, aucune parenté: vérifié auprès du membre.", world.Id("chair"), world.Diary.Now));
    }
}
