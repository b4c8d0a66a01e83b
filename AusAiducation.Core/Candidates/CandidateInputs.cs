using System.Text.RegularExpressions;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates;

/// <summary>Who somebody is, as typed. An empty CIN keeps the one on record.</summary>
public sealed class IdentityInput
{
    public string? FamilyName { get; set; }
    public string? GivenName { get; set; }
    public string? FamilyNameArabic { get; set; }
    public string? GivenNameArabic { get; set; }
    public string? Gender { get; set; }
    public string? BirthDate { get; set; }
    public string? Massar { get; set; }
    public string? Cin { get; set; }
    public int PersonVersion { get; set; }
    public int IdentityVersion { get; set; }
}

/// <summary>How somebody is reached, and from where, as typed.</summary>
public sealed class ContactInput
{
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? Address { get; set; }
    public string? Province { get; set; }
    public string? School { get; set; }
    public int Version { get; set; }
    public int CandidateVersion { get; set; }
}

/// <summary>Marks of the baccalaureate, as typed.</summary>
public sealed class MarksInput
{
    public string? Stream { get; set; }
    public string? BacYear { get; set; }
    public string? National { get; set; }
    public string? Regional { get; set; }
    public string? ContinuousControl { get; set; }
    public string? Printed { get; set; }

    /// <summary>"yes" for a private candidate.</summary>
    public string? PrivateCandidate { get; set; }
    public int Version { get; set; }
}

/// <summary>Family and income, as typed.</summary>
public sealed class FamilyInput
{
    public string? Income { get; set; }
    public string? HouseholdSize { get; set; }
    public string? Situation { get; set; }
    public int Version { get; set; }
}

/// <summary>Study wish and motivation, as typed.</summary>
public sealed class WishInput
{
    public string? StudyWish { get; set; }
    public string? Motivation { get; set; }
    public int Version { get; set; }
}

/// <summary>What several of these forms ask of a text.</summary>
public static partial class CandidateInputs
{
    public const int EmailMaxLength = 120;
    public const int AddressMaxLength = 300;

    public static bool IsEmail(string text) => text.Length <= EmailMaxLength && EmailShape.IsMatch(text);

    /// <summary>The name of a reference list's entry in the language of the page.</summary>
    public static string? ProvinceName(string? code) => Provinces.Of(code ?? "") is { } p ? Pick(p.French, p.Arabic, p.English) : null;

    public static string? StreamName(string? code) => Streams.Of(code ?? "") is { } s ? Pick(s.French, s.Arabic, s.English) : null;

    public static string RegionName(Region region) => Pick(region.French, region.Arabic, region.English);

    static string Pick(string french, string arabic, string english) => Texts.Texts.CurrentLanguage switch { "ar" => arabic, "en" => english, _ => french };

    [GeneratedRegex(@"^[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]{2,}$")]
    private static partial Regex EmailShape { get; }
}
