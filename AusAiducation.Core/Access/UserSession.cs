namespace AusAiducation.Core.Access;

/// <summary>
/// One sign-in on one device. The cookie holds only a random handle; the ticket lives here, so ending the row ends the sign-in.
/// Instants are those of the clock of security (UTC), never the programme's.
/// </summary>
public sealed class UserSession
{
    public int Id { get; private set; }

    /// <summary>SHA-256 of the handle in the cookie (hex): a copy of the database opens no session.</summary>
    public required string HandleHash { get; init; }
    public int UserId { get; init; }
    public AppUser? User { get; private set; }

    /// <summary>The protected authentication ticket.</summary>
    public required byte[] Ticket { get; set; }
    public DateTime StartedAt { get; init; }
    public DateTime LastSeenAt { get; set; }

    /// <summary>The end nobody can push back (absolute lifetime).</summary>
    public DateTime ExpiresAt { get; init; }
    public DateTime? EndedAt { get; private set; }
    public string Device { get; init; } = "";

    public bool IsOpen(DateTime now) => EndedAt is null && now < ExpiresAt;

    public void End(DateTime at) => EndedAt ??= at;
}
