using AusAiducation.Core.Data;

namespace AusAiducation.Core.Consents;

/// <summary>What is agreed to. Sharing results with the sponsor stands in the convention; photo and story are separate and optional.</summary>
public enum ConsentKind { DataNotice, Photo, Story }

/// <summary>Something a student agreed to, in which version, given by whom, until withdrawn.</summary>
public sealed class Consent : KeyedEntity, IAboutStudent
{
    public const string CurrentVersion = "2021-1";

    Consent() { }

    public Consent(int studentId, ConsentKind kind, string givenBy, DateOnly givenOn) =>
        (StudentId, Kind, GivenBy, GivenOn, TextVersion) = (studentId, kind, givenBy, givenOn, CurrentVersion);

    public int StudentId { get; private set; }
    public ConsentKind Kind { get; private set; }
    public string GivenBy { get; private set; } = "";
    public DateOnly GivenOn { get; private set; }
    public string TextVersion { get; private set; } = "";
    public DateOnly? WithdrawnOn { get; private set; }

    public void Withdraw(DateOnly on) => WithdrawnOn ??= on;
}
