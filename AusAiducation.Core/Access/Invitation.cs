using System.Security.Cryptography;
using System.Text;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Access;

/// <summary>An account offered by link. Only the hash of the link's secret is kept; it works once and for seven days.</summary>
public sealed class Invitation : KeyedEntity
{
    public static readonly TimeSpan Validity = TimeSpan.FromDays(7);

    Invitation() { }

    public Invitation(int userId, string secretHash, int invitedByUserId, DateTime at) =>
        (UserId, SecretHash, InvitedByUserId, ExpiresAt) = (userId, secretHash, invitedByUserId, at + Validity);

    /// <summary>A new invitation and the secret of its link, which is told once and kept nowhere.</summary>
    public static (Invitation Invitation, string Secret) Offer(int userId, int invitedByUserId, DateTime at)
    {
        var secret = Keys.New(32);
        return (new Invitation(userId, HashOf(secret), invitedByUserId, at), secret);
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public int UserId { get; private set; }
    public AppUser? User { get; private set; }
    public string SecretHash { get; private set; } = "";

    /// <summary>0 when the program itself invites (the first administrator).</summary>
    public int InvitedByUserId { get; private set; }
    public DateTime ExpiresAt { get; private set; }
    public DateTime? AcceptedAt { get; private set; }

    public bool IsOpen(DateTime now) => AcceptedAt is null && now < ExpiresAt;

    /// <summary>A newer link replaces this one, or the account was closed.</summary>
    public void Withdraw(DateTime now)
    {
        if (IsOpen(now)) ExpiresAt = now;
    }

    public void Accept(DateTime now)
    {
        if (!IsOpen(now)) throw new RuleBroken("Access.InvitationOver");
        AcceptedAt = now;
    }
}
