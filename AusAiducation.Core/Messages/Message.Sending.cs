using AusAiducation.Core.Access;

namespace AusAiducation.Core.Messages;

/// <summary>
/// The program's own sending. An attempt is claimed before it is made; one that ended without an answer stays claimed for a person
/// to settle, because sending it again could say the same thing twice.
/// </summary>
public sealed partial class Message
{
    public const int MaxAttempts = 6;

    /// <summary>An attempt not settled by then is nobody's any more.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Days after which somebody calls to make sure, when an answer is awaited.</summary>
    public const int DaysBeforeChecking = 3;

    /// <summary>When the program tries next.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>When the present attempt began.</summary>
    public DateTime? StartedAt { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>Nobody knows whether it left: the program stopped, or the connection broke, between the words and the answer.</summary>
    public bool IsUncertain(DateTime now) => State == MessageState.Sending && now - StartedAt >= Patience;

    public void Start(DateTime at)
    {
        if (State != MessageState.Released) throw new InvalidOperationException($"A message that is {State} is not sent.");
        (State, StartedAt, DueAt, Attempts) = (MessageState.Sending, at, null, Attempts + 1);
    }

    public void Taken(DateTime at, DateOnly today)
    {
        Try(ContactOutcome.Sent, at, null);
        Left(at, today);
    }

    /// <summary>The server said no, or was not met. It is tried again, each time twice as long after, unless the answer was final.</summary>
    public void NotTaken(string error, bool final, DateTime at)
    {
        Try(ContactOutcome.Failed, at, error);
        (State, DueAt) = final || Attempts >= MaxAttempts ? (MessageState.Failed, (DateTime?)null) : (MessageState.Released, at.AddSeconds(30 * Math.Pow(2, Attempts)));
    }

    /// <summary>The connection broke after the words were given: it stays claimed, and a person decides.</summary>
    public void Unanswered(string error, DateTime at)
    {
        StartedAt = at - Patience;
        Try(ContactOutcome.Failed, at, error);
    }

    public Refusal? WhyNotRetry(OfferedChannels offered, DateTime now) =>
        State is MessageState.Failed or MessageState.NoAnswer || IsUncertain(now) ? WhyNotLeave(offered) : new("Messages.NotFailed");

    /// <summary>A person has it tried again, by the channel and address it now has.</summary>
    public void Retry(OfferedChannels offered, DateTime at, DateOnly today)
    {
        RuleBroken.If(WhyNotRetry(offered, at));
        (State, StartedAt, Attempts, CallsUnanswered) = (MessageState.Released, null, 0, 0);
        Leave(at, today);
    }

    void Left(DateTime at, DateOnly today)
    {
        (State, StartedAt, DueAt) = (MessageState.Sent, null, null);
        SentAt ??= at;
        CallOn = AnswerDays is null ? null : today.AddDays(DaysBeforeChecking);
    }

    void Try(ContactOutcome outcome, DateTime at, string? note) => _tries.Add(new ContactAttempt(Channel, outcome, at, null, note: note));
}
