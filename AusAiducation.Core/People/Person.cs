using AusAiducation.Core.Data;

namespace AusAiducation.Core.People;

public enum Gender { Unknown, Female, Male }

/// <summary>Who somebody is: names in both scripts. Birth, identifiers and contact are rows of their own, met by fewer people.</summary>
public sealed class Person : KeyedEntity
{
    public const int NameMaxLength = 80;
    readonly List<PersonLink> _links = [];

    Person() { }

    public Person(string familyName, string givenName, string? familyNameArabic = null, string? givenNameArabic = null, Gender gender = Gender.Unknown)
    {
        Gender = gender;
        Rename(familyName, givenName, familyNameArabic, givenNameArabic);
    }

    public string FamilyName { get; private set; } = "";
    public string GivenName { get; private set; } = "";
    public string? FamilyNameArabic { get; private set; }
    public string? GivenNameArabic { get; private set; }
    public Gender Gender { get; private set; }

    /// <summary>Folded names in both scripts, for search.</summary>
    public string SearchKey { get; private set; } = "";

    /// <summary>Both names folded, in one order whichever is written first: equal for one person spelt by two hands. Null in a script that lacks one of them.</summary>
    public string? LatinKey { get; private set; }
    public string? ArabicKey { get; private set; }

    public PersonIdentity? Identity { get; private set; }
    public PersonContact? Contact { get; private set; }

    /// <summary>Applications and scholarships of this person, for row visibility only.</summary>
    public IReadOnlyList<PersonLink> Links => _links;

    public string DisplayName => $"{FamilyName.ToUpperInvariant()} {GivenName}";
    public string? DisplayNameArabic => GivenNameArabic is null && FamilyNameArabic is null ? null : $"{GivenNameArabic} {FamilyNameArabic}".Trim();

    public void Rename(string familyName, string givenName, string? familyNameArabic, string? givenNameArabic)
    {
        (FamilyName, GivenName, FamilyNameArabic, GivenNameArabic) = (familyName.Trim(), givenName.Trim(), Blank(familyNameArabic), Blank(givenNameArabic));
        SearchKey = NameFolding.Key(FamilyName, GivenName, FamilyNameArabic, GivenNameArabic);
        (LatinKey, ArabicKey) = (NameFolding.PairKey(FamilyName, GivenName), NameFolding.PairKey(FamilyNameArabic, GivenNameArabic));
    }

    /// <summary>Records that this person applied to an edition, or studies with a scholarship of it.</summary>
    public void Link(int editionId, bool student) => _links.Add(new PersonLink(editionId, student));

    public void SetGender(Gender gender) => Gender = gender;

    public void Identify(PersonIdentity identity) => Identity = identity;

    public void Reach(PersonContact contact) => Contact = contact;

    static string? Blank(string? s) => string.IsNullOrWhiteSpace(s) ? null : s.Trim();
}

/// <summary>Birth and identifiers. Never met by a sponsor, a coach or the committee.</summary>
public sealed class PersonIdentity : Entity
{
    PersonIdentity() { }

    public PersonIdentity(DateOnly? birthDate, string? massar, string? cinCipher = null, string? cinHash = null, string? cinTail = null) =>
        (BirthDate, Massar, CinCipher, CinHash, CinTail) = (birthDate, massar, cinCipher, cinHash, cinTail);

    public int PersonId { get; private set; }

    public void Correct(DateOnly? birthDate, string? massar) => (BirthDate, Massar) = (birthDate, massar);

    /// <summary>Records another identity card number, sealed; null takes it away.</summary>
    public void Seal(Sealed? cin) => (CinCipher, CinHash, CinTail) = (cin?.Cipher, cin?.Hash, cin?.Tail);

    [Sensitive]
    public DateOnly? BirthDate { get; private set; }

    /// <summary>Code Massar / CNE. Two files may bear the same: that is how one person is found twice, and a number somebody mistyped must not bar its owner.</summary>
    [Sensitive]
    public string? Massar { get; private set; }

    /// <summary>The national identity card number, encrypted; <see cref="CinHash"/> serves equality.</summary>
    [Sensitive]
    public string? CinCipher { get; private set; }
    [Sensitive]
    public string? CinHash { get; private set; }

    /// <summary>Last three characters, for a person to recognise it.</summary>
    [Sensitive]
    public string? CinTail { get; private set; }
}

/// <summary>Whose telephone a number is: families and neighbours share one, and the caller must know whom to ask for.</summary>
public enum PhoneHolder { Unknown, Self, Father, Mother, Guardian, Relative, Neighbour, School }

/// <summary>How somebody is reached. A number is a contact, never a login: families share phones.</summary>
public sealed class PersonContact : Entity
{
    PersonContact() { }

    public PersonContact(string? phone, string? email, string? provinceCode, string? address = null) =>
        (Phone, Email, ProvinceCode, Address) = (phone, email, provinceCode, address);

    public int PersonId { get; private set; }

    public void Correct(string? phone, string? email, string? provinceCode, string? address) =>
        (Phone, Email, ProvinceCode, Address) = (phone, email, provinceCode, address);

    public void Share(PhoneHolder holder, string? secondPhone) => (PhoneHolder, SecondPhone) = (holder, secondPhone);

    [Sensitive]
    public string? Phone { get; private set; }
    public PhoneHolder PhoneHolder { get; private set; }
    [Sensitive]
    public string? SecondPhone { get; private set; }
    [Sensitive]
    public string? Email { get; private set; }

    /// <summary>Province of residence.</summary>
    public string? ProvinceCode { get; private set; }
    [Sensitive]
    public string? Address { get; private set; }
}

/// <summary>An edition in which this person is met, as candidate or as student. Filters on its own columns, so that no filter can loop.</summary>
public sealed class PersonLink : Entity
{
    PersonLink() { }

    internal PersonLink(int editionId, bool student) => (EditionId, IsStudent) = (editionId, student);

    public int PersonId { get; private set; }
    public int EditionId { get; private set; }
    public bool IsStudent { get; private set; }
}
