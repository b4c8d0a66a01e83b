using AusAiducation.Core.Access;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates.Dossiers;

/// <summary>Who the candidate is, read: what becomes a person, their identity and their contact.</summary>
public sealed record IdentityFacts(
    string FamilyName, string GivenName, string? FamilyNameArabic, string? GivenNameArabic, Gender Gender, DateOnly BirthDate, string? Massar,
    string Province, string? School, int? HelpedBy, string? Phone, PhoneHolder PhoneHolder, string? SecondPhone, string? Email);

/// <summary>The first step as typed: names in both scripts, birth, where one lives and studies, how one is reached.</summary>
public sealed class IdentityAnswers : StepAnswers
{
    const int YoungestAge = 14;
    const int OldestAge = 40;
    public const int MajorityAge = 18;

    public override DossierStep Step => DossierStep.Identity;

    public string? FamilyName { get; set; }
    public string? GivenName { get; set; }
    public string? FamilyNameArabic { get; set; }
    public string? GivenNameArabic { get; set; }
    public string? Gender { get; set; }
    public string? BirthDate { get; set; }
    public string? Massar { get; set; }
    public string? Province { get; set; }
    public string? School { get; set; }

    /// <summary>Key of the lycée or institution that helps; empty for none.</summary>
    public string? Helper { get; set; }
    public string? Phone { get; set; }
    public string? PhoneHolder { get; set; }
    public string? SecondPhone { get; set; }
    public string? Email { get; set; }

    public override void Check(Problems problems, StepRules rules) => Read(problems, rules);

    public IdentityFacts Read(Problems p, StepRules rules)
    {
        var phone = Number(p, nameof(Phone), Phone);
        var email = p.Optional(nameof(Email), Email, CandidateInputs.EmailMaxLength);
        if (email is not null && !CandidateInputs.IsEmail(email)) p.Add(nameof(Email), "Candidates.EmailFormat");
        var massar = People.Massar.Normalise(p.Optional(nameof(Massar), Massar, 20));
        // An unusual code is the team's to look at; a word is none.
        if (massar is not null && !massar.Any(char.IsAsciiDigit)) p.Add(nameof(Massar), "Apply.MassarWithoutDigits");
        int? helper = null;
        if (!string.IsNullOrEmpty(Helper))
        {
            if (rules.Helpers.TryGetValue(Helper, out var id)) helper = id;
            else p.Add(nameof(Helper), "Common.ChooseOne");
        }
        if (string.IsNullOrWhiteSpace(Phone) && email is null && helper is null) p.Add(nameof(Phone), "Apply.NoWayToReach");
        return new IdentityFacts(
            TypedNames.Latin(p, nameof(FamilyName), FamilyName, required: true) ?? "", TypedNames.Latin(p, nameof(GivenName), GivenName, required: true) ?? "",
            TypedNames.Arabic(p, nameof(FamilyNameArabic), FamilyNameArabic, required: true), TypedNames.Arabic(p, nameof(GivenNameArabic), GivenNameArabic, required: true),
            p.Choice<Gender>(nameof(Gender), Gender) ?? default,
            p.Day(nameof(BirthDate), BirthDate, notAfter: rules.Today.AddYears(-YoungestAge), notBefore: rules.Today.AddYears(-OldestAge)) ?? default,
            massar,
            OneOf(p, nameof(Province), Province, Provinces.Of) ?? "", p.Optional(nameof(School), School, Candidate.SchoolMaxLength), helper,
            phone, phone is null ? default : p.Choice<PhoneHolder>(nameof(PhoneHolder), PhoneHolder) ?? default,
            Number(p, nameof(SecondPhone), SecondPhone), email);
    }

    /// <summary>Under eighteen on that day; false while the date of birth cannot be read.</summary>
    public bool IsMinor(DateOnly today) => Typed.TryDay(BirthDate, out var birth) && birth.AddYears(MajorityAge) > today;

    internal static string? OneOf<T>(Problems p, string field, string? posted, Func<string, T?> known) where T : class
    {
        if (!string.IsNullOrEmpty(posted) && known(posted) is not null) return posted;
        p.Add(field, "Common.ChooseOne");
        return null;
    }

    internal static string? Number(Problems p, string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (MoroccanPhone.TryE164(typed, out var e164)) return e164;
        p.Add(field, "People.PhoneFormat");
        return null;
    }
}
