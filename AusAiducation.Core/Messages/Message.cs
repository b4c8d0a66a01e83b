using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Messages;

/// <summary>A message of the programme to somebody. Nothing leaves before a person released it.</summary>
public sealed partial class Message : KeyedEntity
{
    public const int SubjectMaxLength = 300;
    public const int BodyMaxLength = 8000;
    public const int ShortMaxLength = 800;

    readonly List<ContactAttempt> _tries = [];

    Message() { }

    public Message(Recipient to, MessageTemplate template, string language, MessageText text, int? answerDays, OfferedChannels offered, int? preparedByUserId)
    {
        (EditionId, CandidateId, PersonId, OrganisationId, ToName, SortName) = (to.EditionId, to.CandidateId, to.PersonId, to.OrganisationId, to.Name, to.SortName);
        (Template, Language, AnswerDays, PreparedByUserId) = (template, language, answerDays, preparedByUserId);
        (Subject, Body, Short) = (text.Subject, text.Body, text.Short);
        // Somebody who asked to be called back is called.
        (Channel, To) = template == MessageTemplate.CallBack ? Reach.By(MessageChannel.Call, to.Mail, to.Phone) : Reach.Choose(to.Mail, to.Phone, offered);
        ChannelChosen = template == MessageTemplate.CallBack;
    }

    public int EditionId { get; private set; }
    public int? CandidateId { get; private set; }
    public int? PersonId { get; private set; }
    public int? OrganisationId { get; private set; }

    /// <summary>The name it was prepared for, as it stands in its words.</summary>
    public string ToName { get; private set; } = "";
    public string SortName { get; private set; } = "";
    public MessageTemplate Template { get; private set; }
    public MessageState State { get; private set; }

    /// <summary>fr, ar, en, or <see cref="MessageText.Family"/>.</summary>
    public string Language { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public string Body { get; private set; } = "";

    /// <summary>What goes by SMS or WhatsApp.</summary>
    public string Short { get; private set; } = "";
    public MessageChannel Channel { get; private set; }

    /// <summary>A person chose the channel: a corrected contact changes the address, not the choice.</summary>
    public bool ChannelChosen { get; private set; }

    /// <summary>The mail address or telephone number; null when none is known.</summary>
    [Sensitive]
    public string? To { get; private set; }
    public int? PreparedByUserId { get; private set; }
    public DateTime? ReleasedAt { get; private set; }
    public int? ReleasedByUserId { get; private set; }
    public DateTime? SentAt { get; private set; }
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>Days to answer, from a confirmed contact.</summary>
    public int? AnswerDays { get; private set; }
    public DateOnly? AnswerDueOn { get; private set; }

    /// <summary>The day from which somebody has to call or to open the WhatsApp link; null when nobody has.</summary>
    public DateOnly? CallOn { get; private set; }

    public IReadOnlyList<ContactAttempt> Tries => _tries;

    public Refusal? WhyNotChange => State == MessageState.Held ? null : new("Messages.NotHeld");

    public void Rewrite(string subject, string body, string brief)
    {
        RuleBroken.If(WhyNotChange);
        (Subject, Body, Short) = (subject, body, brief);
    }

    /// <summary>A person chooses another way; also after a failure, when the contact was corrected.</summary>
    public void Route(MessageChannel channel, string? mail, string? phone)
    {
        if (State is not (MessageState.Held or MessageState.Failed or MessageState.NoAnswer)) throw new RuleBroken("Messages.NotHeld");
        ((Channel, To), ChannelChosen) = (Reach.By(channel, mail, phone), true);
    }

    /// <summary>Takes what is known of the recipient now: contacts are corrected between preparing and releasing.</summary>
    public void Address(string? mail, string? phone, OfferedChannels offered) =>
        (Channel, To) = ChannelChosen ? Reach.By(Channel, mail, phone) : Reach.Choose(mail, phone, offered);

    /// <summary>A decision changed before anything left: the message is put aside, not deleted.</summary>
    public void Withdraw()
    {
        RuleBroken.If(WhyNotChange);
        State = MessageState.Withdrawn;
    }

    public Refusal? WhyNotRelease(OfferedChannels offered) =>
        WhyNotChange
        ?? (NamedFields.Unfilled(Subject + Body + Short) is { } blank ? new Refusal("Messages.BlankLeft", blank) : null)
        ?? WhyNotLeave(offered);

    /// <summary>From here on it is what the recipient is told; the program sends it, or somebody does.</summary>
    public void Release(int byUserId, DateTime at, DateOnly today, OfferedChannels offered)
    {
        RuleBroken.If(WhyNotRelease(offered));
        (State, ReleasedByUserId, ReleasedAt) = (MessageState.Released, byUserId, at);
        Leave(at, today);
    }

    Refusal? WhyNotLeave(OfferedChannels offered) =>
        !offered.Has(Channel) ? new("Messages.ChannelOff", Channel)
        : To is null && Channel != MessageChannel.Call ? new("Messages.NoAddress", Channel)
        : null;

    void Leave(DateTime at, DateOnly today) =>
        (DueAt, CallOn) = Channel is MessageChannel.Mail or MessageChannel.Sms ? ((DateTime?)at, (DateOnly?)null) : (null, today);
}
