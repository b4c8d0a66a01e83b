using AusAiducation.Core.Candidates;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Data.Demo;

/// <summary>The call of 2021-2022 as it stands on 12 July: a hundred and twenty candidates, most found eligible, the file round open.</summary>
static class DemoEdition2021
{
    const int FromAcademy = 50;
    const int FromNetwork = 45;
    const int FromForm = 25;

    static readonly EditionCalendar Calendar = new()
    {
        CallOpens = new(2021, 5, 17), CallCloses = new(2021, 6, 30), BacResults = new(2021, 7, 2), ScoringCloses = new(2021, 7, 16),
        InterviewsFrom = new(2021, 7, 26), InterviewsTo = new(2021, 7, 28), Commission = new(2021, 8, 4), WelcomeBy = new(2021, 9, 10),
    };

    // Places in the order of arrival of the files that stand apart.
    const int RoundingTrap = 33;
    const int PrivateCandidate = 70;
    const int WrongYear = 77;
    const int Override = 16;
    static readonly int[] WithoutMarks = [52, 104];
    static readonly int[] Provisional = [4, 23, 47, 61, 88, 110];
    static readonly int[] Undeclared = [12, 41, 66, 93];
    static readonly int[] Waiting = [12, RoundingTrap, 41, 52, 61, 88, 110, 116, 117, 118, 119];

    static readonly Province[] DraaTafilalet = [.. Provinces.All.Where(p => p.Region.Code == "draa-tafilalet")];

    public static void Note(DemoWorld world)
    {
        var diary = world.Diary;
        diary.On(new(2021, 4, 20), 10, "manager", async () =>
        {
            world.Db.Editions.Add(world.Edition2021 = new Edition("2021-2022", Calendar, DemoRules.Of2021(), DemoEdition2019.Terms));
            await diary.SaveAsync();
            DemoRubrics.Add(world, world.Edition2021);
            world.Db.NeedGrids.Add(DemoNeedGrid.Of(world.Edition2021.Id));
            world.Db.RequiredPapers.AddRange(UsualPapers.For(world.Edition2021.Id));
            DemoOrganisations.Pledge(world, world.Edition2021);
        });
        diary.On(new(2021, 6, 10), 11, "manager", () => Supply(world, "Academy", "academie-draa-tafilalet-2021.xlsx", FromAcademy, i => DraaTafilalet[i % DraaTafilalet.Length]));
        diary.On(new(2021, 6, 18), 11, "manager", () => Supply(world, "DarTalib", "dar-talib-2021.xlsx", FromNetwork, AnyProvince));
        for (var evening = 0; evening < FromForm / 5; evening++)
            diary.On(new DateOnly(2021, 6, 26).AddDays(evening), 20, "", () => Receive(world, null, 5, AnyProvince));
        diary.On(new(2021, 7, 5), 15, "manager", () => ConfirmEligibility(world));
        DemoRules.Note(world);
        DemoRound2021.Note(world);
        DemoInterviews2021.Note(world);
        DemoSourcing.Note(world);
        DemoInquiries.Note2021(world);
        DemoWaiting.Note(world);
        DemoOutbox.Note(world);
        DemoPipeline.Note(world);
    }

    /// <summary>Thirty-seven and seventy-five have no common divisor: the stride meets every province, and so every region.</summary>
    static Province AnyProvince(int i) => Provinces.All[i * 37 % Provinces.All.Count];

    static void Supply(DemoWorld world, string organisation, string file, int lines, Func<int, Province> province)
    {
        var list = new SourceList(world.Edition2021.Id, world.Organisations[organisation].Id, file, DemoSourcing.Basis(organisation, world.Diary.Today.AddDays(-12)), world.Id("manager"), world.Diary.Today, lines);
        world.Db.SourceLists.Add(list);
        Receive(world, list, lines, province);
    }

    static void Receive(DemoWorld world, SourceList? list, int count, Func<int, Province> provinceOf)
    {
        for (var n = 0; n < count; n++)
        {
            var i = world.Candidates2021.Count;
            var province = provinceOf(i);
            // Supplied lists often come without a word of the pupil; the form asks for it.
            var file = world.People.File(Marks(world, i), i == WrongYear ? 2020 : 2021, motivated: list is null || world.Dice.Chance(70));
            var social = world.People.Social(declared: !Undeclared.Contains(i));
            var candidate = new Candidate(world.Edition2021, world.People.Someone(2003, province), file, social, world.People.School(province), province.Code, list);
            if (list is null) candidate.CameByForm();
            world.Db.Candidates.Add(candidate);
            world.Candidates2021.Add(candidate);
        }
    }

    static BacMarks Marks(DemoWorld world, int i) => i switch
    {
        // 15.9975: shown rounded it would read 16.00, and is not.
        RoundingTrap => new(15.5m, 16.5m, 16.49m),
        PrivateCandidate => new(17.25m, 18.10m, null, PrivateCandidate: true, Printed: 17.68m),
        Override => new(16.90m, 14.20m, 15.30m, Printed: 15.83m),
        _ when WithoutMarks.Contains(i) => default,
        _ when i % 11 == 5 => world.People.Marks(14.2 + world.Dice.Below(14) / 10.0),
        _ => world.People.Marks(16.3 + world.Dice.Below(26) / 10.0, printed: !Provisional.Contains(i)),
    };

    static void ConfirmEligibility(DemoWorld world)
    {
        foreach (var (i, candidate) in world.Candidates2021.Index().Where(c => !Waiting.Contains(c.Index)))
            DemoEligibility.Confirm(world, candidate, "manager", i == Override
                ? "Examen national à 16,90 après une année d'hospitalisation attestée au régional; accord de la présidence du 5 juillet." : null);
    }
}
