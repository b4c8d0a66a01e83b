using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Bulk;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>A pupil as the school's helper types them: who, how to reach them, and the day the family was told.</summary>
public sealed class NominationInput
{
    public string? Edition { get; set; }
    public string? School { get; set; }
    public string? FamilyName { get; set; }
    public string? GivenName { get; set; }
    public string? FamilyNameArabic { get; set; }
    public string? GivenNameArabic { get; set; }
    public string? Gender { get; set; }
    public string? BirthDate { get; set; }
    public string? Massar { get; set; }
    public string? Phone { get; set; }
    public string? Stream { get; set; }
    public string? Average { get; set; }
    public string? InformedOn { get; set; }

    internal ImportLine Read(Problems p, DateOnly today)
    {
        string? phone = null;
        if (!string.IsNullOrWhiteSpace(Phone) && !MoroccanPhone.TryE164(Phone, out phone)) p.Add(nameof(Phone), "People.PhoneFormat");
        if (!string.IsNullOrEmpty(Stream) && Streams.Of(Stream) is null) p.Add(nameof(Stream), "Common.ChooseOne");
        return new ImportLine
        {
            Number = 0,
            FamilyName = Name(p, nameof(FamilyName), p.Required(nameof(FamilyName), FamilyName, Person.NameMaxLength)), GivenName = Name(p, nameof(GivenName), p.Required(nameof(GivenName), GivenName, Person.NameMaxLength)),
            FamilyNameArabic = Arabic(p, nameof(FamilyNameArabic), FamilyNameArabic), GivenNameArabic = Arabic(p, nameof(GivenNameArabic), GivenNameArabic),
            Gender = p.Choice<Gender>(nameof(Gender), Gender) ?? People.Gender.Unknown,
            BirthDate = p.Day(nameof(BirthDate), BirthDate, notAfter: today.AddYears(-12), notBefore: today.AddYears(-60)),
            Massar = People.Massar.Normalise(p.Optional(nameof(Massar), Massar, 20)), Phone = phone,
            StreamCode = string.IsNullOrEmpty(Stream) ? null : Stream, Marks = new BacMarks(null, null, null, Printed: p.Mark(nameof(Average), Average)),
        };
    }

    static string Name(Problems p, string field, string name)
    {
        if (name.Length > 0 && !name.Any(char.IsLetter)) p.Add(field, "Import.NotAName");
        return ArabicName.Clean(name);
    }

    static string? Arabic(Problems p, string field, string? name) =>
        p.Optional(field, name, Person.NameMaxLength) is { } typed && ArabicName.Clean(typed) is { Length: > 0 } clean ? clean : null;
}

/// <summary>A school names one of its pupils by a short form.</summary>
public sealed class Nominating(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>Opens the file. Somebody already in the edition is not entered twice; whose list brought them is not said.</summary>
    public async Task AddAsync(NominationInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.NominateCandidates);
        var p = new Problems();
        var edition = await db.Editions.FirstOrDefaultAsync(e => e.Code == input.Edition, ct);
        if (edition is null) p.Add(nameof(input.Edition), "Common.ChooseOne");
        var school = await db.Organisations.FirstOrDefaultAsync(o => o.Key == input.School && db.Viewer.Rows.HelpedOrganisations.Contains(o.Id), ct) ?? throw new NotFoundForViewer("The school");
        var line = input.Read(p, clock.Today);
        p.Day(nameof(input.InformedOn), input.InformedOn, notAfter: clock.Today);
        p.ThrowIfAny();
        RuleBroken.If(ImportDuty.WhyNotNominate(edition!, clock.Today));

        var aim = new ImportAim(edition!.Id, [], Whole: true, FillOnly: true);
        var known = await KnownPeople.AmongAsync(db, aim, [line], new Dictionary<int, string>(), ct);
        if (known.BearsAnothersNumber(line)) throw new InputRefused(nameof(input.Massar), "Import.AnothersNumber");
        var match = known.ByMassar(line.Massar) ?? known.ByName(line.NameAndBirthKeys);
        if (match?.File is not null) throw new RuleBroken("Nominations.AlreadyThere");
        var person = match is null ? null : await InternalFiles.PersonAsync(db, match.PersonId, ct);
        var candidate = line.ToCandidate(edition, null, person, null);
        candidate.Nominate(school.Id, school.Name.Fr);
        db.Candidates.Add(candidate);
        await db.SaveChangesAsync(ct);
    }
}
