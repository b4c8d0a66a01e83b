using AusAiducation.Core.Data;

namespace AusAiducation.Core.Messages;

/// <summary>A mail of the accounts (invitation, new password), kept until a mail server took it.</summary>
public sealed class OutgoingMail : Entity
{
    public const int MaxAttempts = 8;

    OutgoingMail() { }

    public OutgoingMail(string to, string subject, string body, DateTime due) => (To, Subject, Body, DueAt) = (to, subject, body, due);

    [Sensitive]
    public string To { get; private set; } = "";
    public string Subject { get; private set; } = "";

    /// <summary>Holds a secret link: blanked once sent.</summary>
    [Sensitive]
    public string Body { get; private set; } = "";
    public DateTime DueAt { get; private set; }
    public DateTime? SentAt { get; private set; }
    public int Attempts { get; private set; }
    public string? LastError { get; private set; }

    /// <summary>
    /// Counts the attempt before it is made and puts the next one off, each time twice as long: a sender that dies half-way, or a
    /// second server, finds the mail not due.
    /// </summary>
    public void Attempt(DateTime at)
    {
        Attempts++;
        DueAt = at.AddSeconds(30 * Math.Pow(2, Attempts));
    }

    public void Sent(DateTime at) => (SentAt, Body, LastError) = (at, "", null);

    public void Failed(string error) => LastError = error.Length > 300 ? error[..300] : error;
}
