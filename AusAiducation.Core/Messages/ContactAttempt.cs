using AusAiducation.Core.Data;

namespace AusAiducation.Core.Messages;

/// <summary>What came of one try. Only <see cref="Reached"/> confirms that the words arrived.</summary>
public enum ContactOutcome { Sent, Failed, Reached, NoAnswer, WrongNumber, LeftWord }

/// <summary>One try to bring a message to somebody, by the program or by a person.</summary>
public sealed class ContactAttempt : Entity
{
    public const int NoteMaxLength = 300;
    public const int LeftWithMaxLength = 100;

    ContactAttempt() { }

    public ContactAttempt(MessageChannel channel, ContactOutcome outcome, DateTime at, int? byUserId, string? leftWith = null, string? note = null) =>
        (Channel, Outcome, At, ByUserId, LeftWith, Note) = (channel, outcome, at, byUserId, leftWith, note?.Length > NoteMaxLength ? note[..NoteMaxLength] : note);

    public int MessageId { get; private set; }
    public Message? Message { get; private set; }
    public MessageChannel Channel { get; private set; }
    public ContactOutcome Outcome { get; private set; }
    public DateTime At { get; private set; }

    /// <summary>Null: the program.</summary>
    public int? ByUserId { get; private set; }

    /// <summary>Who took the word: "his sister".</summary>
    [Sensitive]
    public string? LeftWith { get; private set; }

    /// <summary>What the caller wrote, or what the server answered.</summary>
    [Sensitive]
    public string? Note { get; private set; }
}
