using AusAiducation.Core.Programme;
using AusAiducation.Core.Sponsorship;
using static AusAiducation.Core.Programme.OrganisationKind;

namespace AusAiducation.Core.Data.Demo;

/// <summary>The bodies around the programme, and the three sponsors. FME stands under its two names, each with its days.</summary>
static class DemoOrganisations
{
    static readonly DateOnly FmeBecomesJadara = new(2022, 3, 31);

    /// <summary>Points stated by each sponsor: code of sponsor, kind, value, points.</summary>
    static readonly (string Sponsor, PreferenceKind Kind, string Value, int Points)[] Preferences =
    [
        ("AUSIM", PreferenceKind.Stream, "SMA", 20), ("AUSIM", PreferenceKind.Stream, "SMB", 15), ("AUSIM", PreferenceKind.Region, "draa-tafilalet", 25),
        ("DataProtect", PreferenceKind.Stream, "PC", 20), ("DataProtect", PreferenceKind.Stream, "SMA", 30), ("DataProtect", PreferenceKind.Region, "souss-massa", 10),
        ("Axeli", PreferenceKind.Stream, "SMB", 30), ("Axeli", PreferenceKind.Region, "souss-massa", 20), ("Axeli", PreferenceKind.Province, "tiznit", 5),
    ];

    static readonly (string Sponsor, int Seats)[] Seats = [("AUSIM", 5), ("DataProtect", 5), ("Axeli", 1)];

    public static void Note(DemoWorld world) => world.Diary.On(new(2019, 5, 2), 9, "", async () =>
    {
        void Add(string code, Organisation organisation) => world.Db.Organisations.Add(world.Organisations[code] = organisation);

        Add("AUSIM", new(new("AUSIM", "أوسيم", "AUSIM"), Association, "casablanca"));
        Add("FME", new(new("Fondation marocaine de l'étudiant (FME)", "المؤسسة المغربية للطالب", "Moroccan Foundation for Students (FME)"), Foundation, "casablanca"));
        Add("DataProtect", new(new("DataProtect", "داتا بروتكت", "DataProtect"), Company, "casablanca"));
        Add("Axeli", new(new("Axeli", "أكسيلي", "Axeli"), Company, "casablanca"));
        Add("1337", new(new("School 1337", "مدرسة 1337", "School 1337"), HigherSchool, "khouribga"));
        Add("Academy", new(new("Académie régionale de Drâa-Tafilalet", "الأكاديمية الجهوية درعة تافيلالت", "Regional academy of Draa-Tafilalet"), Academy, "errachidia"));
        Add("DarTalib", new(new("Réseau des Dar Talib et Dar Taliba", "شبكة دور الطالب والطالبة", "Network of Dar Talib boarding houses"), SocialInstitution, "marrakech"));
        foreach (var (i, province) in new[] { "zagora", "azilal", "taounate", "figuig", "tata", "chefchaouen" }.Index())
            Add("Lycee" + (i + 1), Lycee(Invented.Lycees[i], Provinces.Of(province)!));
        await world.Diary.SaveAsync();
        Add("Jadara", world.Organisations["FME"].Rename(new("Fondation Jadara", "مؤسسة جدارة", "Jadara Foundation"), FmeBecomesJadara.AddDays(1)));

        foreach (var (name, _) in Seats)
            world.Db.Sponsors.Add(world.Sponsors[name] = new Sponsor(name, world.Organisations[name].Id));
    });

    /// <summary>Seats and stated points of one edition.</summary>
    public static void Pledge(DemoWorld world, Edition edition)
    {
        foreach (var (name, seats) in Seats) world.Db.SponsorSeats.Add(new SponsorSeats(world.Sponsors[name].Id, edition.Id, seats));
        foreach (var (name, kind, value, points) in Preferences)
            world.Db.SponsorPreferences.Add(new SponsorPreference(world.Sponsors[name].Id, edition.Id, kind, value, points));
    }

    static Organisation Lycee(BothScripts name, Province province) => new(
        new($"Lycée {name.Latin}, {province.French}", $"ثانوية {name.Arabic}، {province.Arabic}", $"Lycée {name.Latin}, {province.English}"), OrganisationKind.Lycee, province.Code);
}
