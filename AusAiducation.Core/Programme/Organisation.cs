using AusAiducation.Core.Data;

namespace AusAiducation.Core.Programme;

public enum OrganisationKind { Association, Foundation, Lycee, Academy, SocialInstitution, Company, HigherSchool }

/// <summary>A body the programme works with. Names change (FME became Jadara on 31/03/2022), so each has its days of validity.</summary>
public sealed class Organisation : KeyedEntity
{
    Organisation() { }

    public Organisation(LocalText name, OrganisationKind kind, string? provinceCode = null, DateOnly? validFrom = null, DateOnly? validTo = null) =>
        (Name, Kind, ProvinceCode, ValidFrom, ValidTo) = (name, kind, provinceCode, validFrom, validTo);

    public LocalText Name { get; private set; } = null!;
    public OrganisationKind Kind { get; private set; }
    public string? ProvinceCode { get; private set; }
    public DateOnly? ValidFrom { get; private set; }
    public DateOnly? ValidTo { get; private set; }
}
