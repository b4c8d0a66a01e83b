using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.People;

/// <summary>A hat as typed in a form: keys of what it is limited to, days as dd/MM/yyyy.</summary>
public sealed class HatInput
{
    public string Role { get; set; } = "";
    public string Edition { get; set; } = "";
    public string Sponsor { get; set; } = "";
    public string Organisation { get; set; } = "";
    public string From { get; set; } = "";
    public string To { get; set; } = "";
}

/// <summary>The same, read.</summary>
sealed record HatAsked(Role Role, int? EditionId, int? SponsorId, int? OrganisationId, DateOnly From, DateOnly? To)
{
    /// <summary>Null when something is wrong; the problems then say what. What the chosen hat cannot be limited to is left aside.</summary>
    public static HatAsked? Read(HatInput input, HatScopes scopes, DateOnly today, Problems problems)
    {
        var role = problems.Choice<Role>(nameof(input.Role), input.Role);
        var from = string.IsNullOrWhiteSpace(input.From) ? today : problems.Day(nameof(input.From), input.From) ?? today;
        var to = problems.Day(nameof(input.To), input.To, required: false, notBefore: from);
        if (role is not { } r) return null;
        var edition = Membership.MayBeOfOneEdition(r) ? scopes.IdOf(HatScopeKind.Edition, input.Edition) : null;
        var sponsor = r is Role.Sponsor ? scopes.IdOf(HatScopeKind.Sponsor, input.Sponsor) : null;
        var organisation = r is Role.SchoolHelper ? scopes.IdOf(HatScopeKind.Organisation, input.Organisation) : null;
        if (Membership.WhyNot(r, edition, sponsor, organisation) is { } missing)
            problems.Add(r is Role.Sponsor ? nameof(input.Sponsor) : nameof(input.Organisation), missing.Key);
        return problems.Any ? null : new HatAsked(r, edition, sponsor, organisation, from, to);
    }

    public Membership For(int userId) => new(userId, Role, From, EditionId, SponsorId, OrganisationId, To);
}
