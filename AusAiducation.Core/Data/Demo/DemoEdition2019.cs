using AusAiducation.Core.Candidates;
using AusAiducation.Core.Documents;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Data.Demo;

/// <summary>The first edition, from the call of 16 May 2019 to its close: eleven laureates among thirty-six candidates.</summary>
static class DemoEdition2019
{
    const int Others = 25;
    static readonly DateOnly ListDay = new(2019, 6, 20);

    static readonly EditionCalendar Calendar = new()
    {
        CallOpens = new(2019, 5, 16), CallCloses = new(2019, 6, 24), BacResults = new(2019, 6, 26), ScoringCloses = new(2019, 7, 12),
        InterviewsFrom = new(2019, 7, 22), InterviewsTo = new(2019, 7, 24), Commission = new(2019, 8, 5), WelcomeBy = new(2019, 9, 6),
    };

    /// <summary>25 000 dirhams the first year and 3 % more each year: 132 728,40 over five years for each student.</summary>
    public static readonly FundingTerms Terms = new() { YearlyAmount = 25_000m, YearlyIncrease = 0.03m };

    public static void Note(DemoWorld world)
    {
        var diary = world.Diary;
        diary.On(new(2019, 5, 6), 10, "manager", async () =>
        {
            world.Db.Editions.Add(world.Edition2019 = new Edition("2019-2020", Calendar, new EligibilityRules(), Terms));
            await diary.SaveAsync();
            DemoRubrics.Add(world, world.Edition2019);
            world.Db.NeedGrids.Add(DemoNeedGrid.Of(world.Edition2019.Id));
            world.Db.RequiredPapers.AddRange(UsualPapers.For(world.Edition2019.Id));
            DemoOrganisations.Pledge(world, world.Edition2019);
        });
        diary.On(ListDay, 11, "manager", () => ReceiveAsync(world));
        diary.On(new(2019, 6, 28), 15, "manager", () => ConfirmEligibility(world));
        DemoSelection2019.Note(world);
        diary.On(new(2019, 12, 20), 17, "chair", () => world.Edition2019.Close(diary.Now));
    }

    /// <summary>Two lists: the lycée of the helper, then the boarding houses of the twelve regions.</summary>
    static async Task ReceiveAsync(DemoWorld world)
    {
        var laureates = DemoLaureate.All;
        SourceList lycee = List(world, "Lycee1", "liste-zagora-2019.xlsx", 9), network = List(world, "DarTalib", "dar-talib-2019.xlsx", laureates.Count + Others - 9);
        foreach (var laureate in laureates) world.People.Reserve(laureate.Given.Latin, laureate.Family.Latin);
        foreach (var (i, laureate) in laureates.Index()) Add(world, Person(world, laureate, i), FileOf(world, laureate), i == 0 ? lycee : network, laureate.Province);
        for (var i = 0; i < Others; i++)
        {
            var province = i < 8 ? Provinces.Of("zagora")! : Provinces.All[(i * 13 + 4) % Provinces.All.Count];
            // Two of them come below sixteen and leave at the first step.
            var marks = world.People.Marks(i is 3 or 17 ? 15.2 : 16.4 + world.Dice.Below(18) / 10.0);
            Add(world, world.People.Someone(2001, province), world.People.File(marks, 2019, motivated: true), i < 8 ? lycee : network, province);
        }
        await world.Diary.SaveAsync();
    }

    static SourceList List(DemoWorld world, string organisation, string file, int lines)
    {
        var list = new SourceList(world.Edition2019.Id, world.Organisations[organisation].Id, file, DemoSourcing.Basis(organisation, ListDay.AddDays(-10)), world.Id("manager"), ListDay, lines);
        world.Db.SourceLists.Add(list);
        return list;
    }

    static Person Person(DemoWorld world, DemoLaureate laureate, int i)
    {
        var cin = world.Seals.Cins[i];
        var person = new Person(laureate.Family.Latin, laureate.Given.Latin, laureate.Family.Arabic, laureate.Given.Arabic, laureate.Gender);
        person.Identify(new PersonIdentity(laureate.Born, world.People.NextMassar(), cin.Cipher, cin.Hash, cin.Tail[^3..]));
        person.Reach(world.People.ContactOf(person, laureate.Province));
        return person;
    }

    static CandidateFile FileOf(DemoWorld world, DemoLaureate laureate) =>
        new(laureate.Stream, laureate.Marks, 2019, laureate.Path, $"{Invented.Motivations[world.Candidates2019.Count]} {world.Dice.Pick(Invented.Closings)}");

    static void Add(DemoWorld world, Person person, CandidateFile file, SourceList list, Province province)
    {
        var candidate = new Candidate(world.Edition2019, person, file, world.People.Social(declared: true), world.People.School(province), province.Code, list);
        world.Db.Candidates.Add(candidate);
        world.Candidates2019.Add(candidate);
    }

    static void ConfirmEligibility(DemoWorld world)
    {
        foreach (var candidate in world.Candidates2019) DemoEligibility.Confirm(world, candidate, "manager");
    }
}
