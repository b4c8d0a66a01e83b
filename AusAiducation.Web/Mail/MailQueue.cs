using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AusAiducation.Web.Mail;

/// <summary>
/// Mails of the accounts, kept in a table until a server took them: a stop or a lost connection loses none, two servers send none twice.
/// Times are those of the clock of security.
/// </summary>
public sealed class MailQueue(AppDbContextFactory factory, MailSender sender, IOptions<MailOptions> options, TimeProvider time, ILogger<MailQueue> log, IHostEnvironment environment) : BackgroundService
{
    static readonly TimeSpan Pulse = TimeSpan.FromSeconds(20);

    readonly SemaphoreSlim _wake = new(0);

    public bool CanSend => options.Value.CanSend;

    DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Keeps the mail and wakes the sender. Without a mail server it is not kept; in Development its text is logged instead.</summary>
    public async Task PostAsync(string to, string subject, string body, CancellationToken ct = default)
    {
        if (!CanSend)
        {
            if (environment.IsDevelopment()) log.LogInformation("No Mail:Host. To {To}: {Subject}\n{Body}", to, subject, body);
            else log.LogWarning("No Mail:Host: a mail of the accounts was not sent.");
            return;
        }
        await using var db = factory.Create(Viewer.System);
        db.OutgoingMails.Add(new OutgoingMail(to, subject, body, Now));
        await db.SaveChangesAsync(ct);
        _wake.Release();
    }

    /// <summary>Sends what is due, and says how many left.</summary>
    public async Task<int> SendDueAsync(CancellationToken ct = default)
    {
        var sent = 0;
        await using var db = factory.Create(Viewer.System);
        foreach (var mail in await db.OutgoingMails.Where(m => m.SentAt == null && m.DueAt <= Now && m.Attempts < OutgoingMail.MaxAttempts).OrderBy(m => m.DueAt).Take(20).ToListAsync(ct))
            if (await TrySendAsync(db, mail, ct)) sent++;
        return sent;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!CanSend) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SendDueAsync(stoppingToken);
                await _wake.WaitAsync(Pulse, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogWarning(e, "The queue of mails could not be read; it tries again in {Pulse}.", Pulse);
                await Task.Delay(Pulse, time, stoppingToken);
            }
        }
    }

    async Task<bool> TrySendAsync(AppDbContext db, OutgoingMail mail, CancellationToken ct)
    {
        try
        {
            mail.Attempt(Now);
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another server took this one.
            db.Entry(mail).State = EntityState.Detached;
            return false;
        }
        try
        {
            await sender.SendAsync(mail.To, mail.Subject, mail.Body, ct);
            mail.Sent(Now);
        }
        catch (Exception e) when (e is MailNotReached or MailKit.CommandException or MailKit.ProtocolException or MailKit.Security.AuthenticationException or MailKit.Security.SslHandshakeException or IOException or System.Net.Sockets.SocketException or TimeoutException)
        {
            log.LogWarning("A mail was not taken by {Host} (attempt {Attempts}): {Error}", options.Value.Host, mail.Attempts, e.Message);
            mail.Failed(e.Message);
        }
        await db.SaveChangesAsync(CancellationToken.None);
        return mail.SentAt is not null;
    }
}
