using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Messages;

public enum LetterKind { Shortlisted, NotShortlisted, Selected, Reserve, NotSelected }

public enum LetterState { Held, Released, Withdrawn }

/// <summary>How a letter reached its candidate.</summary>
public enum HandOverWay { Hand, Telephone, Mail, Message, Post }

public static class LetterKinds
{
    /// <summary>Who may change or hand over a letter: those who take the decision it tells.</summary>
    public static Permission Duty(this LetterKind kind) => kind switch
    {
        LetterKind.Shortlisted or LetterKind.NotShortlisted => Permission.ShortlistCandidates,
        LetterKind.Selected or LetterKind.Reserve or LetterKind.NotSelected => Permission.DecideSelection,
    };
}

/// <summary>A letter prepared for a candidate. It is held until a person releases it; nothing leaves by itself.</summary>
public sealed class Letter : KeyedEntity, IAboutCandidate
{
    public const int SubjectMaxLength = 200;
    public const int BodyMaxLength = 8000;

    Letter() { }

    public Letter(int editionId, int candidateId, LetterKind kind, string language, string subject, string body, int preparedByUserId) =>
        (EditionId, CandidateId, Kind, Language, Subject, Body, PreparedByUserId) = (editionId, candidateId, kind, language, subject, body, preparedByUserId);

    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public LetterKind Kind { get; private set; }
    public LetterState State { get; private set; }
    public string Language { get; private set; } = "fr";
    public string Subject { get; private set; } = "";
    public string Body { get; private set; } = "";
    public int PreparedByUserId { get; private set; }
    public DateTime? ReleasedAt { get; private set; }
    public int? ReleasedByUserId { get; private set; }
    public HandOverWay? ReleasedWay { get; private set; }

    public void Rewrite(string subject, string body)
    {
        if (State != LetterState.Held) throw new RuleBroken("Messages.LetterNotHeld");
        (Subject, Body) = (subject.Trim(), body.Trim());
    }

    /// <summary>A person handed the letter over, printed or read on the telephone: from here on it is what the candidate was told.</summary>
    public void Release(HandOverWay way, int byUserId, DateTime at)
    {
        if (State != LetterState.Held) throw new RuleBroken("Messages.LetterNotHeld");
        (State, ReleasedWay, ReleasedByUserId, ReleasedAt) = (LetterState.Released, way, byUserId, at);
    }

    /// <summary>A decision changed before anything left: the letter is put aside, not deleted.</summary>
    public void Withdraw()
    {
        if (State != LetterState.Held) throw new RuleBroken("Messages.LetterNotHeld");
        State = LetterState.Withdrawn;
    }
}

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
