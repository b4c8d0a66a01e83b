using AusAiducation.Core.Data;

namespace AusAiducation.Core.Programme;

/// <summary>Somebody to call or write to in an organisation. Ended, not deleted: what was sent to them stays readable.</summary>
public sealed class OrganisationContact : KeyedEntity
{
    public const int NameMaxLength = 120;
    public const int DutyMaxLength = 120;

    OrganisationContact() { }

    public OrganisationContact(int bodyId, string name, string? duty, string? phone, string? email)
    {
        BodyId = bodyId;
        Correct(name, duty, phone, email);
    }

    /// <summary>The first row of the organisation, whatever its name today.</summary>
    public int BodyId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>What they are there: headmaster, adviser, secretary.</summary>
    public string? Duty { get; private set; }

    /// <summary>E.164.</summary>
    public string? Phone { get; private set; }
    public string? Email { get; private set; }
    public DateTime? EndedAt { get; private set; }

    public void Correct(string name, string? duty, string? phone, string? email) => (Name, Duty, Phone, Email) = (name, duty, phone, email);

    public void End(DateTime at) => EndedAt ??= at;
}
