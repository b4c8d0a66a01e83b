using System.Net.Mail;

namespace AusAiducation.Web.Mail;

/// <summary>Settings under Mail:. Without a host nothing is sent: links are handed over by the person who invites.</summary>
public sealed class MailOptions
{
    public string Host { get; set; } = "";
    public int Port { get; set; } = 587;
    public string User { get; set; } = "";
    public string Password { get; set; } = "";
    public string From { get; set; } = "";

    /// <summary>STARTTLS (or TLS at once on port 465) is demanded; false only for a relay on the same machine.</summary>
    public bool UseTls { get; set; } = true;

    public bool CanSend => Host.Length > 0;

    /// <summary>What is wrong with the settings, or null; read at start.</summary>
    public string? WhyNot() =>
        !CanSend ? null
        : Port is < 1 or > 65535 ? "Mail:Port is between 1 and 65535."
        : !MailAddress.TryCreate(From, out _) ? "Mail:From is the address mails come from, for example programme@example.org: it is needed when Mail:Host is set."
        : User.Length > 0 && Password.Length == 0 ? "Mail:User is set without Mail:Password."
        : null;
}
