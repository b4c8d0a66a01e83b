using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Demo;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Web.Features.Accounts;

/// <summary>One account of the demonstration on the sign-in page.</summary>
sealed record DemoAccount(string Key, string Name, string Email);

/// <summary>The accounts of the demonstration by hat. There are none outside Development, nor without the demonstration's mark in the database.</summary>
sealed class DemoSignIn(AppDbContextFactory factory, ProgrammeClock clock, IHostEnvironment environment)
{
    const string Domain = "@" + DemoProgramme.MailDomain;

    public async Task<IReadOnlyList<IGrouping<Role, DemoAccount>>> AccountsAsync()
    {
        if (!environment.IsDevelopment()) return [];
        await using var db = factory.Create(Viewer.System);
        if (!await db.Settings.AnyAsync(s => s.Name == ProgrammeSetting.Demonstration)) return [];
        var today = clock.Today;
        var hats = await db.Memberships.Where(m => m.User!.Email!.EndsWith(Domain) && m.User.PasswordHash != null && m.User.ClosedAt == null && m.From <= today && (m.To == null || m.To >= today))
            .OrderBy(m => m.UserId).Select(m => new { m.Role, m.User!.Key, m.User.DisplayName, m.User.Email }).ToListAsync();
        return hats.GroupBy(h => h.Role, h => new DemoAccount(h.Key, h.DisplayName, h.Email!)).OrderBy(g => g.Key).ToList();
    }

    public async Task<int?> FindAsync(string? key)
    {
        var known = (await AccountsAsync()).SelectMany(g => g).Any(a => a.Key == key);
        if (!known) return null;
        await using var db = factory.Create(Viewer.System);
        return await db.Users.Where(u => u.Key == key).Select(u => (int?)u.Id).SingleOrDefaultAsync();
    }
}
