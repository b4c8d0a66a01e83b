using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Students;

namespace AusAiducation.Core.Coaching;

public enum SessionChannel { Phone, Video, InPerson, Messages }

/// <summary>How the session went. Urgent reaches the programme team's desk.</summary>
public enum SessionMood { Good, Attention, Urgent }

/// <summary>One talk between coach and student. The note is read by the student and the programme team, never by the sponsor.</summary>
public sealed class CoachingSession : KeyedEntity, IAboutStudent
{
    public const int NoteMaxLength = 2000;
    public const int NextStepMaxLength = 300;
    public const int MaxMinutes = 480;

    CoachingSession() { }

    public CoachingSession(int studentId, int coachUserId, DateOnly heldOn, int minutes, SessionChannel channel, SessionMood mood, string sharedNote, string? nextStep, string? key = null)
    {
        // The form that was shown carries the key of the session it will become, so that the same form sent twice meets the unique index.
        if (key is not null) Key = key;
        (StudentId, CoachUserId, HeldOn, Minutes, Channel, Mood) = (studentId, coachUserId, heldOn, minutes, channel, mood);
        (SharedNote, NextStep) = (sharedNote.Trim(), string.IsNullOrWhiteSpace(nextStep) ? null : nextStep.Trim());
    }

    public int StudentId { get; private set; }
    public Student? Student { get; private set; }
    public int CoachUserId { get; private set; }
    public AppUser? Coach { get; private set; }
    public DateOnly HeldOn { get; private set; }
    public int Minutes { get; private set; }
    public SessionChannel Channel { get; private set; }
    public SessionMood Mood { get; private set; }

    [Sensitive]
    public string SharedNote { get; private set; } = "";
    public string? NextStep { get; private set; }
    public PrivateNote? PrivateNote { get; private set; }

    /// <summary>Says that a private note exists, to people who may not read it.</summary>
    public bool HasPrivateNote { get; private set; }

    public void KeepForSelf(string text) => (PrivateNote, HasPrivateNote) = (new PrivateNote(this, text.Trim()), true);
}

/// <summary>The coach's own note. Opened to somebody else only by <see cref="NoteOpening"/>: a safety alert or a legal request, recorded.</summary>
public sealed class PrivateNote : KeyedEntity, IAboutStudent
{
    PrivateNote() { }

    internal PrivateNote(CoachingSession session, string text) => (Session, StudentId, CoachUserId, Text) = (session, session.StudentId, session.CoachUserId, text);

    public int SessionId { get; private set; }
    public CoachingSession? Session { get; private set; }
    public int StudentId { get; private set; }
    public int CoachUserId { get; private set; }

    [Sensitive]
    public string Text { get; private set; } = "";
}

public enum OpeningGround { SafetyAlert, LegalRequest }

/// <summary>Somebody opened a private note: who, when, on which ground, why. The coach sees it.</summary>
public sealed class NoteOpening : KeyedEntity, IAboutStudent
{
    public const int ReasonMaxLength = 300;

    NoteOpening() { }

    public NoteOpening(PrivateNote note, int byUserId, OpeningGround ground, string reason, DateTime at)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("Common.ReasonNeeded");
        (NoteId, StudentId, CoachUserId, ByUserId, Ground, Reason, At) = (note.Id, note.StudentId, note.CoachUserId, byUserId, ground, reason.Trim(), at);
    }

    public int NoteId { get; private set; }
    public int StudentId { get; private set; }
    public int CoachUserId { get; private set; }
    public int ByUserId { get; private set; }
    public AppUser? By { get; private set; }
    public OpeningGround Ground { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTime At { get; private set; }
}
