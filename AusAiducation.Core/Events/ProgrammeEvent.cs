using AusAiducation.Core.Data;

namespace AusAiducation.Core.Events;

/// <summary>A meeting students are invited to (AUSIM's conferences).</summary>
public sealed class ProgrammeEvent : KeyedEntity
{
    ProgrammeEvent() { }

    public ProgrammeEvent(string title, DateOnly on, string place) => (Title, On, Place) = (title, on, place);

    public string Title { get; private set; } = "";
    public DateOnly On { get; private set; }
    public string Place { get; private set; } = "";
}

/// <summary>A student was invited, and came or not.</summary>
public sealed class EventAttendance : KeyedEntity, IAboutStudent
{
    EventAttendance() { }

    public EventAttendance(int eventId, int studentId, bool? came) => (EventId, StudentId, Came) = (eventId, studentId, came);

    public int EventId { get; private set; }
    public ProgrammeEvent? Event { get; private set; }
    public int StudentId { get; private set; }
    public bool? Came { get; private set; }
}
