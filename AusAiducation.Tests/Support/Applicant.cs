using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;

namespace AusAiducation.Tests.Support;

/// <summary>Somebody who applies: begins a file while the call is open, and acts on it as its holder.</summary>
public sealed class Applicant
{
    Applicant(TestProgramme programme, BegunDossier begun) => (Programme, Begun) = (programme, begun);

    public TestProgramme Programme { get; }
    public BegunDossier Begun { get; }

    /// <summary>Sets the programme's clock to noon of this day in Casablanca.</summary>
    public static void StandAt(TestProgramme programme, DateOnly day) =>
        programme.Clock.Offset = ProgrammeClock.Utc(day, new TimeOnly(12, 0)) - programme.Time.GetUtcNow().UtcDateTime;

    /// <summary>The world's call is open from 17 May to 5 July 2021; results come on 7 July.</summary>
    public static async Task<Applicant> BeginAsync(TestProgramme programme, DateOnly? on = null)
    {
        StandAt(programme, on ?? new DateOnly(2021, 6, 20));
        return new Applicant(programme, await programme.As<DossierDoor>(Viewer.Public).BeginAsync("fr", ownDevice: false));
    }

    /// <summary>An act or query as a request of this device makes it: the viewer is read anew.</summary>
    public T As<T>() where T : notnull => Programme.As<T>(ct => Programme.Get<ViewerLoader>().OfDossierSessionAsync(DossierDoor.HashOf(Begun.Handle), ct));

    public Task<Viewer> ViewerAsync() => Programme.Get<ViewerLoader>().OfDossierSessionAsync(DossierDoor.HashOf(Begun.Handle));

    /// <summary>Every step, without a fault; an adult unless a date of birth is given.</summary>
    public async Task FillAsync(string birth = "14/03/2003", string? massar = null, string phone = "06 60 00 11 22", string family = "El Harrak", string given = "Salma")
    {
        var filling = As<DossierFilling>();
        await filling.SaveAsync(Identity(birth, massar, phone, family, given));
        foreach (var answers in Others()) await filling.SaveAsync(answers);
    }

    public Task SendAsync() => As<DossierSubmitting>().SubmitAsync();

    public static IdentityAnswers Identity(string birth = "14/03/2003", string? massar = null, string phone = "06 60 00 11 22", string family = "El Harrak", string given = "Salma") => new()
    {
        FamilyName = family, GivenName = given, FamilyNameArabic = "الحراق", GivenNameArabic = "سلمى", Gender = "Female", BirthDate = birth, Massar = massar, Province = "zagora",
        School = "Lycée Ibn Sina", Phone = phone, PhoneHolder = "Mother",
    };

    public static IEnumerable<StepAnswers> Others() =>
    [
        new BacAnswers { Stream = "SMA", BacYear = "2021", PrivateCandidate = "no", Regional = "17,25", ContinuousControl = "18.10" },
        new StudiesAnswers { Wish = "CPGE MPSI", Admissions = "ENSA Agadir" },
        new FamilyAnswers { Income = nameof(IncomeBracket.Under12000), HouseholdSize = "6", Situation = "Père journalier." },
        new MotivationAnswers { Motivation = "Je m’appelle Salma et je veux construire des ponts." },
        new ProjectAnswers { Project = "Génie civil." },
        new ConsentAnswers { DataNotice = "yes", Photo = "yes" },
    ];

    public static RepresentativeAnswers Director() => new() { RepresentativeName = "Ahmed Naji", Capacity = nameof(RepresentativeCapacity.InstitutionDirector), Institution = "Dar Taliba Zagora", RepresentativePhone = "0524000000" };
}
