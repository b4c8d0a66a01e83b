using AusAiducation.Core.Data;

namespace AusAiducation.Core.Access;

/// <summary>An account offered by link. Only the hash of the link's secret is kept; it works once and for seven days.</summary>
public sealed class Invitation : KeyedEntity
{
    public static readonly TimeSpan Validity = TimeSpan.FromDays(7);

    Invitation() { }

    public Invitation(int userId, string secretHash, int invitedByUserId, DateTime at) =>
        (UserId, SecretHash, InvitedByUserId, ExpiresAt) = (userId, secretHash, invitedByUserId, at + Validity);

    public int UserId { get; private set; }
    public AppUser? User { get; private set; }
    public string SecretHash { get; private set; } = "";
    public int InvitedByUserId { get; private set; }
    public DateTime ExpiresAt { get; private set; }
    public DateTime? AcceptedAt { get; private set; }

    public bool IsOpen(DateTime now) => AcceptedAt is null && now < ExpiresAt;

    public void Accept(DateTime now)
    {
        if (!IsOpen(now)) throw new RuleBroken("Access.InvitationOver");
        AcceptedAt = now;
    }
}
