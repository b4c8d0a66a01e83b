using AusAiducation.Core.Candidates;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;

namespace AusAiducation.Core.Data.Demo;

/// <summary>Three days of interviews in July 2019, one panel of two, and the written test. One candidate never came.</summary>
static class DemoInterviews2019
{
    static readonly string[] Panel = ["interviewer", "committee1"];
    static readonly DateOnly FirstDay = new(2019, 7, 22);
    const int PerDay = 7;

    static readonly string[] Notes =
    [
        "Répond avec calme, prend le temps de reformuler la question.", "Démarche claire sur l'exercice; corrige sans aide une erreur de calcul.",
        "Parle de son projet avec des exemples précis.", "Hésite au début puis s'ouvre; très bonne écoute.", "Connaît les étapes de la voie demandée, a interrogé d'anciens élèves.",
    ];

    public static void Note(DemoWorld world, List<Candidate> shortlist)
    {
        var diary = world.Diary;
        List<Interview> interviews = [];
        List<EditionTest> tests = [];
        diary.On(new(2019, 7, 16), 9, "chair", () => world.Interviews2019 = DemoFileRound.Prepare(world, world.Edition2019, RoundKind.Interview, FirstDay, FirstDay.AddDays(2), reviews: 2, people: [.. Panel, "chair"]));
        diary.On(FirstDay, 8, "chair", () => world.Interviews2019.Open(diary.Now, world.Id("chair")));
        diary.On(new(2019, 7, 16), 10, "manager", () =>
        {
            foreach (var (i, candidate) in shortlist.Index())
            {
                var start = ProgrammeClock.Utc(FirstDay.AddDays(i / PerDay), new TimeOnly(9, 0).AddMinutes(45 * (i % PerDay)));
                interviews.Add(new Interview(candidate.EditionId, candidate.Id, start, "Siège de la FME, Casablanca, salle 2", Panel.Select(world.Id)));
            }
            world.Db.Interviews.AddRange(interviews);
        });
        for (var day = 0; day < 3; day++)
        {
            var today = FirstDay.AddDays(day);
            diary.On(today, 17, "manager", () => Hold(world, interviews.Where(i => DateOnly.FromDateTime(i.StartsAt) == today), absent: shortlist[^1]));
            foreach (var member in Panel)
                diary.On(today, 18, member, () => Mark(world, member, interviews.Where(i => DateOnly.FromDateTime(i.StartsAt) == today && i.State == InterviewState.Held), shortlist));
        }
        diary.On(new(2019, 7, 25), 9, "chair", () => world.Interviews2019.Close(diary.Now));
        diary.On(new(2019, 7, 16), 11, "manager", () => world.Db.EditionTests.AddRange(tests = DemoInterviews2021.Tests(world.Edition2019.Id)));
        diary.On(new(2019, 7, 25), 12, "manager", () =>
        {
            foreach (var (i, candidate) in shortlist.SkipLast(1).Index())
            {
                var mark = (i < 11 ? 14m : 11.5m) + world.Dice.Below(18) / 4m;
                foreach (var (at, test) in tests.Index()) world.Db.TestResults.Add(new TestResult(test, candidate.Id, mark - at * (i % 4) / 2m, world.Id("manager")));
            }
            // Whoever did not come has no mark, and no zero.
            foreach (var test in tests) world.Db.TestResults.Add(new TestResult(test, shortlist[^1].Id, null, world.Id("manager")));
        });
    }

    static void Hold(DemoWorld world, IEnumerable<Interview> today, Candidate absent)
    {
        foreach (var interview in today)
            if (interview.CandidateId == absent.Id) interview.RecordNoShow(world.Id("manager"), world.Diary.Now);
            else interview.Hold(world.Id("manager"), world.Diary.Now);
    }

    static void Mark(DemoWorld world, string member, IEnumerable<Interview> held, List<Candidate> shortlist)
    {
        var rubric = world.Rubrics[(2019, RubricPurpose.Interview)];
        foreach (var interview in held)
        {
            var sheet = new InterviewSheet(interview, world.Id(member));
            sheet.Write(world.Dice.Pick(Notes));
            var worth = shortlist.FindIndex(c => c.Id == interview.CandidateId) < DemoLaureate.All.Count ? 4.1 : 3.0;
            foreach (var criterion in rubric.Criteria) sheet.Mark(rubric, criterion.Id, DemoFileRound.Level(worth + 0.5 * world.Dice.Bell()));
            sheet.Submit(rubric, world.Diary.Now);
            world.Db.InterviewSheets.Add(sheet);
        }
    }
}
