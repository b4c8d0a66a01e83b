using AusAiducation.Core.Access;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Selection.Panels;

/// <summary>A day in the list of days: how many of its slots are taken.</summary>
public sealed record DayLine(string Key, DayTerms Terms, IReadOnlyList<string> Panels, int Slots, int Taken);

/// <summary>Who is heard in a slot, and whether they know.</summary>
/// <param name="Told">State of the last message about it; null when none was prepared.</param>
public sealed record HeardCandidate(string InterviewKey, string CandidateKey, string Code, string Name, string? NameArabic, InterviewState State, InterviewNeeds Needs, MessageState? Told, string? MessageKey);

/// <summary>A slot of a panel. Taken without anybody shown: by a candidate this viewer may not meet, or its members hear elsewhere.</summary>
public sealed record SlotLine(TimeOnly Start, HeardCandidate? Heard, bool IsTaken);

/// <summary>Somebody of a panel.</summary>
public sealed record PanelMemberLine(string Key, string Name);

/// <summary>A panel of the day shown, with its slots in the order of the clock.</summary>
public sealed record PanelLine(string Key, int Version, string Name, string? Room, IReadOnlyList<PanelMemberLine> Members, IReadOnlyList<SlotLine> Slots);

/// <summary>One day: what is fixed of it, its panels, who is heard when.</summary>
public sealed record DayView(string Key, int Version, string Edition, DayTerms Terms, string Seed, IReadOnlyList<PanelLine> Panels)
{
    public int Slots => Panels.Sum(p => p.Slots.Count);
    public int Taken => Panels.Sum(p => p.Slots.Count(s => s.IsTaken));

    /// <summary>Places not confirmed by a contact yet.</summary>
    public int Unconfirmed => Panels.Sum(p => p.Slots.Count(s => s.Heard is { State: InterviewState.Planned, Told: not MessageState.Confirmed }));
}

/// <summary>Names of places and languages as they are read.</summary>
public static class DayWords
{
    /// <summary>"Drâa-Tafilalet" for its code, in the reader's language.</summary>
    public static string? Region(string? code) => Provinces.Regions.FirstOrDefault(r => r.Code == code) is { } region ? new Data.LocalText(region.French, region.Arabic, region.English).Current : null;

    public static Refusal Language(string code) => new("Interviews.Language" + code);
}
