using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Students;

namespace AusAiducation.Core.Coaching;

/// <summary>Who coaches whom, from which day to which.</summary>
public sealed class CoachAssignment : KeyedEntity, IAboutStudent
{
    CoachAssignment() { }

    public CoachAssignment(int studentId, int coachUserId, DateOnly from) => (StudentId, CoachUserId, From) = (studentId, coachUserId, from);

    public int StudentId { get; private set; }
    public Student? Student { get; private set; }
    public int CoachUserId { get; private set; }
    public AppUser? Coach { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }

    /// <summary>Its last day.</summary>
    public void End(DateOnly on) => To = on;
}
