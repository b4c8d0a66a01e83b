namespace AusAiducation.Core.Candidates;

/// <summary>What a column of a supplied list of candidates can hold.</summary>
public enum ImportColumn
{
    FamilyName,
    GivenName,

    /// <summary>Family and given name in one cell, in either script.</summary>
    FullName,

    /// <summary>The same once more in Arabic, where a list has both.</summary>
    FullNameArabic,
    FamilyNameArabic,
    GivenNameArabic,
    Gender,
    BirthDate,
    Massar,
    Cin,
    Phone,
    Email,
    ProvinceOfResidence,

    /// <summary>The lycée.</summary>
    School,
    ProvinceOfSchool,
    Stream,
    National,
    Regional,
    ContinuousControl,
    PrintedAverage,
    IncomeBracket,

    /// <summary>Brothers and sisters, or the size of the household, as the list has it.</summary>
    Siblings,
    StudyWish,
    PrivateCandidate,
    BacYear,
}
