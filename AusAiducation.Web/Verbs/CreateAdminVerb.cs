using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using AusAiducation.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Web.Verbs;

sealed class CreateAdminVerb : Verb
{
    public override string Name => "create-admin";
    public override string Summary => "makes the first administrator and prints the link that opens the account";
    public override string Help => """
        AusAiducation.Web create-admin --email ADDRESS --name "NAME" [--link-only] [--force]

        Makes an account with the hat of administrator and prints a link that works once, for seven days: its reader chooses the
        password and signs the undertaking. No password is ever set here. The administrator then invites the managers.
        The link begins with Security:PublicAddress.

          --link-only   prints nothing but the link
          --force       also when there is an administrator already, or to print a new link for an account that has no password yet
        """;

    public override async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        var start = services.GetRequiredService<DatabaseStart>();
        await start.MigrateAsync();
        await start.ReadClockAsync();
        var problems = new Problems();
        var email = EmailAddress.Read("--email", Option(args, "--email"), problems);
        var name = problems.Required("--name", Option(args, "--name"), AppUser.NameMaxLength);
        if (problems.Any) return Refuse("Give --email with an address and --name with a name.");

        var clock = services.GetRequiredService<ProgrammeClock>();
        await using var db = services.GetRequiredService<AppDbContextFactory>().Create(Viewer.System);
        var forced = args.Contains("--force");
        if (!forced && await db.Memberships.AnyAsync(m => m.Role == Role.Administrator && (m.To == null || m.To >= clock.Today) && m.User!.ClosedAt == null))
            return Refuse("There is an administrator already: that person invites the others. --force makes another one all the same.");
        var normalized = email.ToUpperInvariant();
        var user = await db.Users.SingleOrDefaultAsync(u => u.NormalizedEmail == normalized);
        if (user is { PasswordHash: not null } or { ClosedAt: not null }) return Refuse("This address belongs to an account that was already opened or closed.");
        var secret = await InviteAsync(db, user, email, name, clock, services.GetRequiredService<TimeProvider>());
        Print(services, secret, args.Contains("--link-only"));
        return 0;
    }

    static async Task<string> InviteAsync(AppDbContext db, AppUser? user, string email, string name, ProgrammeClock clock, TimeProvider time)
    {
        await using var whole = await db.Database.BeginTransactionAsync();
        if (user is null) db.Users.Add(user = Inviting.NewAccount(email, name, "fr", clock.Now));
        await db.SaveChangesAsync();
        if (!await db.Memberships.AnyAsync(m => m.UserId == user.Id && m.Role == Role.Administrator && m.To == null)) db.Memberships.Add(new Membership(user.Id, Role.Administrator, clock.Today));
        var (invitation, secret) = Invitation.Offer(user.Id, invitedByUserId: 0, time.GetUtcNow().UtcDateTime);
        db.Invitations.Add(invitation);
        await db.SaveChangesAsync();
        await whole.CommitAsync();
        return secret;
    }

    static void Print(IServiceProvider services, string secret, bool linkOnly)
    {
        var address = services.GetRequiredService<IConfiguration>()["Security:PublicAddress"] ?? "";
        if (!linkOnly) Console.WriteLine(address.Length > 0 ? "This link opens the administrator's account, once, within seven days:" : "Open this on the address of the program (Security:PublicAddress is not set), once, within seven days:");
        Console.WriteLine(services.GetRequiredService<AccountLinks>().Invitation(secret, ""));
    }

    static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;

    static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return 2;
    }
}
