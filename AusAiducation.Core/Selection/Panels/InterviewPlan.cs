using AusAiducation.Core.Access;
using AusAiducation.Core.Selection.Assignment;

namespace AusAiducation.Core.Selection.Panels;

/// <summary>A panel for one day in one room or on one video link; a regional sitting is one whose place is the region's.</summary>
public sealed record Sitting(string Key, DateOnly Day, string Place, string Room, IReadOnlyList<string> Members, IReadOnlyList<TimeOnly> Starts);

/// <summary>A candidate to be heard: the places it can come to, null for any, and the members it has a tie with.</summary>
public sealed record Convoked(string Code, IReadOnlySet<string>? Places, IReadOnlySet<string> Ties);

/// <summary>Who is heard where and when.</summary>
public sealed record PlannedInterview(string Code, string Sitting, DateOnly Day, TimeOnly Start);

/// <summary>What is to be planned. Kept interviews stay as they are and take their slots.</summary>
public sealed record InterviewRequest(IReadOnlyList<Sitting> Sittings, IReadOnlyList<Convoked> Candidates, TimeSpan Duration, string Seed)
{
    public IReadOnlyList<PlannedInterview> Kept { get; init; } = [];
}

/// <summary>
/// A proposal of interviews: as many candidates as can be, no panel with a tie, even days; each sitting hears its candidates in a random
/// order from the stored seed, from its first free slot, so that strong and weak files are mixed and nobody waits between two.
/// </summary>
/// <param name="New">By sitting and hour, kept ones not among them.</param>
/// <param name="Shortages">Why some candidates have no slot, a sentence for each bottleneck; empty when all have.</param>
public sealed record InterviewPlan(IReadOnlyList<PlannedInterview> New, IReadOnlyList<Refusal> Shortages)
{
    /// <summary>Why these sittings cannot be held at all: somebody, or a room, would be in two interviews at once.</summary>
    public static Refusal? WhyNot(InterviewRequest request, Func<string, string>? name = null)
    {
        foreach (var sitting in request.Sittings)
            if (Overlap(sitting, sitting, request.Duration) is { } start) return new("Selection.SlotsTooClose", sitting.Room, sitting.Day, start);
        foreach (var (index, one) in request.Sittings.Index())
            foreach (var other in request.Sittings.Skip(index + 1))
            {
                if (Overlap(one, other, request.Duration) is not { } start) continue;
                if (one.Members.Intersect(other.Members).FirstOrDefault() is { } member) return new("Selection.MemberTwice", name?.Invoke(member) ?? member, one.Day, start);
                if ((one.Place, one.Room) == (other.Place, other.Room)) return new("Selection.RoomTwice", one.Room, one.Day, start);
            }

        return null;
    }

    /// <exception cref="RuleBroken">The sittings cannot be held; see <see cref="WhyNot"/>.</exception>
    public static InterviewPlan Of(InterviewRequest request)
    {
        RuleBroken.If(WhyNot(request));
        List<Convoked> waiting = [.. request.Candidates.ExceptBy(request.Kept.Select(kept => kept.Code), candidate => candidate.Code).OrderBy(candidate => candidate.Code, StringComparer.Ordinal)];
        var taken = request.Kept.ToLookup(kept => kept.Sitting, kept => kept.Start);
        var free = request.Sittings.ToDictionary(sitting => sitting.Key, sitting => sitting.Starts.Except(taken[sitting.Key]).Order().ToList());
        var costs = new int?[waiting.Count, request.Sittings.Count];
        foreach (var (row, candidate) in waiting.Index())
            foreach (var (column, sitting) in request.Sittings.Index()) costs[row, column] = MayHear(sitting, candidate) ? 0 : null;
        var slots = new Transport([.. waiting.Select(_ => 1)], [.. request.Sittings.Select(sitting => free[sitting.Key].Count)],
            [.. request.Sittings.Select(sitting => taken[sitting.Key].Count())], costs);

        var pairs = slots.Solve(new SeededDraws(request.Seed));
        var planned = request.Sittings.Index().SelectMany(sitting =>
            new SeededDraws($"{request.Seed}|{sitting.Item.Key}").Shuffled(waiting.Index().Where(candidate => pairs[candidate.Index, sitting.Index]).Select(candidate => candidate.Item.Code))
                .Zip(free[sitting.Item.Key], (code, start) => new PlannedInterview(code, sitting.Item.Key, sitting.Item.Day, start))).ToList();
        return new(planned, planned.Count == waiting.Count ? [] : [.. slots.Cuts().Select(cut => Shortage(cut, waiting))]);
    }

    public static bool MayHear(Sitting sitting, Convoked candidate) =>
        (candidate.Places?.Contains(sitting.Place) ?? true) && !candidate.Ties.Overlaps(sitting.Members);

    private static Refusal Shortage(TightCut cut, List<Convoked> waiting) =>
        cut.Columns.Count == 0 ? new("Selection.NoPanelFor", waiting[cut.Rows[0]].Code)
        : cut.Rows.Count == waiting.Count ? new("Selection.SlotsShort", cut.Need, cut.Room)
        : new("Selection.SlotsShortFor", TightCut.First(cut.Rows.Select(row => waiting[row].Code)), cut.Need, cut.Room);

    /// <summary>The first moment when both are busy; of a sitting with itself, when one interview runs into the next.</summary>
    private static TimeOnly? Overlap(Sitting one, Sitting other, TimeSpan duration)
    {
        if (one.Day != other.Day) return null;
        foreach (var (i, start) in one.Starts.Index())
            foreach (var (j, second) in other.Starts.Index())
                if ((one != other || i < j) && (start.ToTimeSpan() - second.ToTimeSpan()).Duration() < duration) return start < second ? second : start;
        return null;
    }
}
