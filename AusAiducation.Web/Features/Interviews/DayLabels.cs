using AusAiducation.Core.Interviews;
using AusAiducation.Core.Selection.Panels;
using AusAiducation.Core.Texts;
using AusAiducation.Web.Components.Shared;

namespace AusAiducation.Web.Features.Interviews;

/// <summary>A day of interviews in words.</summary>
static class DayLabels
{
    /// <summary>The colour of a fill: full, begun, empty.</summary>
    public static string Fill(int taken, int slots) => slots > 0 && taken == slots ? "good" : taken == 0 ? "" : "info";

    /// <summary>"Zagora · Drâa-Tafilalet" for a regional sitting, else the place.</summary>
    public static string Where(DayTerms terms) => DayWords.Region(terms.RegionCode) is { } region ? $"{terms.Place} · {region}" : terms.Place;

    public static string Hours(DayTerms terms) => $"{Formats.Hour(terms.OpensAt)} – {Formats.Hour(terms.ClosesAt)}" + (terms.PauseFrom is { } from ? $" ({Formats.Hour(from)} – {Formats.Hour(terms.PauseTo!.Value)})" : "");

    public static string Languages(Texts t, IEnumerable<string> codes) => string.Join(", ", codes.Select(c => t[DayWords.Language(c)]));

    public static IReadOnlyList<Option> LanguageOptions(Texts t) => [.. Texts.Languages.Select(c => new Option(c, t[DayWords.Language(c)]))];

    public static string? Tone(InterviewState state) => state switch { InterviewState.Held => "good", InterviewState.NoShow or InterviewState.Cancelled => "bad", _ => "info" };
}
