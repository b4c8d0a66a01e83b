using AusAiducation.Core.Access;

namespace AusAiducation.Core.Messages;

/// <summary>What people do: calls, WhatsApp, the letter handed over. A deadline is counted from the day somebody was reached.</summary>
public sealed partial class Message
{
    public const int CallsBeforeNoAnswer = 3;

    /// <summary>Days before somebody who left word is called again.</summary>
    public const int DaysAfterWord = 2;

    /// <summary>Calls in a row that nobody took.</summary>
    public int CallsUnanswered { get; private set; }

    public Refusal? WhyNotNote(DateTime now) => State switch
    {
        MessageState.Withdrawn => new("Messages.IsWithdrawn"),
        MessageState.Confirmed => new("Messages.IsConfirmed"),
        MessageState.Sending when !IsUncertain(now) => new("Messages.BeingSent"),
        _ => null,
    };

    /// <summary>
    /// Records what came of a contact. A held message is released by it: whoever reads it out decides that it is said. An attempt by
    /// another channel than the message's own counts as well.
    /// </summary>
    public void Note(ContactAttempt attempt, DateOnly today)
    {
        RuleBroken.If(WhyNotNote(attempt.At));
        if (State == MessageState.Held) (State, ReleasedByUserId, ReleasedAt) = (MessageState.Released, attempt.ByUserId, attempt.At);
        _tries.Add(attempt);
        CallsUnanswered = attempt.Outcome == ContactOutcome.NoAnswer ? CallsUnanswered + 1 : 0;
        switch (attempt.Outcome)
        {
            case ContactOutcome.Reached:
                Confirm(attempt.At, today);
                break;
            case ContactOutcome.Sent:
                Left(attempt.At, today);
                break;
            case ContactOutcome.LeftWord:
                Left(attempt.At, today);
                CallOn = today.AddDays(DaysAfterWord);
                break;
            case ContactOutcome.NoAnswer when CallsUnanswered >= CallsBeforeNoAnswer:
                (State, CallOn, DueAt) = (MessageState.NoAnswer, null, null);
                break;
            case ContactOutcome.NoAnswer:
                CallOn = today.AddDays(1);
                break;
            // A mail that left stays sent, whatever the telephone says.
            case ContactOutcome.WrongNumber or ContactOutcome.Failed:
                (State, CallOn, DueAt) = (SentAt is null ? MessageState.Failed : MessageState.Sent, null, null);
                break;
        }
    }

    void Confirm(DateTime at, DateOnly today)
    {
        (State, ConfirmedAt, CallOn, DueAt, StartedAt) = (MessageState.Confirmed, at, null, null, null);
        AnswerDueOn = AnswerDays is { } days ? today.AddDays(days) : null;
    }
}
