using AusAiducation.Core.Interviews;

namespace AusAiducation.Core.Data.Demo;

/// <summary>The three days of July 2021, set before anybody is shortlisted: two panels each, the last a regional sitting, and the two tests.</summary>
static class DemoInterviews2021
{
    static readonly (string Name, string Room, string[] Members)[] Panels =
        [("Jury A", "salle 1", ["interviewer", "committee1"]), ("Jury B", "salle 2", ["committee2", "chair"])];

    public static void Note(DemoWorld world)
    {
        world.Diary.On(new(2021, 7, 9), 10, "manager", async () =>
        {
            var first = world.Edition2021.Calendar.InterviewsFrom;
            var days = new[]
            {
                Day(world, first, SittingKind.Room, "Siège de la FME, Casablanca", null), Day(world, first.AddDays(1), SittingKind.Video, "Visioconférence", null),
                Day(world, first.AddDays(2), SittingKind.Regional, "Centre pédagogique régional, Errachidia", "draa-tafilalet"),
            };
            world.Db.InterviewDays.AddRange(days);
            await world.Diary.SaveAsync();
            foreach (var day in days)
                foreach (var (name, room, members) in Panels)
                    world.Db.InterviewPanels.Add(new InterviewPanel(day, name, day.Kind == SittingKind.Video ? $"https://visio.example.org/{name.Replace(" ", "-", StringComparison.Ordinal).ToLowerInvariant()}" : room, members.Select(world.Id)));
            world.Db.EditionTests.AddRange(Tests(world.Edition2021.Id));
        });
    }

    /// <summary>Reasoning counts more than the language it is told in.</summary>
    public static List<EditionTest> Tests(int editionId) =>
    [
        new(editionId, 0, new LocalText("Raisonnement", "الاستدلال", "Reasoning"), 60),
        new(editionId, 1, new LocalText("Français", "الفرنسية", "French"), 40),
    ];

    static InterviewDay Day(DemoWorld world, DateOnly date, SittingKind kind, string place, string? region) => new(world.Edition2021.Id, new DayTerms
    {
        Date = date, Kind = kind, Place = place, RegionCode = region, Languages = ["fr", "ar"], OpensAt = new(9, 0), ClosesAt = new(16, 30), PauseFrom = new(12, 45), PauseTo = new(13, 30), SlotMinutes = 45,
    }, seed: "entretiens-" + Texts.Formats.Day(date));
}
