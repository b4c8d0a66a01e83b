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
    public string? Situation { get; init; }
    public string? StudyWish { get; init; }
    public IReadOnlyList<ImportRemark> Remarks { get; init; } = [];

    public bool IsRefused => Remarks.Any(r => r.Refuses);
    public bool IsDoubtful => !IsRefused && Remarks.Count > 0;

    public string Name => $"{FamilyName.ToUpperInvariant()} {GivenName}".Trim();
    public string NameArabic => $"{GivenNameArabic} {FamilyNameArabic}".Trim();

    /// <summary>Equal for the same names and the same birth date, in either script and in either order; none without a birth date.</summary>
    public IEnumerable<string> NameAndBirthKeys => KeysOf(BirthDate, FamilyName, GivenName, FamilyNameArabic, GivenNameArabic);

    public static IEnumerable<string> KeysOf(DateOnly? birthDate, string? family, string? given, string? familyArabic, string? givenArabic)
    {
        if (birthDate is not { } day) return [];
        return new[] { (family, given), (given, family), (familyArabic, givenArabic), (givenArabic, familyArabic) }
            .Select(pair => (First: TextFolding.Squash(pair.Item1), Second: TextFolding.Squash(pair.Item2)))
            .Where(pair => pair.First.Length > 0 && pair.Second.Length > 0)
            .Select(pair => $"{day:yyyyMMdd}{pair.First}{pair.Second}").Distinct();
    }

    /// <summary>The application this line asks for, on the person already known or on a new one.</summary>
    public Candidate ToCandidate(Edition edition, SourceList list, Person? known, Sealed? cin)
    {
        if (known is null)
        {
            known = new Person(FamilyName, GivenName, FamilyNameArabic, GivenNameArabic, Gender);
            known.Identify(new PersonIdentity(BirthDate, Massar, cin?.Cipher, cin?.Hash, cin?.Tail));
            known.Reach(new PersonContact(Phone, Email, ProvinceCode));
        }
        return new Candidate(edition, known, new CandidateFile(StreamCode, Marks, BacYear, StudyWish), new SocialFile(Income, HouseholdSize, Situation), School, ProvinceCode, list);
    }
}
