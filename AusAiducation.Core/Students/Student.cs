using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.People;
using AusAiducation.Core.Sponsorship;

namespace AusAiducation.Core.Students;

public enum StudentStatus { Active, Suspended, Completed, Left }

/// <summary>The funded journey of a laureate who accepted: five years with a sponsor and a coach.</summary>
public sealed class Student : KeyedEntity
{
    Student() { }

    public Student(Candidate candidate, int sponsorId, DateOnly acceptedOn)
    {
        (EditionId, CandidateId, PersonId, Person, SponsorId, AcceptedOn) = (candidate.EditionId, candidate.Id, candidate.PersonId, candidate.Person, sponsorId, acceptedOn);
        Person.Link(EditionId, student: true);
    }

    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
    public int SponsorId { get; private set; }
    public Sponsor? Sponsor { get; private set; }
    public DateOnly AcceptedOn { get; private set; }
    public StudentStatus Status { get; private set; }

    /// <summary>What is studied, where: "CPGE MPSI, Lycée Mohammed V".</summary>
    public string? StudyPath { get; private set; }
    public string? School { get; private set; }
    public string? CityProvinceCode { get; private set; }

    public void Study(string path, string school, string? provinceCode) => (StudyPath, School, CityProvinceCode) = (path.Trim(), school.Trim(), provinceCode);
}

public enum SignatoryCapacity { Self, Father, Mother, Guardian, InstitutionDirector }

/// <summary>The convention between student, family, FME and sponsor: who signed, in which capacity, on which day.</summary>
public sealed class Convention : KeyedEntity, IAboutStudent
{
    Convention() { }

    public Convention(int studentId, string signatory, SignatoryCapacity capacity, DateOnly signedOn, bool studentIsMinor)
    {
        if (string.IsNullOrWhiteSpace(signatory)) throw new RuleBroken("Students.SignatoryNeeded");
        if (studentIsMinor && capacity == SignatoryCapacity.Self) throw new RuleBroken("Students.MinorCannotSign");
        (StudentId, Signatory, Capacity, SignedOn) = (studentId, signatory.Trim(), capacity, signedOn);
    }

    public int StudentId { get; private set; }

    [Sensitive]
    public string Signatory { get; private set; } = "";
    public SignatoryCapacity Capacity { get; private set; }
    public DateOnly SignedOn { get; private set; }
}

/// <summary>One year of studies.</summary>
public sealed class AcademicYear : KeyedEntity, IAboutStudent
{
    AcademicYear() { }

    public AcademicYear(int studentId, int number, string code, string level) => (StudentId, Number, Code, Level) = (studentId, number, code, level);

    public int StudentId { get; private set; }

    /// <summary>1 to 5: the funded year.</summary>
    public int Number { get; private set; }

    /// <summary>"2019-2020".</summary>
    public string Code { get; private set; } = "";
    public string Level { get; private set; } = "";

    /// <summary>Day the year's enrolment certificate was accepted; tranches after the installation wait for it.</summary>
    public DateOnly? EnrolmentAcceptedOn { get; private set; }

    public void AcceptEnrolment(DateOnly on) => EnrolmentAcceptedOn ??= on;
}

public enum Term { First, Second }

/// <summary>A term's result out of 20. The sponsor meets it once published.</summary>
public sealed class TermResult : KeyedEntity, IAboutStudent
{
    TermResult() { }

    public TermResult(int studentId, string yearCode, Term term, decimal average, string? comment, DateOnly receivedOn)
    {
        if (average is < 0 or > 20) throw new RuleBroken("Students.AverageOffScale");
        (StudentId, YearCode, Term, Average, Comment, ReceivedOn) = (studentId, yearCode, term, average, comment, receivedOn);
    }

    public int StudentId { get; private set; }
    public string YearCode { get; private set; } = "";
    public Term Term { get; private set; }
    public decimal Average { get; private set; }
    public string? Comment { get; private set; }
    public DateOnly ReceivedOn { get; private set; }
    public DateOnly? PublishedOn { get; private set; }

    public void Publish(DateOnly on)
    {
        if (PublishedOn is not null) throw new RuleBroken("Students.AlreadyPublished");
        PublishedOn = on;
    }
}
