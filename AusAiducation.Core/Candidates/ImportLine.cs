using System.Globalization;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates;

/// <summary>A sentence about one cell of a supplied list: the line and heading as the file has them. One that refuses keeps the line out.</summary>
public sealed record ImportRemark(int Line, string? Heading, Refusal Refusal, bool Refuses);

/// <summary>One line of a supplied list, read into values. What could not be kept is in <see cref="Remarks"/>.</summary>
public sealed record ImportLine
{
    public required int Number { get; init; }
    public string FamilyName { get; init; } = "";
    public string GivenName { get; init; } = "";
    public string? FamilyNameArabic { get; init; }
    public string? GivenNameArabic { get; init; }
    public Gender Gender { get; init; }
    public DateOnly? BirthDate { get; init; }
    public string? Massar { get; init; }
    public string? Cin { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? ProvinceCode { get; init; }
    public string? School { get; init; }
    public string? StreamCode { get; init; }
    public BacMarks Marks { get; init; }
    public int? BacYear { get; init; }
    public IncomeBracket Income { get; init; }
    public int? HouseholdSize { get; init; }
    public int? Siblings { get; init; }
    public string? StudyWish { get; init; }
    public IReadOnlyList<ImportRemark> Remarks { get; init; } = [];

    public bool IsRefused => Remarks.Any(r => r.Refuses);
    public bool IsDoubtful => !IsRefused && Remarks.Count > 0;

    public string Name => $"{FamilyName.ToUpperInvariant()} {GivenName}".Trim();
    public string NameArabic => $"{GivenNameArabic} {FamilyNameArabic}".Trim();

    /// <summary>Equal for the same names and the same birth date, in either script and in either order; none without a birth date.</summary>
    public IEnumerable<string> NameAndBirthKeys => KeysOf(BirthDate, FamilyName, GivenName, FamilyNameArabic, GivenNameArabic);

    public static IEnumerable<string> KeysOf(DateOnly? birthDate, string? family, string? given, string? familyArabic, string? givenArabic) =>
        KeysOf(birthDate?.ToString("yyyyMMdd", CultureInfo.InvariantCulture), family, given, familyArabic, givenArabic);

    public static IEnumerable<string> KeysOf(string? beside, string? family, string? given, string? familyArabic, string? givenArabic)
    {
        if (beside is null) return [];
        return new[] { (family, given), (given, family), (familyArabic, givenArabic), (givenArabic, familyArabic) }
            .Select(pair => (First: TextFolding.Squash(pair.Item1), Second: TextFolding.Squash(pair.Item2)))
            .Where(pair => pair.First.Length > 0 && pair.Second.Length > 0)
            .Select(pair => beside + pair.First + pair.Second).Distinct();
    }

    /// <summary>Equal for the same names beside the same telephone, in either script: good for a file that has nothing else.</summary>
    public IEnumerable<string> NameAndPhoneKeys => KeysOf(Phone, FamilyName, GivenName, FamilyNameArabic, GivenNameArabic);

    /// <summary>
    /// Whether whoever bears this birth date and these names is surely somebody else: another day of birth, and no name in common in
    /// either script. A number both bear is then mistyped on one side.
    /// </summary>
    public bool IsSurelyNot(DateOnly? birthDate, params IEnumerable<string?> names) =>
        BirthDate is { } own && birthDate is { } other && own != other && !names.Select(TextFolding.Squash).Where(n => n.Length > 0).Intersect(Names.Select(TextFolding.Squash)).Any();

    /// <summary>What is remembered of a line once it passed: whose it was.</summary>
    public ImportLine NameOnly() => new() { Number = Number, FamilyName = FamilyName, GivenName = GivenName, FamilyNameArabic = FamilyNameArabic, GivenNameArabic = GivenNameArabic, BirthDate = BirthDate };

    IEnumerable<string?> Names => [FamilyName, GivenName, FamilyNameArabic, GivenNameArabic];

    public bool IsSurelyNot(ImportLine other) => IsSurelyNot(other.BirthDate, other.Names);

    /// <summary>The name and the contact alone: all that is kept without the supplier's agreement and the families' being told.</summary>
    public ImportLine Bare() => new()
    {
        Number = Number, FamilyName = FamilyName, GivenName = GivenName, FamilyNameArabic = FamilyNameArabic, GivenNameArabic = GivenNameArabic, Phone = Phone, Email = Email,
        Remarks = Remarks,
    };

    /// <summary>A known file with what this line says over it; an empty cell erases nothing. <paramref name="fillOnly"/>: into empty fields only.</summary>
    public FileValues Over(FileValues file, Sealed? cin, bool fillOnly)
    {
        var (m, own) = (file.Marks, Marks);
        // Sealed twice, one number has two ciphers: the one on file stays.
        var card = cin?.Hash == file.CinHash ? null : cin;
        var line = file with
        {
            FamilyName = SameName(file) ? file.FamilyName : FamilyName, GivenName = SameName(file) ? file.GivenName : GivenName,
            FamilyNameArabic = FamilyNameArabic ?? file.FamilyNameArabic, GivenNameArabic = GivenNameArabic ?? file.GivenNameArabic,
            Gender = Gender == Gender.Unknown ? file.Gender : Gender, BirthDate = BirthDate ?? file.BirthDate, Massar = Massar ?? file.Massar,
            CinCipher = card?.Cipher ?? file.CinCipher, CinHash = card?.Hash ?? file.CinHash, CinTail = card?.Tail ?? file.CinTail,
            Phone = Phone ?? file.Phone, Email = Email ?? file.Email, ProvinceCode = ProvinceCode ?? file.ProvinceCode, School = School ?? file.School,
            StreamCode = StreamCode ?? file.StreamCode, BacYear = BacYear ?? file.BacYear, StudyWish = StudyWish ?? file.StudyWish,
            Marks = own == default ? m : new BacMarks(own.National ?? m.National, own.Regional ?? m.Regional, own.ContinuousControl ?? m.ContinuousControl, own.PrivateCandidate || m.PrivateCandidate, own.Printed ?? m.Printed),
            Income = Income == IncomeBracket.Undeclared ? file.Income : Income, HouseholdSize = HouseholdSize ?? file.HouseholdSize, Siblings = Siblings ?? file.Siblings,
        };
        return fillOnly ? file.With(line, FileValues.Differences(file, line).Where(f => file.Shown(f) is null)) : line;
    }

    /// <summary>The same name but for case, accents, apostrophes and order, or none in Latin letters: the spelling on file stays.</summary>
    bool SameName(FileValues file) => ImportWords.IsArabic(FamilyName) || Parts(FamilyName, GivenName).SetEquals(Parts(file.FamilyName, file.GivenName));

    static HashSet<string> Parts(string family, string given) => [TextFolding.Squash(family), TextFolding.Squash(given)];

    /// <summary>The application this line asks for, on the person already known or on a new one.</summary>
    public Candidate ToCandidate(Edition edition, SourceList? list, Person? known, Sealed? cin)
    {
        if (known is null)
        {
            known = new Person(FamilyName, GivenName, FamilyNameArabic, GivenNameArabic, Gender);
            known.Identify(new PersonIdentity(BirthDate, Massar, cin?.Cipher, cin?.Hash, cin?.Tail));
            known.Reach(new PersonContact(Phone, Email, ProvinceCode));
        }
        var social = new SocialFile(Income, HouseholdSize);
        social.CountSiblings(Siblings);
        return new Candidate(edition, known, new CandidateFile(StreamCode, Marks, BacYear, StudyWish), social, School, ProvinceCode, list);
    }
}
