using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Consents;
using AusAiducation.Core.Documents;
using AusAiducation.Core.People;
using AusAiducation.Core.Texts;
using Microsoft.AspNetCore.Identity;

namespace AusAiducation.Core.Data.Demo;

/// <summary>Two files of the public form: one half filled, one sent by a minor. The form was prolonged because of the second session of the bac.</summary>
public static class DemoForm
{
    public const string UnfinishedCode = "482915737";
    public const string UnfinishedWords = "bari-toko-lima-fasi";
    public const string SentCode = "735204617";
    public const string SentWords = "rido-kata-solo-mibi";

    internal static void Note(DemoWorld world)
    {
        world.Diary.On(new(2021, 6, 29), 12, "manager", () => world.Edition2021.ProlongForm(new(2021, 7, 16)));
        world.Diary.On(new(2021, 7, 9), 18, "", async () =>
        {
            var dossier = await BeginAsync(world, UnfinishedCode, UnfinishedWords, "fr");
            Answer(dossier, Invented("El Harrak", "Salma", "الحراق", "سلمى", "14/03/2003", "06 60 00 12 34"));
            dossier.Know("El Harrak Salma", new(2003, 3, 14), "+212660001234", world.Organisations["Lycee1"].Id);
            Answer(dossier, new BacAnswers { Stream = "SMA", BacYear = "2021", PrivateCandidate = "no", Regional = "17,25", ContinuousControl = "18,10" });
            Answer(dossier, new MotivationAnswers { Motivation = "Depuis deux ans j’aide mes camarades en mathématiques" });
            dossier.Saved(world.Diary.Now);
            await world.Diary.SaveAsync();
            world.Db.Documents.Add(DemoPapers.Png(world, DocumentKind.Transcript, "releve-regional.png", 96).OfDossier(dossier.Id));
        });
        world.Diary.On(new(2021, 7, 10), 20, "", () => SendAsync(world));
    }

    /// <summary>A minor whose representative has not answered yet, and whose number is one a supplied list already brought.</summary>
    static async Task SendAsync(DemoWorld world)
    {
        var dossier = await BeginAsync(world, SentCode, SentWords, "ar");
        var identity = Invented("Ouchen", "Hamza", "أوشن", "حمزة", "20/09/2003", "06 60 00 43 21");
        Answer(dossier, identity);
        dossier.Know("Ouchen Hamza", new(2003, 9, 20), "+212660004321", null);
        Answer(dossier, new BacAnswers { Stream = "PC", BacYear = "2021", PrivateCandidate = "no", Regional = "16,80", ContinuousControl = "17,40", National = "16,95", Printed = "17,03" });
        Answer(dossier, new StudiesAnswers { Wish = "CPGE PCSI", Admissions = "CPGE Reda Slaoui, Agadir : en attente" });
        Answer(dossier, new FamilyAnswers { Income = nameof(IncomeBracket.Under12000), HouseholdSize = "7", Situation = "يشتغل أبي عاملا موسميا." });
        Answer(dossier, new MotivationAnswers { Motivation = "أريد أن أدرس الهندسة لأن قريتنا بلا ماء جار، وقد صنعت مع أصدقائي مضخة صغيرة." });
        Answer(dossier, new ProjectAnswers { Project = "مهندس في الماء." });
        Answer(dossier, new RepresentativeAnswers { RepresentativeName = "Brahim Ouchen", Capacity = nameof(RepresentativeCapacity.Father), RepresentativePhone = "06 60 00 43 21" });
        Answer(dossier, new ConsentAnswers { DataNotice = "yes", Story = "yes" });
        var person = new Person("Ouchen", "Hamza", "أوشن", "حمزة", Gender.Male);
        person.Identify(new PersonIdentity(new(2003, 9, 20), null));
        person.Reach(new PersonContact("+212660004321", null, "zagora"));
        person.Contact!.Share(PhoneHolder.Father, null);
        var file = new CandidateFile("PC", new BacMarks(16.95m, 16.80m, 17.40m, false, 17.03m), 2021, "CPGE PCSI", "أريد أن أدرس الهندسة لأن قريتنا بلا ماء جار، وقد صنعت مع أصدقائي مضخة صغيرة.");
        file.CorrectPlans("CPGE Reda Slaoui, Agadir : en attente", "مهندس في الماء.");
        var candidate = new Candidate(world.Edition2021, person, file, new SocialFile(IncomeBracket.Under12000, 7, "يشتغل أبي عاملا موسميا."), "Lycée Sidi Ahmed Bennacer", "zagora");
        candidate.CameByForm();
        world.Db.Candidates.Add(candidate);
        dossier.Submit(candidate, world.Diary.Now);
        dossier.Saved(world.Diary.Now);
        await world.Diary.SaveAsync();

        world.Db.CandidateConsents.AddRange(new CandidateConsent(candidate.EditionId, candidate.Id, ConsentKind.DataNotice, world.Diary.Today), new CandidateConsent(candidate.EditionId, candidate.Id, ConsentKind.Story, world.Diary.Today));
        world.Db.RepresentativeAgreements.Add(new RepresentativeAgreement(candidate.EditionId, candidate.Id, ((RepresentativeAnswers)dossier.AnswersOf(DossierStep.Representative)).Read(new())));
        world.Db.DossierTwins.Add(new DossierTwin(candidate.EditionId, candidate.Id, world.Candidates2021[7].PersonId, TwinSign.Massar, world.Candidates2021[7].Person.Identity!.Massar));
        world.Db.Documents.Add(DemoPapers.Png(world, DocumentKind.Transcript, "releve.png", 120).OfDossier(dossier.Id).OfCandidate(candidate.Id));
    }

    static async Task<Dossier> BeginAsync(DemoWorld world, string code, string words, string language)
    {
        var dossier = new Dossier(world.Edition2021.Id, code, language);
        world.Db.Dossiers.Add(dossier);
        await world.Diary.SaveAsync();
        world.Db.DossierAccesses.Add(new DossierAccess(dossier, new PasswordHasher<DossierAccess>().HashPassword(null!, Passphrase.Fold(words))));
        return dossier;
    }

    static void Answer(Dossier dossier, StepAnswers answers) => dossier.Answer(answers.Step, answers.ToJson());

    static IdentityAnswers Invented(string family, string given, string familyArabic, string givenArabic, string birth, string phone) => new()
    {
        FamilyName = family, GivenName = given, FamilyNameArabic = familyArabic, GivenNameArabic = givenArabic, BirthDate = birth, Gender = given == "Salma" ? nameof(Gender.Female) : nameof(Gender.Male),
        Province = "zagora", School = "Lycée Sidi Ahmed Bennacer", Phone = phone, PhoneHolder = nameof(PhoneHolder.Father),
    };
}
