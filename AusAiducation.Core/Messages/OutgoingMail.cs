using AusAiducation.Core.Data;

namespace AusAiducation.Core.Messages;

/// <summary>A mail of the accounts (invitation, new password, files to read), kept until a mail server took it.</summary>
public sealed class OutgoingMail : Entity
{
    public const int MaxAttempts = 8;
    public const int TopicMaxLength = 60;

    /// <summary>A mail this near to its hour is left alone: the sender may hold it already.</summary>
    static readonly TimeSpan AboutToLeave = TimeSpan.FromMinutes(1);

    OutgoingMail() { }

    public OutgoingMail(string to, string subject, string body, DateTime due) => (To, Subject, Body, DueAt) = (to, subject, body, due);

    /// <param name="topic">What it tells of: a later act on the same topic changes this mail while it waits, instead of writing another.</param>
    /// <param name="count">How many things it tells of.</param>
    public OutgoingMail(string to, string subject, string body, DateTime due, string topic, int count) : this(to, subject, body, due) => (Topic, Count) = (topic, count);

    [Sensitive]
    public string To { get; private set; } = "";

    /// <summary>May say how many files somebody holds, those hidden from a reader of the history too.</summary>
    [Sensitive]
    public string Subject { get; private set; } = "";

    /// <summary>Holds a secret link: blanked once sent.</summary>
    [Sensitive]
    public string Body { get; private set; } = "";
    public DateTime DueAt { get; private set; }
    public string? Topic { get; private set; }

    [Sensitive]
    public int Count { get; private set; }
    public DateTime? SentAt { get; private set; }
    public int Attempts { get; private set; }
    public string? LastError { get; private set; }

    /// <summary>Not tried yet, and not about to be.</summary>
    public bool IsWaiting(DateTime now) => SentAt is null && Attempts == 0 && DueAt > now + AboutToLeave;

    /// <summary>Says what is true by now; it never leaves later than it would have.</summary>
    public void Rewrite(OutgoingMail by) => (Subject, Body, Count, DueAt) = (by.Subject, by.Body, by.Count, by.DueAt < DueAt ? by.DueAt : DueAt);

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
