using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Consents;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Funding;
using AusAiducation.Core.Students;

namespace AusAiducation.Core.Data.Demo;

/// <summary>The welcome of September 2019: acceptance, convention, consents, bank account, plan; and the account of the first student.</summary>
static class DemoStudents
{
    static readonly DateOnly Welcome = new(2019, 9, 3);

    public static void Note(DemoWorld world)
    {
        var diary = world.Diary;
        diary.On(Welcome, 10, "manager", () => Accept(world));
        diary.On(Welcome, 14, "manager", () => Sign(world));
        diary.On(Welcome.AddDays(1), 9, "treasurer", () => RecordAccounts(world));
        diary.On(Welcome.AddDays(1), 11, "manager", () =>
        {
            foreach (var (_, student) in world.Students)
                world.Db.FundingPlans.Add(Scholarship.Plan(world.Edition2019, student.Id, student.SponsorId, diary.Today));
        });
        diary.On(Welcome.AddDays(2), 9, "manager", () => OpenAccountAsync(world, world.Students[0].Student));
        diary.On(new(2021, 5, 3), 12, "manager", () => WithdrawPhoto(world));
        DemoSchoolYears.Note(world);
        DemoMoney.Note(world);
        DemoCoaching.Note(world);
        DemoOutings.Note(world);
    }

    static void Accept(DemoWorld world)
    {
        foreach (var (candidate, laureate) in world.Candidates2019.Zip(DemoLaureate.All))
        {
            candidate.GoTo(CandidateStage.Accepted);
            var student = new Student(candidate, world.Sponsors[laureate.Sponsor].Id, world.Diary.Today);
            student.Study(laureate.Path, laureate.School, laureate.City);
            world.Db.Students.Add(student);
            world.Students.Add(new(laureate, student));
        }
    }

    static void Sign(DemoWorld world)
    {
        foreach (var (i, (laureate, student)) in world.Students.Index())
        {
            var minor = laureate.IsMinorOn(world.Diary.Today);
            var capacity = minor && laureate.Holder == HolderRelation.Self ? SignatoryCapacity.Father : CapacityOf(laureate.Holder);
            var signatory = capacity == SignatoryCapacity.Self ? laureate.Given.Latin : RelativeOf(capacity);
            world.Db.Conventions.Add(new Convention(student.Id, $"{signatory} {laureate.Family.Latin}", capacity, world.Diary.Today, minor));
            Agree(ConsentKind.DataNotice);
            if (i % 3 != 2) Agree(ConsentKind.Photo);
            if (i % 4 == 0) Agree(ConsentKind.Story);
            world.Db.Documents.Add(DemoPapers.Pdf(world, DocumentKind.Convention, $"convention-{i + 1}.pdf", "Convention").OfStudent(student.Id, null));

            void Agree(ConsentKind kind) => world.Db.Consents.Add(new Consent(student.Id, kind, $"{signatory} {laureate.Family.Latin}", world.Diary.Today));
        }
    }

    static void RecordAccounts(DemoWorld world)
    {
        foreach (var ((laureate, student), rib) in world.Students.Zip(world.Seals.Ribs))
        {
            var holder = laureate.Holder == HolderRelation.Self ? laureate.Given.Latin : RelativeOf(CapacityOf(laureate.Holder));
            world.Db.BankAccounts.Add(new BankAccount(student.Id, $"{holder} {laureate.Family.Latin}", laureate.Holder, rib.Cipher, rib.Hash, rib.Tail, world.Id("treasurer")));
        }
    }

    static async Task OpenAccountAsync(DemoWorld world, Student student)
    {
        DemoAccounts.Open(world, "student1", $"{student.Person.GivenName} {student.Person.FamilyName}", "fr").PersonId = student.PersonId;
        await world.Diary.SaveAsync();
        DemoAccounts.Hat(world, "student1", Role.Student, world.Diary.Today);
    }

    /// <summary>A consent is given back: the fifth student no longer wants the photo shown.</summary>
    static void WithdrawPhoto(DemoWorld world)
    {
        var student = world.Students[4].Student;
        world.Db.ChangeTracker.Entries<Consent>().Select(e => e.Entity).First(c => c.StudentId == student.Id && c.Kind == ConsentKind.Photo).Withdraw(world.Diary.Today);
    }

    static SignatoryCapacity CapacityOf(HolderRelation holder) => holder switch
    {
        HolderRelation.Self => SignatoryCapacity.Self,
        HolderRelation.Father => SignatoryCapacity.Father,
        HolderRelation.Mother => SignatoryCapacity.Mother,
        HolderRelation.Guardian => SignatoryCapacity.Guardian,
    };

    static string RelativeOf(SignatoryCapacity capacity) => capacity switch
    {
        SignatoryCapacity.Mother => "Fatna",
        SignatoryCapacity.Guardian => "Moha",
        _ => "Allal",
    };
}
