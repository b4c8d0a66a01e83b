using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Web.Access;

/// <summary>Keeps sign-ins in the database: the cookie holds a random handle, so ending the row ends the sign-in on every server.</summary>
public sealed class SessionTickets(AppDbContextFactory factory, IDataProtectionProvider protection, TimeProvider time, IHttpContextAccessor http) : ITicketStore
{
    /// <summary>Nobody stays signed in longer, however busy.</summary>
    public static readonly TimeSpan AbsoluteLifetime = TimeSpan.FromDays(7);

    /// <summary>Signed out after this long without a request.</summary>
    public static readonly TimeSpan IdleLifetime = TimeSpan.FromHours(8);

    /// <summary>How exact "last seen" is: not every request writes.</summary>
    static readonly TimeSpan SeenPrecision = TimeSpan.FromMinutes(5);

    readonly IDataProtector _protector = protection.CreateProtector("AusAiducation.SessionTicket");

    DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var handle = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var userId = int.Parse(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture);
        RecentProof.Stamp(ticket.Properties, time);
        await using var db = factory.Create(Viewer.System);
        db.UserSessions.Add(new UserSession
        {
            HandleHash = Hash(handle), UserId = userId, Ticket = Protect(ticket), StartedAt = Now, LastSeenAt = Now, ExpiresAt = Now + AbsoluteLifetime,
            Device = DeviceName.Of(http.HttpContext?.Request.Headers.UserAgent),
        });
        await db.SaveChangesAsync();
        return handle;
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        await using var db = factory.Create(Viewer.System);
        if (await Find(db, key) is not { } session || !session.IsOpen(Now)) return;
        (session.Ticket, session.LastSeenAt) = (Protect(ticket), Now);
        await db.SaveChangesAsync();
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        await using var db = factory.Create(Viewer.System);
        if (await Find(db, key) is not { } session || !session.IsOpen(Now) || session.LastSeenAt + IdleLifetime < Now) return null;
        if (TicketSerializer.Default.Deserialize(_protector.Unprotect(session.Ticket)) is not { } ticket) return null;
        if (session.LastSeenAt + SeenPrecision < Now)
        {
            session.LastSeenAt = Now;
            await db.SaveChangesAsync();
        }
        var identity = (ClaimsIdentity)ticket.Principal.Identity!;
        identity.AddClaim(new Claim(WebViewer.SessionClaim, session.Id.ToString(CultureInfo.InvariantCulture)));
        return ticket;
    }

    public async Task RemoveAsync(string key)
    {
        await using var db = factory.Create(Viewer.System);
        if (await Find(db, key) is not { } session) return;
        session.End(Now);
        await db.SaveChangesAsync();
    }

    byte[] Protect(AuthenticationTicket ticket)
    {
        // The session's own id is added at each reading; it has no place in the stored ticket.
        if (ticket.Principal.Identity is ClaimsIdentity identity && identity.FindFirst(WebViewer.SessionClaim) is { } claim) identity.RemoveClaim(claim);
        return _protector.Protect(TicketSerializer.Default.Serialize(ticket));
    }

    static Task<UserSession?> Find(AppDbContext db, string handle) => Sessions.For(db)(db, Hash(handle));

    static readonly PerModel<Func<AppDbContext, string, Task<UserSession?>>> Sessions = new(() =>
        EF.CompileAsyncQuery((AppDbContext db, string hash) => db.UserSessions.SingleOrDefault(s => s.HandleHash == hash)));

    static string Hash(string handle) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(handle)));
}

/// <summary>A name a person recognises for the device of a session.</summary>
static class DeviceName
{
    static readonly string[] Systems = ["Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux"];
    static readonly string[] Browsers = ["Edg/", "Firefox/", "Chrome/", "Safari/"];

    public static string Of(string? agent)
    {
        if (string.IsNullOrEmpty(agent)) return "";
        var browser = Browsers.FirstOrDefault(b => agent.Contains(b, StringComparison.Ordinal))?.TrimEnd('/') switch { "Edg" => "Edge", null => "", var b => b };
        return $"{browser} {Systems.FirstOrDefault(s => agent.Contains(s, StringComparison.Ordinal))}".Trim();
    }
}
