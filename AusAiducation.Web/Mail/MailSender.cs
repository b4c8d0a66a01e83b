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

    /// <param name="invite">Makes what goes into the recipient's calendar, given the address it comes from.</param>
    /// <param name="id">The same for each attempt: a server or a mailbox that met it before recognises it.</param>
    public async Task SendAsync(string to, string subject, string body, CancellationToken ct, string? id = null, Func<string, CalendarEntry>? invite = null)
    {
        var settings = options.Value;
        using var message = new MimeMessage(new[] { MailboxAddress.Parse(settings.From) }, new[] { MailboxAddress.Parse(to) }, subject, Body(body, invite?.Invoke(MailboxAddress.Parse(settings.From).Address)));
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

    /// <summary>The words; with an invitation twice over, as most calendars read it beside the words and some only as a file.</summary>
    static MimeEntity Body(string words, CalendarEntry? invitation)
    {
        var text = new TextPart("plain") { Text = words };
        if (invitation is null) return text;
        var file = new MimePart("application", "ics") { Content = new MimeContent(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(invitation.Text))), ContentDisposition = new ContentDisposition(ContentDisposition.Attachment), FileName = CalendarEntry.FileName, ContentTransferEncoding = ContentEncoding.Base64 };
        return new Multipart("mixed") { new MultipartAlternative { text, Calendar(invitation) }, file };
    }

    static TextPart Calendar(CalendarEntry invitation)
    {
        var part = new TextPart("calendar") { Text = invitation.Text };
        part.ContentType.Parameters.Add("method", invitation.Method);
        return part;
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
