using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Access;

/// <summary>Where an account stands: invited means its link was not used yet.</summary>
public enum AccountState { Invited, Active, Locked, Closed }

/// <summary>What the list of people is filtered by.</summary>
public sealed record AccountFilter : IListFilter<AccountFilter>
{
    public string? Search { get; init; }
    public Role? Role { get; init; }
    public AccountState? State { get; init; }

    public static AccountFilter Parse(Func<string, string?> query) => new()
    {
        Search = query("q"),
        Role = Enum.TryParse<Role>(query("role"), out var role) && Enum.IsDefined(role) ? role : null,
        State = Enum.TryParse<AccountState>(query("state"), out var state) && Enum.IsDefined(state) ? state : null,
    };

    public IEnumerable<(string Name, string? Value)> ToQuery() => [("q", Search), ("role", Role?.ToString()), ("state", State?.ToString())];
}

/// <summary>One account of the list.</summary>
public sealed record AccountRow : IListRow
{
    public int Id { get; init; }
    public required string Key { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }
    public bool HasPassword { get; init; }
    public bool IsLocked { get; init; }
    public bool IsClosed { get; init; }
    public DateTime? LastSeenAt { get; init; }

    /// <summary>Hats worn today.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    public AccountState State => IsClosed ? AccountState.Closed : IsLocked ? AccountState.Locked : HasPassword ? AccountState.Active : AccountState.Invited;
}

/// <summary>Accounts and their hats, for whoever manages people.</summary>
public sealed class AccountListing(ViewerDb viewerDb, ProgrammeClock clock) : Listing<AccountFilter, AccountRow>(viewerDb)
{
    public override string Code => "people";
    public override Permission Permission => Permission.ManagePeople;
    protected override (string Sort, bool Descending) DefaultOrder => ("name", false);

    public override IReadOnlyList<Column<AccountRow>> Columns { get; } =
    [
        Column<AccountRow>.Of("name", "People.Name", r => r.Name),
        Column<AccountRow>.Of("email", "People.Email", r => r.Email),
        Column<AccountRow>.Unsorted("hats", "People.Hats", r => string.Join(", ", r.Roles.Select(role => Texts.Texts.In(Texts.Texts.CurrentLanguage, role)))),
        Column<AccountRow>.Unsorted("state", "People.State", r => r.State),
        Column<AccountRow>.Of("seen", "People.LastSeen", r => r.LastSeenAt),
    ];

    protected override IQueryable<AccountRow> Rows(AppDbContext db, AccountFilter filter)
    {
        var today = clock.Today;
        var users = db.Users.AsQueryable();
        if (filter.Search is { } search)
        {
            var word = search.ToUpperInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Becomes SQL's upper(), which knows no culture.
            users = users.Where(u => u.DisplayName.ToUpper().Contains(word) || u.NormalizedEmail!.Contains(word));
#pragma warning restore CA1304, CA1311, CA1862
        }
        if (filter.Role is { } role) users = users.Where(u => db.Memberships.Any(m => m.UserId == u.Id && m.Role == role && m.From <= today && (m.To == null || m.To >= today)));
        users = filter.State switch
        {
            AccountState.Closed => users.Where(u => u.ClosedAt != null),
            AccountState.Locked => users.Where(u => u.ClosedAt == null && u.LockoutEnd == AppUser.LockedByPerson),
            AccountState.Active => users.Where(u => u.ClosedAt == null && u.PasswordHash != null && (u.LockoutEnd == null || u.LockoutEnd != AppUser.LockedByPerson)),
            AccountState.Invited => users.Where(u => u.ClosedAt == null && u.PasswordHash == null && (u.LockoutEnd == null || u.LockoutEnd != AppUser.LockedByPerson)),
            _ => users,
        };
        return users.Select(u => new AccountRow
        {
            Id = u.Id, Key = u.Key, Name = u.DisplayName, Email = u.Email!, HasPassword = u.PasswordHash != null,
            IsLocked = u.LockoutEnd != null && u.LockoutEnd == AppUser.LockedByPerson, IsClosed = u.ClosedAt != null,
            LastSeenAt = db.UserSessions.Where(s => s.UserId == u.Id).Max(s => (DateTime?)s.LastSeenAt),
            Roles = db.Memberships.Where(m => m.UserId == u.Id && m.From <= today && (m.To == null || m.To >= today)).OrderBy(m => m.Id).Select(m => m.Role).ToList(),
        });
    }
}
