using AusAiducation.Core.Data;

namespace AusAiducation.Core.Careers;

/// <summary>A student's internship in a company.</summary>
public sealed class Internship : KeyedEntity, IAboutStudent
{
    Internship() { }

    public Internship(int studentId, string company, string subject, DateOnly from, DateOnly to) =>
        (StudentId, Company, Subject, From, To) = (studentId, company, subject, from, to);

    public int StudentId { get; private set; }
    public string Company { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
}
