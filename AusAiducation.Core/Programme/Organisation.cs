using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Programme;

public enum OrganisationKind { Association, Foundation, Lycee, Academy, SocialInstitution, Company, HigherSchool }

/// <summary>
/// A body the programme works with, under one name. Names change (FME became Jadara on 31/03/2022): a new name is a new row with its
/// own days, tied to the first one by <see cref="FirstId"/>; contacts, calls and helpers belong to the body whatever its name.
/// </summary>
public sealed class Organisation : KeyedEntity
{
    public const int NameMaxLength = 120;

    Organisation() { }

    public Organisation(LocalText name, OrganisationKind kind, string? provinceCode = null, DateOnly? validFrom = null, DateOnly? validTo = null) =>
        Correct(name, kind, provinceCode, validFrom, validTo);

    public LocalText Name { get; private set; } = null!;
    public OrganisationKind Kind { get; private set; }
    public string? ProvinceCode { get; private set; }

    /// <summary>First and last day of this name, both included; open where null.</summary>
    public DateOnly? ValidFrom { get; private set; }
    public DateOnly? ValidTo { get; private set; }

    /// <summary>The row of the body's first name; null on that row itself.</summary>
    public int? FirstId { get; private set; }

    /// <summary>Folded names in the three languages, for search.</summary>
    public string SearchKey { get; private set; } = "";

    public int BodyId => FirstId ?? Id;

    public bool IsInForceOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);

    public bool OverlapsWith(DateOnly? from, DateOnly? to) => (ValidTo is null || from is null || from <= ValidTo) && (to is null || ValidFrom is null || ValidFrom <= to);

    public void Correct(LocalText name, OrganisationKind kind, string? provinceCode, DateOnly? validFrom, DateOnly? validTo)
    {
        if (validTo < validFrom) throw new RuleBroken("Organisations.DaysReversed");
        (Name, Kind, ProvinceCode, ValidFrom, ValidTo) = (name, kind, provinceCode, validFrom, validTo);
        SearchKey = string.Join(' ', new[] { name.Fr, name.Ar, name.En }.Select(TextFolding.Squash).Distinct());
    }

    /// <summary>Why this name cannot end on the eve of a day: it ended already, or had not begun.</summary>
    public Refusal? WhyNotRename(DateOnly from) =>
        ValidTo is { } ended ? new("Organisations.NameEnded", ended) : from <= ValidFrom ? new("Organisations.NameBeganLater", ValidFrom) : null;

    /// <summary>The same body under another name from a day on; this name ends the day before.</summary>
    public Organisation Rename(LocalText name, DateOnly from)
    {
        RuleBroken.If(WhyNotRename(from));
        ValidTo = from.AddDays(-1);
        return new Organisation(name, Kind, ProvinceCode, from) { FirstId = BodyId };
    }
}
