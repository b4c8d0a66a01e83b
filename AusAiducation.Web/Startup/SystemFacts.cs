using System.Globalization;
using System.Reflection;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Texts;
using AusAiducation.Web.Reports.Pdf;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Web.Startup;

/// <summary>What the administrator's page says of this installation: counts and names, no personal row.</summary>
public sealed class SystemFacts(AppDbContextFactory factory, ProgrammeClock clock, TimeProvider time, FontReport fonts, HealthFacts health, Quarantine quarantine, IHostEnvironment environment, IConfiguration configuration)
{
    public async Task<IReadOnlyList<(string Key, string Value)>> ReadAsync(Texts t, CancellationToken ct = default)
    {
        await using var db = factory.Create(Viewer.System);
        var now = time.GetUtcNow().UtcDateTime;
        var mail = await db.OutgoingMails.Where(m => m.SentAt == null).CountAsync(ct);
        var sessions = await db.UserSessions.CountAsync(s => s.EndedAt == null && s.ExpiresAt > now, ct);
        string YesNo(bool yes) => t[yes ? "Common.Yes" : "Common.No"];
        return
        [
            ("Admin.Version", typeof(SystemFacts).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? ""),
            ("Admin.Environment", environment.EnvironmentName),
            ("Admin.Database", factory.Options.Provider.ToString()),
            ("Admin.Migration", (await db.Database.GetAppliedMigrationsAsync(ct)).LastOrDefault() ?? ""),
            ("Admin.ProgrammeTime", Formats.Moment(clock.Now)),
            ("Admin.OpenSessions", sessions.ToString(CultureInfo.InvariantCulture)),
            ("Admin.MailWaiting", mail.ToString(CultureInfo.InvariantCulture)),
            ("Admin.MailConfigured", YesNo(configuration["Mail:Host"] is { Length: > 0 })),
            ("Admin.SmsConfigured", YesNo(configuration["Sms:Url"] is { Length: > 0 })),
            ("Admin.Scan", t["Admin.Scan." + health.Scan]),
            ("Admin.InQuarantine", (await quarantine.CountAsync(ct)).ToString(CultureInfo.InvariantCulture)),
            ("Admin.KeysProtected", YesNo(configuration["Security:KeyCertificatePath"] is { Length: > 0 })),
            ("Admin.LatinFont", fonts.LatinName ?? t["Admin.None"]),
            ("Admin.ArabicFont", fonts.ArabicName ?? t["Admin.None"]),
        ];
    }
}
