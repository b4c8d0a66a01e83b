namespace AusAiducation.Core.Access;

/// <summary>One hat as the viewer wears it today, with what it is limited to. No edition means every edition.</summary>
public sealed record Hat(Role Role, int? EditionId = null, int? SponsorId = null, int? OrganisationId = null);

/// <summary>Who is looking. Decides which rows exist (<see cref="Rows"/>) and which acts are allowed (<see cref="Demand"/>).</summary>
public sealed class Viewer
{
    /// <summary>Nobody: not one personal row exists.</summary>
    public static readonly Viewer Nobody = new() { Rows = RowScope.Nothing };

    /// <summary>Anybody on the public form: the call, the names of lycées and institutions, and starting a file. No personal row exists.</summary>
    public static readonly Viewer Public = new() { IsPublic = true, Rows = new RowScope { Call = true } };

    /// <summary>Jobs and start-up: every row exists. Never the viewer of a request.</summary>
    public static readonly Viewer System = new() { IsSystem = true, Rows = RowScope.Everything };

    public bool IsSystem { get; private init; }
    public bool IsPublic { get; private init; }
    public int UserId { get; init; }
    public string DisplayName { get; init; } = "";

    /// <summary>Hats wait until the undertaking is signed: pages lead there first.</summary>
    public bool MustSignUndertaking { get; init; }
    public IReadOnlyList<Hat> Hats { get; init; } = [];
    public RowScope Rows { get; init; } = RowScope.Nothing;

    /// <summary>The key of an applicant's file, and whether they said the device is theirs.</summary>
    public string? DossierKey { get; init; }
    public bool OnOwnDevice { get; init; }

    public bool IsSignedIn => UserId != 0;

    /// <summary>A candidate without an account, who opened one file by its code and passphrase.</summary>
    public bool IsApplicant => Rows.DossierId != 0;

    public bool Wears(Role role) => Hats.Any(h => h.Role == role);

    /// <summary>Whether one of the hats gives this permission, in this edition when one is named.</summary>
    public bool Can(Permission permission, int? editionId = null) =>
        IsSystem
        || (IsSignedIn && RolePermissions.Everyone.Contains(permission))
        || (IsPublic && RolePermissions.Anybody.Contains(permission))
        || (IsApplicant && RolePermissions.Applicant.Contains(permission))
        || Hats.Any(h => RolePermissions.Of(h.Role).Contains(permission)
                         && (editionId is null || h.EditionId is null || h.EditionId == editionId));

    /// <summary>The first line of every act. Throws <see cref="AccessDenied"/>.</summary>
    public void Demand(Permission permission, int? editionId = null)
    {
        if (!Can(permission, editionId)) throw new AccessDenied(permission);
    }
}
