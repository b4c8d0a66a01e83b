namespace AusAiducation.Core.Candidates.Dossiers;

/// <summary>What opens a file: its code and the hash of its passphrase. Of the machinery of access, like accounts: no viewer, no history.</summary>
public sealed class DossierAccess
{
    public const int AttemptsBeforeLock = 8;
    public static readonly TimeSpan LockDuration = TimeSpan.FromMinutes(10);

    DossierAccess() { }

    /// <param name="dossier">Saved before: this row knows it by its id alone.</param>
    public DossierAccess(Dossier dossier, string passphraseHash) => (DossierId, Code, PassphraseHash) = (dossier.Id, dossier.Code, passphraseHash);

    public int Id { get; private set; }
    public int DossierId { get; private set; }
    public string Code { get; private set; } = "";
    public string PassphraseHash { get; set; } = "";
    public int FailedAttempts { get; private set; }

    /// <summary>By the clock of security.</summary>
    public DateTime? LockedUntil { get; private set; }

    public bool IsLocked(DateTime now) => now < LockedUntil;

    public void Fail(DateTime now)
    {
        if (++FailedAttempts < AttemptsBeforeLock) return;
        (FailedAttempts, LockedUntil) = (0, now + LockDuration);
    }

    public void Forgive() => (FailedAttempts, LockedUntil) = (0, null);
}

/// <summary>A file opened on one device. The cookie holds a random handle and this row its hash, so ending the row ends it everywhere.</summary>
public sealed class DossierSession
{
    /// <summary>On a borrowed machine: closed after this long without a request, and after a working day at the latest.</summary>
    public static readonly TimeSpan BorrowedIdle = TimeSpan.FromMinutes(40);
    public static readonly TimeSpan BorrowedLifetime = TimeSpan.FromHours(10);

    /// <summary>On a phone its owner said is theirs.</summary>
    public static readonly TimeSpan OwnLifetime = TimeSpan.FromDays(30);

    public int Id { get; private set; }
    public required string HandleHash { get; init; }
    public int DossierId { get; init; }
    public bool OwnDevice { get; init; }
    public DateTime StartedAt { get; init; }
    public DateTime LastSeenAt { get; set; }
    public DateTime ExpiresAt { get; init; }
    public DateTime? EndedAt { get; private set; }

    public bool IsOpen(DateTime now) => EndedAt is null && now < ExpiresAt && (OwnDevice || now < LastSeenAt + BorrowedIdle);

    public void End(DateTime at) => EndedAt ??= at;
}
