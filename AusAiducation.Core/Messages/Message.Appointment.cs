namespace AusAiducation.Core.Messages;

/// <summary>An appointment a message tells of, for the recipient's calendar.</summary>
/// <param name="Uid">The same for each message about it.</param>
/// <param name="Sequence">Raised with each change: a calendar keeps the highest.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="Minutes">How long it lasts.</param>
public sealed record Appointment(string Uid, int Sequence, DateTime StartsAt, int Minutes, string Place, bool IsCancelled);

/// <summary>What goes along with the words: a mail carries the appointment as an invitation a calendar reads.</summary>
public sealed partial class Message
{
    public string? AppointmentUid { get; private set; }
    public int AppointmentSequence { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? AppointmentAt { get; private set; }
    public int AppointmentMinutes { get; private set; }
    public string? AppointmentPlace { get; private set; }
    public bool AppointmentCancelled { get; private set; }

    public Appointment? Appointment => AppointmentUid is null ? null : new(AppointmentUid, AppointmentSequence, AppointmentAt!.Value, AppointmentMinutes, AppointmentPlace ?? "", AppointmentCancelled);

    /// <summary>Something of it left the house, or was told: whoever hears of a change must be told that it is one.</summary>
    public bool HasLeft => State is not (MessageState.Held or MessageState.Withdrawn);

    public void Attach(Appointment appointment) =>
        (AppointmentUid, AppointmentSequence, AppointmentAt, AppointmentMinutes, AppointmentPlace, AppointmentCancelled) =
            (appointment.Uid, appointment.Sequence, appointment.StartsAt, appointment.Minutes, appointment.Place, appointment.IsCancelled);
}
