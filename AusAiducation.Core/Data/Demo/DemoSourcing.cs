using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Bulk;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Data.Demo;

/// <summary>
/// How the call of 2021 went out and what came back besides the lists: contacts, answers, two pupils a lycée's helper named, four names
/// without agreement, a file that came twice, one merged, twins told apart, a correction.
/// </summary>
static class DemoSourcing
{
    static readonly (string Organisation, string Name, string Duty, string Phone)[] Contacts =
    [
        ("Academy", "Aziza Lamrani", "Chef du service des bourses", "+212600030001"), ("DarTalib", "Brahim Oussaid", "Coordinateur du réseau", "+212600030002"),
        ("Lycee1", "Mbarek Oubella", "Conseiller d'orientation", "+212600030003"), ("Lycee2", "Naima Idrissi", "Proviseure", "+212600030004"), ("Lycee3", "Said Benhaddou", "Censeur", "+212600030005"),
    ];

    static readonly (string Organisation, CallChannel Channel, string? To, CallAnswer Answer, DateOnly? On, string? Note)[] Calls =
    [
        ("Academy", CallChannel.Letter, "Aziza Lamrani", CallAnswer.Sent, new(2021, 6, 10), null),
        ("DarTalib", CallChannel.Mail, "Brahim Oussaid", CallAnswer.Sent, new(2021, 6, 18), null),
        ("Lycee1", CallChannel.WhatsApp, "Mbarek Oubella", CallAnswer.WillSend, new(2021, 6, 21), "Saisira ses élèves un par un."),
        ("Lycee2", CallChannel.Telephone, "Naima Idrissi", CallAnswer.WillSend, new(2021, 6, 28), "Liste promise pour la première semaine de juillet."),
        ("Lycee3", CallChannel.Visit, "Said Benhaddou", CallAnswer.Waiting, null, null),
        ("Lycee4", CallChannel.Letter, null, CallAnswer.Declined, new(2021, 6, 3), "Aucun bachelier scientifique cette année."),
        ("Lycee5", CallChannel.Letter, null, CallAnswer.Waiting, null, null),
    ];

    public static SupplyBasis Basis(string organisation, DateOnly informed) => new($"Accord {organisation} {informed.Year}", informed.AddDays(-20), informed);

    public static void Note(DemoWorld world)
    {
        world.Diary.On(new(2021, 5, 18), 10, "manager", () =>
        {
            foreach (var (organisation, name, duty, phone) in Contacts) world.Db.OrganisationContacts.Add(new OrganisationContact(world.Organisations[organisation].BodyId, name, duty, phone, null));
            foreach (var call in Calls)
            {
                var sent = new OrganisationCall(world.Organisations[call.Organisation].BodyId, world.Edition2021.Id, world.Diary.Today, call.Channel, call.To, null, world.Id("manager"));
                sent.Record(call.Answer, call.On, call.Note);
                world.Db.OrganisationCalls.Add(sent);
            }
            world.Db.SupplierColumns.Add(new SupplierColumn(world.Organisations["Lycee2"].BodyId, ColumnMapping.KeyOf("Observations"), null));
        });
        var people = new InventedPeople(new Dice(20210709), "D3");
        world.Diary.On(new(2021, 7, 8), 15, "manager", () => NamesOnly(world));
        world.Diary.On(new(2021, 7, 8), 18, "helper", () => Nominate(world, people));
        world.Diary.On(new(2021, 7, 9), 10, "", () => ComeTwice(world, people));
        world.Diary.On(new(2021, 7, 9), 11, "manager", () => MergeAsync(world));
    }

    /// <summary>No agreement came with this list: names and telephones, erased in a month. Two of them are called Khadija and are two people.</summary>
    static void NamesOnly(DemoWorld world)
    {
        var list = new SourceList(world.Edition2021.Id, world.Organisations["Lycee3"].Id, "noms-taounate-2021.csv", new SupplyBasis(null, null, null), world.Id("manager"), world.Diary.Today, lines: 4);
        world.Db.SourceLists.Add(list);
        foreach (var (i, (family, given, familyArabic, givenArabic)) in new[]
        {
            ("Zerhouni", "Khadija", "الزرهوني", "خديجة"), ("Zerhouni", "Khadija", "الزرهوني", "خديجة"), ("Bouchta", "Anass", "بوشتى", "أنس"), ("Laaroussi", "Fatima", "العروسي", "فاطمة"),
        }.Index())
            Add(world, Person(family, given, familyArabic, givenArabic, null, $"+21260003001{i}"), new CandidateFile(null, default, null, null), new SocialFile(IncomeBracket.Undeclared, null), list);
    }

    static void Nominate(DemoWorld world, InventedPeople people)
    {
        foreach (var whole in new[] { true, false })
        {
            var person = people.Someone(2003, Provinces.Of("zagora")!);
            var candidate = Add(world, person, whole ? people.File(people.Marks(16.8), 2021, motivated: false) : new CandidateFile(null, default, null, null), new SocialFile(IncomeBracket.Undeclared, null), null);
            candidate.Nominate(world.Organisations["Lycee1"].Id, world.Organisations["Lycee1"].Name.Fr);
        }
    }

    /// <summary>The public form brings one pupil of the academy's list again under another spelling, and twins who share a telephone; and one file twice.</summary>
    static void ComeTwice(DemoWorld world, InventedPeople people)
    {
        var known = world.Candidates2021[12].Person;
        Add(world, Person(known.FamilyName + "e", known.GivenName, known.FamilyNameArabic, known.GivenNameArabic, known.Identity!.BirthDate, "+212600030030", known.Identity.Massar), people.File(people.Marks(16.4), 2021, true), people.Social(true), null);
        foreach (var given in new[] { ("Hassan", "حسن"), ("Houssine", "الحسين") })
            world.Candidates2021.Add(Add(world, Person("Aarab", given.Item1, "أعراب", given.Item2, new(2003, 3, 8), "+212600030031"), people.File(people.Marks(16.1), 2021, true), people.Social(true), null));
        world.Candidates2021.Add(Add(world, Person("Naciri", "Rim", "الناصري", "ريم", new(2003, 9, 2), "+212600030032"), people.File(people.Marks(16.9), 2021, true), people.Social(true), null));
        world.Candidates2021.Add(Add(world, Person("Ennaciri", "Rim", "الناصري", "ريم", new(2003, 9, 2), "+212600030033"), people.File(people.Marks(16.9), 2021, false), people.Social(false), null));
    }

    static async Task MergeAsync(DemoWorld world)
    {
        var late = world.Candidates2021.TakeLast(4).ToList();
        world.Candidates2021.RemoveRange(world.Candidates2021.Count - 4, 4);
        world.Db.DistinctPairs.Add(new DistinctPair(late[0], late[1], world.Id("manager")));
        var (kept, other) = (late[2], late[3]);
        var before = FileValues.Of(kept);
        before.With(FileValues.Of(other), [FileField.Phone]).WriteTo(kept);
        world.Db.CandidateMerges.Add(new CandidateMerge(kept, other, before, await MovedRows.MoveAsync(world.Db, other.Id, kept.Id, default), world.Id("manager"), world.Diary.Now));
        other.MergeInto(kept);

        var corrected = world.Candidates2021[41];
        world.Db.ListChanges.Add(new ListChange(corrected.SourceListId!.Value, corrected, FileValues.Of(corrected) with { Phone = "+212600030040" }));
    }

    static Person Person(string family, string given, string? familyArabic, string? givenArabic, DateOnly? born, string phone, string? massar = null)
    {
        var person = new Person(family, given, familyArabic, givenArabic);
        person.Identify(new PersonIdentity(born, massar));
        person.Reach(new PersonContact(phone, null, null));
        return person;
    }

    static Candidate Add(DemoWorld world, Person person, CandidateFile file, SocialFile social, SourceList? list)
    {
        var candidate = new Candidate(world.Edition2021, person, file, social, null, null, list);
        world.Db.Candidates.Add(candidate);
        return candidate;
    }
}
