using System.Globalization;
using AusAiducation.Core.People;
using AusAiducation.Core.Texts;

namespace AusAiducation.Core.Candidates;

/// <summary>The parts of a file that two sources may say differently; names are taken whole in each script, marks as one.</summary>
public enum FileField
{
    Name, NameArabic, Gender, BirthDate, Massar, Cin, Phone, Email, Address, Province, School,
    Stream, BacYear, Marks, StudyWish, Motivation, Income, HouseholdSize, Siblings, Situation,
}

/// <summary>
/// Everything a file says of a person, as one value: to compare two files, to take some fields of one into the other, and to put
/// back what stood before. The card number stays sealed.
/// </summary>
public sealed record FileValues
{
    public string FamilyName { get; init; } = "";
    public string GivenName { get; init; } = "";
    public string? FamilyNameArabic { get; init; }
    public string? GivenNameArabic { get; init; }
    public Gender Gender { get; init; }
    public DateOnly? BirthDate { get; init; }
    public string? Massar { get; init; }
    public string? CinCipher { get; init; }
    public string? CinHash { get; init; }
    public string? CinTail { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? Address { get; init; }
    public string? ProvinceCode { get; init; }
    public string? School { get; init; }
    public string? StreamCode { get; init; }
    public int? BacYear { get; init; }
    public BacMarks Marks { get; init; }
    public string? StudyWish { get; init; }
    public string? Motivation { get; init; }
    public IncomeBracket Income { get; init; }
    public int? HouseholdSize { get; init; }
    public int? Siblings { get; init; }
    public string? Situation { get; init; }

    /// <summary>Of a file loaded with its person, identity, contact, marks and family.</summary>
    public static FileValues Of(Candidate c) => new()
    {
        FamilyName = c.Person.FamilyName, GivenName = c.Person.GivenName, FamilyNameArabic = c.Person.FamilyNameArabic, GivenNameArabic = c.Person.GivenNameArabic, Gender = c.Person.Gender,
        BirthDate = c.Person.Identity?.BirthDate, Massar = c.Person.Identity?.Massar,
        CinCipher = c.Person.Identity?.CinCipher, CinHash = c.Person.Identity?.CinHash, CinTail = c.Person.Identity?.CinTail,
        Phone = c.Person.Contact?.Phone, Email = c.Person.Contact?.Email, Address = c.Person.Contact?.Address, ProvinceCode = c.ProvinceCode, School = c.School,
        StreamCode = c.File.StreamCode, BacYear = c.File.BacYear, Marks = c.File.Marks, StudyWish = c.File.StudyWish, Motivation = c.File.Motivation,
        Income = c.Social?.IncomeBracket ?? IncomeBracket.Undeclared, HouseholdSize = c.Social?.HouseholdSize, Siblings = c.Social?.Siblings, Situation = c.Social?.Situation,
    };

    /// <summary>Writes every value; what stays equal is no change.</summary>
    public void WriteTo(Candidate c)
    {
        c.Person.Rename(FamilyName, GivenName, FamilyNameArabic, GivenNameArabic);
        c.Person.SetGender(Gender);
        var cin = CinHash is null ? null : new Data.Sealed(CinCipher!, CinHash, CinTail!);
        if (c.Person.Identity is { } identity)
        {
            identity.Correct(BirthDate, Massar);
            identity.Seal(cin);
        }
        else c.Person.Identify(new PersonIdentity(BirthDate, Massar, cin?.Cipher, cin?.Hash, cin?.Tail));
        if (c.Person.Contact is { } contact) contact.Correct(Phone, Email, ProvinceCode, Address);
        else c.Person.Reach(new PersonContact(Phone, Email, ProvinceCode, Address));
        c.Correct(School, ProvinceCode);
        c.File.CorrectMarks(StreamCode, Marks, BacYear);
        c.File.CorrectWish(StudyWish, Motivation);
        c.Social?.Correct(Income, HouseholdSize, Situation);
        c.Social?.CountSiblings(Siblings);
        c.HideName();
    }

    /// <summary>These values with some fields taken from others.</summary>
    public FileValues With(FileValues other, IEnumerable<FileField> fields) => fields.Aggregate(this, (v, field) => field switch
    {
        FileField.Name => v with { FamilyName = other.FamilyName, GivenName = other.GivenName },
        FileField.NameArabic => v with { FamilyNameArabic = other.FamilyNameArabic, GivenNameArabic = other.GivenNameArabic },
        FileField.Gender => v with { Gender = other.Gender },
        FileField.BirthDate => v with { BirthDate = other.BirthDate },
        FileField.Massar => v with { Massar = other.Massar },
        FileField.Cin => v with { CinCipher = other.CinCipher, CinHash = other.CinHash, CinTail = other.CinTail },
        FileField.Phone => v with { Phone = other.Phone },
        FileField.Email => v with { Email = other.Email },
        FileField.Address => v with { Address = other.Address },
        FileField.Province => v with { ProvinceCode = other.ProvinceCode },
        FileField.School => v with { School = other.School },
        FileField.Stream => v with { StreamCode = other.StreamCode },
        FileField.BacYear => v with { BacYear = other.BacYear },
        FileField.Marks => v with { Marks = other.Marks },
        FileField.StudyWish => v with { StudyWish = other.StudyWish },
        FileField.Motivation => v with { Motivation = other.Motivation },
        FileField.Income => v with { Income = other.Income },
        FileField.HouseholdSize => v with { HouseholdSize = other.HouseholdSize },
        FileField.Siblings => v with { Siblings = other.Siblings },
        FileField.Situation => v with { Situation = other.Situation },
    });

    /// <summary>A field as a person reads it, in the language of the page; null when it is empty.</summary>
    public string? Shown(FileField field) => field switch
    {
        FileField.Name => $"{FamilyName.ToUpperInvariant()} {GivenName}".Trim(),
        FileField.NameArabic => Filled($"{GivenNameArabic} {FamilyNameArabic}"),
        FileField.Gender => Gender == Gender.Unknown ? null : Word(Gender),
        FileField.BirthDate => BirthDate is { } day ? Formats.Day(day) : null,
        FileField.Massar => Massar,
        FileField.Cin => CinTail is null ? null : "•••" + CinTail,
        FileField.Phone => Phone,
        FileField.Email => Email,
        FileField.Address => Address,
        FileField.Province => CandidateInputs.ProvinceName(ProvinceCode),
        FileField.School => School,
        FileField.Stream => CandidateInputs.StreamName(StreamCode),
        FileField.BacYear => BacYear?.ToString(CultureInfo.InvariantCulture),
        FileField.Marks => ShownMarks(),
        FileField.StudyWish => StudyWish,
        FileField.Motivation => Motivation,
        FileField.Income => Income == IncomeBracket.Undeclared ? null : Word(Income),
        FileField.HouseholdSize => HouseholdSize?.ToString(CultureInfo.InvariantCulture),
        FileField.Siblings => Siblings?.ToString(CultureInfo.InvariantCulture),
        FileField.Situation => Situation,
    };

    /// <summary>Whether two files say the same of a field; the card numbers are compared by their keyed hash.</summary>
    public bool Same(FileValues other, FileField field) => field switch
    {
        FileField.Cin => CinHash == other.CinHash,
        FileField.Marks => Marks == other.Marks,
        _ => Shown(field) == other.Shown(field),
    };

    public static IEnumerable<FileField> Differences(FileValues a, FileValues b) => Enum.GetValues<FileField>().Where(f => !a.Same(b, f));

    // National, regional, continuous control, then the average.
    string? ShownMarks() => Marks == default ? null
        : string.Join(" · ", new[] { Marks.National, Marks.Regional, Marks.ContinuousControl, Marks.Display }.Select(m => m is null ? "–" : Formats.Mark(m)));

    static string? Filled(string text) => text.Trim() is { Length: > 0 } kept ? kept : null;

    static string Word<T>(T member) where T : struct, Enum => Texts.Texts.In(Texts.Texts.CurrentLanguage, $"{typeof(T).Name}.{member}");
}
