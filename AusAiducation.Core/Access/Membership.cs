using AusAiducation.Core.Data;

namespace AusAiducation.Core.Access;

/// <summary>A hat given to an account: role, what it is limited to, from which day and to which day (both included).</summary>
public sealed class Membership : KeyedEntity
{
    Membership() { }

    public Membership(int userId, Role role, DateOnly from, int? editionId = null, int? sponsorId = null, int? organisationId = null, DateOnly? to = null)
    {
        RuleBroken.If(WhyNot(role, editionId, sponsorId, organisationId));
        (UserId, Role, From, To, EditionId, SponsorId, OrganisationId) = (userId, role, from, to, editionId, sponsorId, organisationId);
    }

    public int UserId { get; private set; }
    public AppUser? User { get; private set; }
    public Role Role { get; private set; }
    public int? EditionId { get; private set; }
    public int? SponsorId { get; private set; }
    public int? OrganisationId { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }

    /// <summary>A sponsor's hat names the sponsor, a school helper's the organisation; only the hats of a selection may be of one edition.</summary>
    public static Refusal? WhyNot(Role role, int? editionId, int? sponsorId, int? organisationId) => role switch
    {
        _ when editionId is not null && !MayBeOfOneEdition(role) => new Refusal("Access.HatIsNotOfAnEdition"),
        Role.Sponsor when sponsorId is null => new Refusal("Access.HatNeedsSponsor"),
        Role.SchoolHelper when organisationId is null => new Refusal("Access.HatNeedsOrganisation"),
        _ => null,
    };

    /// <summary>The hats of a selection, and those who visit its families.</summary>
    public static bool MayBeOfOneEdition(Role role) => role is Role.Chair or Role.CommitteeMember or Role.Interviewer or Role.SocialInquirer;

    /// <summary>Hats that touch money or accounts: an administrator gives and ends them, a manager does not.</summary>
    public static bool IsSensitive(Role role) => role is Role.Treasurer or Role.Administrator;

    public bool IsActiveOn(DateOnly day) => From <= day && (To is null || day <= To);

    /// <summary>Ends the hat: the last day is the day before, so it is gone at once.</summary>
    public void End(DateOnly today) => To = today.AddDays(-1);
}
