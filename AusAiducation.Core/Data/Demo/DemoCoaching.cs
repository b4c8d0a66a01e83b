using AusAiducation.Core.Coaching;

namespace AusAiducation.Core.Data.Demo;

/// <summary>Two years of coaching: about a session a month, one coach replaced, three students unheard of lately, one alarm last week.</summary>
static class DemoCoaching
{
    const int Replaced = 4;
    const int Alarm = 8;
    static readonly DateOnly FirstDay = new(2019, 10, 1);
    static readonly DateOnly HandOver = new(2020, 10, 1);
    static readonly DateOnly SchoolsClose = new(2020, 3, 16);
    static readonly DateOnly AlarmDay = new(2021, 7, 8);

    /// <summary>Students whose last session lies more than a fortnight before 12 July 2021.</summary>
    static readonly Dictionary<int, DateOnly> Silent = new() { [2] = new(2021, 6, 21), [6] = new(2021, 6, 3), [9] = new(2021, 5, 19) };

    static readonly string[][] Notes = [.. Invented.Rows("session-notes.txt")];

    public static void Note(DemoWorld world)
    {
        world.Diary.On(FirstDay, 9, "manager", () =>
        {
            foreach (var (i, (laureate, student)) in world.Students.Index())
                world.Db.CoachAssignments.Add(new CoachAssignment(student.Id, world.Id(i == Replaced ? "coach4" : laureate.Coach), FirstDay));
        });
        world.Diary.On(HandOver.AddDays(-1), 17, "manager", () =>
        {
            var student = world.Students[Replaced].Student;
            world.Db.ChangeTracker.Entries<CoachAssignment>().Select(e => e.Entity).Single(a => a.StudentId == student.Id).End(world.Diary.Today);
        });
        world.Diary.On(HandOver, 9, "manager", () =>
            world.Db.CoachAssignments.Add(new CoachAssignment(world.Students[Replaced].Student.Id, world.Id(world.Students[Replaced].Laureate.Coach), HandOver)));
        foreach (var (i, laureate) in DemoLaureate.All.Index()) Sessions(world, i, laureate);
        world.Diary.On(AlarmDay, 21, DemoLaureate.All[Alarm].Coach, () => RaiseAlarm(world));
        world.Diary.On(AlarmDay.AddDays(1), 9, "manager", () => OpenNote(world));
    }

    static void Sessions(DemoWorld world, int i, DemoLaureate laureate)
    {
        var last = Silent.GetValueOrDefault(i, new DateOnly(2021, 6, 30).AddDays(i % 7));
        var day = FirstDay.AddDays(7 + world.Dice.Below(12));
        while (day < last.AddDays(-15))
        {
            Session(world, i, day, laureate);
            day = day.AddDays(world.Dice.Between(26, 35));
        }
        if (i != Alarm) Session(world, i, last, laureate);
    }

    static void Session(DemoWorld world, int i, DateOnly day, DemoLaureate laureate)
    {
        var coach = i == Replaced && day < HandOver ? "coach4" : laureate.Coach;
        world.Diary.On(day, 21, coach, () =>
        {
            // Lessons at a distance begin in March 2020: the first eight notes are those of the time before.
            var note = day < SchoolsClose ? Notes[world.Dice.Below(8)] : Notes[world.Dice.Between(4, Notes.Length - 1)];
            var channel = day < SchoolsClose && world.Dice.Chance(40) ? SessionChannel.InPerson : world.Dice.Pick([SessionChannel.Phone, SessionChannel.Video, SessionChannel.Messages]);
            var session = new CoachingSession(world.Students[i].Student.Id, world.Id(coach), day, 15 * world.Dice.Between(1, 4), channel, Enum.Parse<SessionMood>(note[0]), note[1], note[2]);
            if (world.Dice.Chance(12)) session.KeepForSelf(world.Dice.Pick(Invented.PrivateNotes));
            world.Db.CoachingSessions.Add(session);
        });
    }

    static void RaiseAlarm(DemoWorld world)
    {
        var session = new CoachingSession(world.Students[Alarm].Student.Id, world.Id(DemoLaureate.All[Alarm].Coach), AlarmDay, 50, SessionChannel.Phone, SessionMood.Urgent,
            "Le logement doit être quitté à la fin du mois et aucune solution n'est trouvée. Besoin d'une réponse de l'équipe cette semaine.", "Rappeler vendredi avec la réponse de l'équipe");
        session.KeepForSelf("Ne dort presque plus, parle d'arrêter les études. J'ai donné le numéro d'écoute et promis de rappeler vendredi.");
        world.Db.CoachingSessions.Add(session);
    }

    static void OpenNote(DemoWorld world)
    {
        var note = world.Db.ChangeTracker.Entries<CoachingSession>().Select(e => e.Entity).Single(s => s.Mood == SessionMood.Urgent).PrivateNote!;
        world.Db.NoteOpenings.Add(new NoteOpening(note, world.Id("manager"), OpeningGround.SafetyAlert, "Séance signalée urgente: vérifier s'il y a un danger immédiat.", world.Diary.Now));
    }
}
