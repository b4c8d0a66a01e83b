using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace AusAiducation.Web.Mail;

/// <summary>Hands one mail to the configured server. Throws what the server or the network answered.</summary>
public sealed class MailSender(IOptions<MailOptions> options)
{
    const int TimeoutMilliseconds = 20_000;

    public async Task SendAsync(string to, string subject, string body, CancellationToken ct)
    {
        var settings = options.Value;
        using var message = new MimeMessage(new[] { MailboxAddress.Parse(settings.From) }, new[] { MailboxAddress.Parse(to) }, subject, new TextPart("plain") { Text = body });
        using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
        var security = !settings.UseTls ? SecureSocketOptions.None : settings.Port == 465 ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls;
        await client.ConnectAsync(settings.Host, settings.Port, security, ct);
        if (settings.User.Length > 0) await client.AuthenticateAsync(settings.User, settings.Password, ct);
        await client.SendAsync(message, ct);
        await client.DisconnectAsync(true, ct);
    }
}
