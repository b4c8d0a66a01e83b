using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace AusAiducation.Web.Mail;

/// <summary>The server was not met, or did not let us in: it is certain that nothing left.</summary>
public sealed class MailNotReached(Exception inner) : Exception(inner.Message, inner);

/// <summary>
/// Hands one mail to the configured server. Throws <see cref="MailNotReached"/> before the mail is given,
/// <see cref="SmtpCommandException"/> when it is refused, anything else when the answer was lost.
/// </summary>
public sealed class MailSender(IOptions<MailOptions> options)
{
    const int TimeoutMilliseconds = 20_000;

    /// <param name="id">The same for each attempt: a server or a mailbox that met it before recognises it.</param>
    public async Task SendAsync(string to, string subject, string body, CancellationToken ct, string? id = null)
    {
        var settings = options.Value;
        using var message = new MimeMessage(new[] { MailboxAddress.Parse(settings.From) }, new[] { MailboxAddress.Parse(to) }, subject, new TextPart("plain") { Text = body });
        if (id is not null) message.MessageId = $"{id}@{MailboxAddress.Parse(settings.From).Domain}";
        using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
        var security = !settings.UseTls ? SecureSocketOptions.None : settings.Port == 465 ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls;
        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, security, ct);
            if (settings.User.Length > 0) await client.AuthenticateAsync(settings.User, settings.Password, ct);
        }
        catch (Exception e)
        {
            throw new MailNotReached(e);
        }
        // Once given, stopping would leave the answer unknown: the time limit alone ends it.
        await client.SendAsync(message, CancellationToken.None);
        await LeaveAsync(client);
    }

    /// <summary>The mail is taken; a server that hangs up without a goodbye changes nothing.</summary>
    static async Task LeaveAsync(SmtpClient client)
    {
        try
        {
            await client.DisconnectAsync(true, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or MailKit.ProtocolException or MailKit.CommandException or System.Net.Sockets.SocketException or OperationCanceledException)
        {
            // Nothing to do about it.
        }
    }
}
