using AusAiducation.Core.Messages;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace AusAiducation.Web.Mail;

/// <summary>What a calendar reads of an appointment (RFC 5545 and 5546): the same UID each time, SEQUENCE raised by each change, times in UTC.</summary>
public sealed record CalendarEntry(string Method, string Text)
{
    public const string FileName = "invitation.ics";
    const string Request = "REQUEST", Cancel = "CANCEL";

    /// <param name="stamp">When the message was released (UTC).</param>
    public static CalendarEntry Of(Appointment appointment, string summary, string organizer, string attendee, DateTime stamp)
    {
        var method = appointment.IsCancelled ? Cancel : Request;
        var entry = new CalendarEvent
        {
            Uid = $"{appointment.Uid}@ausaiducation", Sequence = appointment.Sequence, Summary = summary, Location = appointment.Place,
            Start = new CalDateTime(Utc(appointment.StartsAt)), End = new CalDateTime(Utc(appointment.StartsAt.AddMinutes(appointment.Minutes))), DtStamp = new CalDateTime(Utc(stamp)),
            Status = appointment.IsCancelled ? EventStatus.Cancelled : EventStatus.Confirmed, Organizer = new Organizer("mailto:" + organizer),
        };
        entry.Attendees.Add(new Attendee("mailto:" + attendee) { Rsvp = !appointment.IsCancelled });
        var calendar = new Calendar { Method = method, ProductId = "-//AUSAIDUCATION//AusAiducation//FR" };
        calendar.Events.Add(entry);
        return new(method, new CalendarSerializer().SerializeToString(calendar)!);
    }

    static DateTime Utc(DateTime at) => DateTime.SpecifyKind(at, DateTimeKind.Utc);
}
