using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Programme;

/// <summary>How a call of an edition reached an organisation.</summary>
public enum CallChannel { Letter, Mail, Telephone, WhatsApp, Visit }

/// <summary>What an organisation said to a call.</summary>
public enum CallAnswer { Waiting, WillSend, Sent, Declined }

/// <summary>The call of one edition as it was sent to one organisation, and what came back.</summary>
public sealed class OrganisationCall : KeyedEntity
{
    public const int NoteMaxLength = 400;

    OrganisationCall() { }

    public OrganisationCall(int bodyId, int editionId, DateOnly sentOn, CallChannel channel, string? to, string? note, int byUserId) =>
        (BodyId, EditionId, SentOn, Channel, To, Note, ByUserId) = (bodyId, editionId, sentOn, channel, to, note, byUserId);

    /// <summary>The first row of the organisation, whatever its name today.</summary>
    public int BodyId { get; private set; }
    public int EditionId { get; private set; }
    public DateOnly SentOn { get; private set; }
    public CallChannel Channel { get; private set; }

    /// <summary>Whom it was addressed to, as written.</summary>
    public string? To { get; private set; }
    public string? Note { get; private set; }
    public int ByUserId { get; private set; }
    public AppUser? By { get; private set; }
    public CallAnswer Answer { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }
    public string? AnswerNote { get; private set; }

    /// <summary>Records what came back; "waiting" takes an answer away again.</summary>
    public void Record(CallAnswer answer, DateOnly? on, string? note)
    {
        if (answer != CallAnswer.Waiting && on < SentOn) throw new RuleBroken("Organisations.AnsweredBeforeSent", SentOn);
        (Answer, AnsweredOn, AnswerNote) = answer == CallAnswer.Waiting ? (answer, null, note) : (answer, on, note);
    }
}
