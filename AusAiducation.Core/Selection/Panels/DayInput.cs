using AusAiducation.Core.Access;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Selection.Panels;

/// <summary>A day of interviews as typed; without a key it is a new one.</summary>
public sealed class DayInput
{
    public string? Key { get; set; }
    public string? Version { get; set; }
    public string? Date { get; set; }
    public string? Kind { get; set; }
    public string? Place { get; set; }
    public string? Region { get; set; }
    public List<string> Languages { get; set; } = [];
    public string? OpensAt { get; set; }
    public string? ClosesAt { get; set; }
    public string? PauseFrom { get; set; }
    public string? PauseTo { get; set; }
    public string? SlotMinutes { get; set; }

    public static DayInput Of(DayTerms terms) => new()
    {
        Date = Texts.Formats.Day(terms.Date), Kind = terms.Kind.ToString(), Place = terms.Place, Region = terms.RegionCode, Languages = [.. terms.Languages], OpensAt = Texts.Formats.Hour(terms.OpensAt), ClosesAt = Texts.Formats.Hour(terms.ClosesAt),
        PauseFrom = terms.PauseFrom is { } from ? Texts.Formats.Hour(from) : null, PauseTo = terms.PauseTo is { } to ? Texts.Formats.Hour(to) : null, SlotMinutes = terms.SlotMinutes.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <param name="notBefore">Null for a day whose date stays as it is.</param>
    internal DayTerms Read(DateOnly? notBefore)
    {
        var p = new Problems();
        var (date, kind, place) = (p.Day(nameof(Date), Date, notBefore: notBefore), p.Choice<SittingKind>(nameof(Kind), Kind), p.Required(nameof(Place), Place, InterviewDay.PlaceMaxLength));
        var region = kind == SittingKind.Regional ? Region : null;
        if (kind == SittingKind.Regional && Provinces.Regions.All(r => r.Code != Region)) p.Add(nameof(Region), "Interviews.RegionNeeded");
        var languages = Texts.Texts.Languages.Where(Languages.Contains).ToList();
        if (languages.Count == 0) p.Add(nameof(Languages), "Interviews.LanguageNeeded");
        var (opens, closes, slot) = (p.Time(nameof(OpensAt), OpensAt), p.Time(nameof(ClosesAt), ClosesAt), p.Whole(nameof(SlotMinutes), SlotMinutes, InterviewDay.ShortestSlot, InterviewDay.LongestSlot));
        if (closes <= opens) p.Add(nameof(ClosesAt), "Interviews.ClosesTooEarly");
        var (from, to) = Pause(p, opens, closes);
        p.ThrowIfAny();
        var terms = new DayTerms { Date = date!.Value, Kind = kind!.Value, Place = place, RegionCode = region, Languages = languages, OpensAt = opens!.Value, ClosesAt = closes!.Value, PauseFrom = from, PauseTo = to, SlotMinutes = slot!.Value };
        return terms.Starts().Count > 0 ? terms : throw new InputRefused(nameof(SlotMinutes), "Interviews.NoSlotFits");
    }

    (TimeOnly? From, TimeOnly? To) Pause(Problems p, TimeOnly? opens, TimeOnly? closes)
    {
        if (string.IsNullOrWhiteSpace(PauseFrom) && string.IsNullOrWhiteSpace(PauseTo)) return (null, null);
        var (from, to) = (p.Time(nameof(PauseFrom), PauseFrom), p.Time(nameof(PauseTo), PauseTo));
        if (from >= to || from < opens || to > closes) p.Add(nameof(PauseTo), "Interviews.PauseOutside");
        return (from, to);
    }
}

/// <summary>A panel of a day as typed; without a key it is a new one.</summary>
public sealed class PanelInput
{
    public string? Day { get; set; }
    public string? Key { get; set; }
    public string? Version { get; set; }
    public string? Name { get; set; }
    public string? Room { get; set; }
    public List<string> Members { get; set; } = [];
}
