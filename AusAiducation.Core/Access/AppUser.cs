using AusAiducation.Core.Data;
using Microsoft.AspNetCore.Identity;

namespace AusAiducation.Core.Access;

/// <summary>An account. What it may do comes from <see cref="Membership"/> rows, never from Identity's roles.</summary>
public sealed class AppUser : IdentityUser<int>
{
    public const int NameMaxLength = 120;

    /// <summary>The confidentiality undertaking in force; a volunteer meets no file before signing it.</summary>
    public const string CurrentUndertaking = "2021-1";

    public string Key { get; private set; } = Keys.New();

    [PersonalData]
    public string DisplayName { get; set; } = "";

    /// <summary>The person behind a student's account; null for staff and volunteers.</summary>
    public int? PersonId { get; set; }

    /// <summary>Language of pages and mails: fr, ar or en.</summary>
    public string Language { get; set; } = "fr";

    public string? UndertakingVersion { get; private set; }
    public DateTime? UndertakingSignedAt { get; private set; }

    /// <summary>Last time step used by the authenticator code, so that a code works once (RFC 6238, 5.2).</summary>
    public long LastTotpStep { get; set; }

    public DateTime CreatedAt { get; init; }
    public DateTime? ClosedAt { get; private set; }

    public bool HasSignedUndertaking => UndertakingVersion == CurrentUndertaking;

    public void SignUndertaking(DateTime at)
    {
        UndertakingVersion = CurrentUndertaking;
        UndertakingSignedAt = at;
    }

    /// <summary>The end of a lock that a person set; a lock earned by wrong passwords ends by itself, minutes later.</summary>
    public static readonly DateTimeOffset LockedByPerson = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    public bool IsLockedByPerson => LockoutEnd >= LockedByPerson;

    public void Lock() => (LockoutEnabled, LockoutEnd) = (true, LockedByPerson);

    public void Unlock() => (LockoutEnd, AccessFailedCount) = (null, 0);

    /// <summary>Closes the account for good: no sign-in, the name stays in the history.</summary>
    public void Close(DateTime at) => ClosedAt ??= at;
}
