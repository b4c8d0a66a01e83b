using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Interviews;

/// <summary>Where candidates are heard: in a room of the programme, over a video link, or in the capital of their own region.</summary>
public enum SittingKind { Room, Video, Regional }

/// <summary>What is fixed of a day of interviews. Slots follow each other from opening to closing, none within the pause.</summary>
public sealed record DayTerms
{
    public required DateOnly Date { get; init; }
    public SittingKind Kind { get; init; }
    public required string Place { get; init; }

    /// <summary>Of a regional sitting: only candidates of this region are heard there.</summary>
    public string? RegionCode { get; init; }

    /// <summary>In which of fr, ar, en its panels hear.</summary>
    public required IReadOnlyList<string> Languages { get; init; }
    public required TimeOnly OpensAt { get; init; }
    public required TimeOnly ClosesAt { get; init; }
    public TimeOnly? PauseFrom { get; init; }
    public TimeOnly? PauseTo { get; init; }

    /// <summary>From the beginning of one interview to the next.</summary>
    public required int SlotMinutes { get; init; }

    /// <summary>When its interviews begin, wall clock of Casablanca.</summary>
    public IReadOnlyList<TimeOnly> Starts()
    {
        var starts = new List<TimeOnly>();
        for (var at = OpensAt.ToTimeSpan(); at + TimeSpan.FromMinutes(SlotMinutes) <= ClosesAt.ToTimeSpan(); at += TimeSpan.FromMinutes(SlotMinutes))
        {
            if (PauseFrom is { } from && PauseTo is { } to && at < to.ToTimeSpan() && at + TimeSpan.FromMinutes(SlotMinutes) > from.ToTimeSpan()) at = to.ToTimeSpan();
            if (at + TimeSpan.FromMinutes(SlotMinutes) <= ClosesAt.ToTimeSpan()) starts.Add(TimeOnly.FromTimeSpan(at));
        }
        return starts;
    }
}

/// <summary>One day of interviews in one place. The order in which candidates are heard is drawn from its stored seed.</summary>
public sealed class InterviewDay : KeyedEntity
{
    public const int PlaceMaxLength = 100;
    public const int ShortestSlot = 10;
    public const int LongestSlot = 180;

    readonly List<InterviewPanel> _panels = [];

    InterviewDay() { }

    public InterviewDay(int editionId, DayTerms terms, string? seed = null)
    {
        (EditionId, Seed) = (editionId, seed ?? Keys.New());
        Change(terms, []);
    }

    public int EditionId { get; private set; }
    public Edition? Edition { get; private set; }
    public DateOnly Date { get; private set; }
    public SittingKind Kind { get; private set; }
    public string Place { get; private set; } = "";
    public string? RegionCode { get; private set; }
    public IReadOnlyList<string> Languages { get; private set; } = [];
    public TimeOnly OpensAt { get; private set; }
    public TimeOnly ClosesAt { get; private set; }
    public TimeOnly? PauseFrom { get; private set; }
    public TimeOnly? PauseTo { get; private set; }
    public int SlotMinutes { get; private set; }

    /// <summary>Drawn when the day was made; who has it can draw the same order again.</summary>
    public string Seed { get; private set; } = "";
    public IReadOnlyList<InterviewPanel> Panels => _panels;

    public DayTerms Terms => new()
    {
        Date = Date, Kind = Kind, Place = Place, RegionCode = RegionCode, Languages = Languages, OpensAt = OpensAt, ClosesAt = ClosesAt, PauseFrom = PauseFrom, PauseTo = PauseTo, SlotMinutes = SlotMinutes,
    };

    /// <summary>What families were told stands: with interviews placed, only hours around them and languages may change.</summary>
    /// <param name="placed">When the interviews placed on it begin (UTC).</param>
    public Refusal? WhyNotChange(DayTerms terms, IReadOnlyCollection<DateTime> placed) =>
        placed.Count == 0 ? null
        : terms.Date != Date || terms.Kind != Kind || terms.Place != Place || terms.RegionCode != RegionCode || terms.SlotMinutes != SlotMinutes ? new("Interviews.DayFixed", placed.Count)
        : placed.FirstOrDefault(at => !terms.Starts().Contains(TimeOnly.FromDateTime(ProgrammeClock.Local(at)))) is var left && left != default ? new("Interviews.SlotTaken", Texts.Formats.Time(left))
        : null;

    public void Change(DayTerms terms, IReadOnlyCollection<DateTime> placed)
    {
        RuleBroken.If(WhyNotChange(terms, placed));
        (Date, Kind, Place, RegionCode, Languages) = (terms.Date, terms.Kind, terms.Place, terms.Kind == SittingKind.Regional ? terms.RegionCode : null, [.. terms.Languages]);
        (OpensAt, ClosesAt, PauseFrom, PauseTo, SlotMinutes) = (terms.OpensAt, terms.ClosesAt, terms.PauseFrom, terms.PauseTo, terms.SlotMinutes);
    }

    /// <summary>Whether the hours of two days touch, so that nobody can sit in both.</summary>
    public static bool Overlap(DayTerms one, DayTerms other) => one.Date == other.Date && one.OpensAt < other.ClosesAt && other.OpensAt < one.ClosesAt;

    /// <summary>Who comes from this region and speaks this language (null: any) can be heard there. A region with its own sitting travels to no room.</summary>
    public static bool MayHear(DayTerms day, string? region, string? language, IReadOnlySet<string> regionsWithSitting) =>
        (language is null || day.Languages.Contains(language))
        && (day.Kind switch { SittingKind.Regional => day.RegionCode == region, SittingKind.Room => region is null || !regionsWithSitting.Contains(region), SittingKind.Video => true });
}
