using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Messages;

/// <summary>What came of a call or of another contact, as noted by the person who made it.</summary>
public sealed class ContactNoteInput
{
    public string? Key { get; set; }
    public string? Version { get; set; }
    public string? Channel { get; set; }
    public string? Outcome { get; set; }
    public string? LeftWith { get; set; }
    public string? Note { get; set; }
}

/// <summary>Notes contacts made by people: who called, when, with what outcome. A deadline runs from the one that reached somebody.</summary>
public sealed class ContactNoting(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>What a person may note of each way: a letter given by hand is received, one posted or mailed from one's own box is only sent.</summary>
    public static IReadOnlyList<ContactOutcome> OutcomesOf(MessageChannel channel) => channel switch
    {
        MessageChannel.Call => [ContactOutcome.Reached, ContactOutcome.NoAnswer, ContactOutcome.WrongNumber, ContactOutcome.LeftWord],
        MessageChannel.Hand => [ContactOutcome.Reached, ContactOutcome.LeftWord],
        MessageChannel.Mail => [ContactOutcome.Sent, ContactOutcome.Reached],
        MessageChannel.Sms or MessageChannel.WhatsApp => [ContactOutcome.Sent, ContactOutcome.Reached, ContactOutcome.WrongNumber],
        MessageChannel.Post => [ContactOutcome.Sent],
    };

    public async Task NoteAsync(ContactNoteInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var problems = new Problems();
        var channel = problems.Choice<MessageChannel>(nameof(input.Channel), input.Channel);
        var outcome = problems.Choice<ContactOutcome>(nameof(input.Outcome), input.Outcome);
        if (channel is { } c && outcome is { } o && !OutcomesOf(c).Contains(o)) problems.Add(nameof(input.Outcome), "Messages.OutcomeOfOther", c);
        var leftWith = outcome == ContactOutcome.LeftWord ? problems.Required(nameof(input.LeftWith), input.LeftWith, ContactAttempt.LeftWithMaxLength) : null;
        var note = problems.Optional(nameof(input.Note), input.Note, ContactAttempt.NoteMaxLength);
        var message = await db.MessageAsync(input.Key, input.Version, ct);
        problems.ThrowIfAny();
        message.Note(new ContactAttempt(channel!.Value, outcome!.Value, clock.Now, db.Viewer.UserId, leftWith, note), clock.Today);
        await db.SaveChangesAsync(ct);
    }
}
