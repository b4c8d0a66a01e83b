using System.Security.Cryptography;
using System.Text;
using AusAiducation.Core.Access;
using AusAiducation.Core.Messages;

namespace AusAiducation.Core.Data.Demo;

/// <summary>The accounts of the demonstration and their hats. Two wear two hats, so that a leak from one to the other would show.</summary>
static class DemoAccounts
{
    static readonly DateOnly FirstDay = new(2019, 5, 2);

    static readonly (string Name, string DisplayName, string Language)[] People =
    [
        ("admin", "Nadia Lahlou", "fr"), ("manager", "Samia El Ouardi", "fr"), ("treasurer", "Fouad Benslim", "fr"), ("chair", "Abdelhak Sebti", "fr"),
        ("committee1", "Leila Bensaid", "fr"), ("committee2", "Mustapha Raji", "fr"), ("committee3", "Karima Oulhaj", "fr"),
        ("committee4", "Hamid Zeroual", "ar"), ("committee5", "Sofia Guennoun", "en"),
        ("ausim", "Rachid Benomar", "fr"), ("dataprotect", "Ilham Kadiri", "fr"), ("axeli", "Tarik Mouline", "en"),
        ("coach1", "Houria Fikri", "fr"), ("coach2", "Younes Tahiri", "fr"), ("coach3", "Mounia Essaidi", "ar"), ("coach4", "Jaouad Talbi", "fr"),
        ("interviewer", "Zoubida Hamdaoui", "fr"), ("helper", "Mbarek Oubella", "ar"), ("auditor", "Salwa Maaroufi", "fr"), ("inquirer", "Btissam Chafik", "fr"),
    ];

    public static void Note(DemoWorld world)
    {
        world.Diary.On(FirstDay, 10, "", async () =>
        {
            foreach (var (name, displayName, language) in People) Open(world, name, displayName, language).SignUndertaking(world.Diary.Now);
            await world.Diary.SaveAsync();
            GiveHats(world);
        });
        world.Diary.On(new(2021, 7, 8), 16, "manager", async () => await InviteAsync(world, "h.ouazzani", "Hicham Ouazzani"));
    }

    /// <summary>An account one can sign in to. It is saved by the caller.</summary>
    public static AppUser Open(DemoWorld world, string name, string displayName, string language, bool invited = false)
    {
        var mail = $"{name}@{DemoProgramme.MailDomain}";
        var user = new AppUser
        {
            UserName = mail, NormalizedUserName = mail.ToUpperInvariant(), Email = mail, NormalizedEmail = mail.ToUpperInvariant(),
            EmailConfirmed = !invited, DisplayName = displayName, Language = language, CreatedAt = world.Diary.Now,
            PasswordHash = invited ? null : world.PasswordHash, SecurityStamp = Keys.New(32), LockoutEnabled = true,
        };
        world.Db.Users.Add(world.Accounts[name] = user);
        return user;
    }

    public static void Hat(DemoWorld world, string name, Role role, DateOnly from, int? sponsorId = null, int? organisationId = null) =>
        world.Db.Memberships.Add(new Membership(world.Id(name), role, from, null, sponsorId, organisationId));

    static void GiveHats(DemoWorld world)
    {
        foreach (var (name, role) in new[]
        {
            ("admin", Role.Administrator), ("manager", Role.Manager), ("treasurer", Role.Treasurer), ("chair", Role.Chair), ("auditor", Role.Auditor),
            ("coach1", Role.Coach), ("coach2", Role.Coach), ("coach3", Role.Coach), ("coach4", Role.Coach), ("interviewer", Role.Interviewer), ("inquirer", Role.SocialInquirer),
            ("committee1", Role.Interviewer), ("ausim", Role.Coach),
        })
            Hat(world, name, role, FirstDay);
        foreach (var member in DemoWorld.Committee) Hat(world, member, Role.CommitteeMember, FirstDay);
        foreach (var (name, sponsor) in new[] { ("ausim", "AUSIM"), ("dataprotect", "DataProtect"), ("axeli", "Axeli") })
            Hat(world, name, Role.Sponsor, FirstDay, sponsorId: world.Sponsors[sponsor].Id);
        Hat(world, "helper", Role.SchoolHelper, FirstDay, organisationId: world.Organisations["Lycee1"].Id);
    }

    /// <summary>A coach of the next school year who has not opened the link yet. The mail has left, so its secret is blank, as in life.</summary>
    static async Task InviteAsync(DemoWorld world, string name, string displayName)
    {
        var user = Open(world, name, displayName, "fr", invited: true);
        await world.Diary.SaveAsync();
        Hat(world, name, Role.Coach, new(2021, 9, 1));
        var secretHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Keys.New(32))));
        world.Db.Invitations.Add(new Invitation(user.Id, secretHash, world.Id("manager"), world.Diary.SecurityNow));
        var mail = new OutgoingMail(user.Email!, "Votre accès à AusAiducation", "…", world.Diary.Now);
        mail.Sent(world.Diary.Now);
        world.Db.OutgoingMails.Add(mail);
    }
}
