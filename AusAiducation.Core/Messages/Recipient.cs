using AusAiducation.Core.People;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Messages;

/// <summary>Somebody a message is for, within one edition: a candidate, another person, or an organisation.</summary>
public sealed record Recipient(int EditionId, string Edition, string Name, string SortName)
{
    public string? NameArabic { get; init; }

    /// <summary>The candidate's code, to be quoted.</summary>
    public string? Code { get; init; }
    public string? Mail { get; init; }
    public string? Phone { get; init; }
    public int? CandidateId { get; init; }
    public int? PersonId { get; init; }
    public int? OrganisationId { get; init; }

    public static Recipient Of(Edition edition, Person person, PersonContact? contact) =>
        new(edition.Id, edition.Code, person.DisplayName, person.SearchKey) { NameArabic = person.DisplayNameArabic, PersonId = person.Id, Mail = contact?.Email, Phone = contact?.Phone };

    public static Recipient Of(Edition edition, Organisation organisation, string? mail, string? phone) =>
        new(edition.Id, edition.Code, organisation.Name.Fr, TextFolding.Fold(organisation.Name.Fr)) { NameArabic = organisation.Name.Ar, OrganisationId = organisation.Id, Mail = mail, Phone = phone };
}
