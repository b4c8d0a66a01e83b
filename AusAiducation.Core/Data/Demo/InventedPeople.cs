using System.Globalization;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Data.Demo;

/// <summary>Makes up people and their files. Telephone numbers lie in a block that rings nowhere, addresses in the reserved domain .example.</summary>
/// <param name="massarPrefix">Keeps the pupils' numbers of two inventions apart: a letter, then digits.</param>
sealed class InventedPeople(Dice dice, string massarPrefix)
{
    // Streams as they apply to a programme of engineers: mostly mathematics and physics.
    static readonly string[] Streams = ["SMA", "SMA", "SMA", "SMB", "SMB", "PC", "PC", "PC", "PC", "SVT", "SVT", "SVT", "AGRO", "STE", "STM", "ECO", "SGC"];

    readonly HashSet<string> _taken = [];
    int _made;

    /// <summary>Somebody nobody else is called like, while names last.</summary>
    public Person Someone(int birthYear, Province province)
    {
        var (given, family) = (dice.Pick(Invented.GivenNames), dice.Pick(Invented.FamilyNames));
        for (var again = 0; again < 20 && !_taken.Add(given.Latin + family.Latin); again++)
            (given, family) = (dice.Pick(Invented.GivenNames), dice.Pick(Invented.FamilyNames));
        var person = new Person(family.Latin, given.Latin, family.Arabic, given.Arabic, given.Gender);
        var born = new DateOnly(birthYear, 1, 1).AddDays(dice.Below(365));
        person.Identify(new PersonIdentity(born, NextMassar()));
        person.Reach(ContactOf(person, province));
        return person;
    }

    /// <summary>A chosen name, never to be made up again.</summary>
    public void Reserve(string given, string family) => _taken.Add(given + family);

    public string NextMassar() => massarPrefix + (++_made).ToString(CultureInfo.InvariantCulture).PadLeft(10 - massarPrefix.Length, '0');

    public PersonContact ContactOf(Person person, Province province)
    {
        var phone = string.Create(CultureInfo.InvariantCulture, $"+2126000{dice.Below(100_000):00000}");
        var mail = dice.Chance(70) ? $"{TextFolding.Squash(person.GivenName)}.{TextFolding.Squash(person.FamilyName)}@mail.example" : null;
        return new PersonContact(phone, mail, province.Code, $"Douar {dice.Pick(Invented.FamilyNames).Latin}, {province.French}");
    }

    public string Stream() => dice.Pick(Streams);

    /// <summary>A lycée of the province: generic names, the same few for one province.</summary>
    public string School(Province province) =>
        $"Lycée {Invented.Lycees[(province.Code.Length * 5 + province.French[0] + dice.Below(2)) % Invented.Lycees.Count].Latin}, {province.French}";

    /// <summary>Three marks around an average; the continuous control is the kindest of the three. Printed to two decimals as on a transcript.</summary>
    public BacMarks Marks(double average, bool printed = true)
    {
        var national = Mark(average - 0.35 + 0.4 * dice.Bell());
        var regional = Mark(average + 0.10 + 0.4 * dice.Bell());
        var control = Mark(average + 0.55 + 0.25 * dice.Bell());
        var marks = new BacMarks(national, regional, control);
        return printed ? marks with { Printed = decimal.Round(marks.Computed!.Value, 2, MidpointRounding.AwayFromZero) } : marks;
    }

    public CandidateFile File(BacMarks marks, int bacYear, bool motivated)
    {
        var stream = Stream();
        var motivation = motivated ? $"{dice.Pick(Invented.Motivations)} {dice.Pick(Invented.Closings)}" : null;
        return new CandidateFile(stream, marks, bacYear, dice.Pick([.. Invented.Wishes[stream]]), motivation);
    }

    public SocialFile Social(bool declared)
    {
        var bracket = !declared ? IncomeBracket.Undeclared : dice.Below(10) switch
        {
            < 3 => IncomeBracket.Under12000, < 6 => IncomeBracket.From12000To24000, < 8 => IncomeBracket.From24000To48000,
            8 => IncomeBracket.From48000To96000, _ => IncomeBracket.Over96000,
        };
        return new SocialFile(bracket, dice.Between(3, 9), dice.Chance(40) ? dice.Pick(Situations) : null);
    }

    static decimal Mark(double mark) => decimal.Round((decimal)Math.Clamp(mark, 8, 19.75), 2);

    static readonly string[] Situations =
    [
        "Père journalier agricole, mère au foyer; quatre frères et sœurs scolarisés.",
        "Mère seule, employée de maison; logement partagé avec les grands-parents.",
        "Père marchand ambulant; revenus irréguliers selon les saisons.",
        "Élève en internat depuis le collège; famille installée à plus de quarante kilomètres.",
        "Petite exploitation familiale touchée par la sécheresse.",
        "Père retraité avec une petite pension; une sœur à l'université.",
    ];
}
